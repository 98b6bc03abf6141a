import Foundation
import Testing

/// What cron, disks and clocks do to a run.
@Suite("A run that is disturbed") struct DurabilityTests {
    private static let now = 1_730_000_000

    /// What the disturbed runs must come to.
    private static func undisturbed() async throws -> [String: Data] {
        let place = try Workplace()
        #expect(try await place.tributary("run", at: now).status == 0)
        return try place.publishedFiles().mapValues(\.bytes)
    }

    @Test("Killed again and again at random moments, the runs come to what one undisturbed run does")
    func killed() async throws {
        let expected = try await Self.undisturbed()
        let place = try Workplace()
        let start = ContinuousClock.now
        #expect(try await Workplace().tributary("run", at: Self.now).status == 0)
        var length = ContinuousClock.now - start
        var killed = 0
        while killed < 8 {
            // From the first instruction to the end. What is left to do becomes less, and the machine may have become idle.
            if try await place.tributaryKilled(after: length * Double.random(in: 0...1), "run", at: Self.now) {
                killed += 1
            } else {
                length = length * 0.6
            }
        }
        #expect(try await place.tributary("run", at: Self.now).status == 0)
        #expect(try place.publishedFiles().mapValues(\.bytes) == expected)
        let check = try await place.tributary("store", "check")
        #expect(check.status == 0, "\(check.output)")
    }

    /// The store itself needs 480, its log before as much or more, as sources happen to be merged together.
    @Test("On a full disk nothing is lost: the next run goes on", arguments: [64, 256, 450])
    func diskFull(kilobytes: Int) async throws {
        let expected = try await Self.undisturbed()
        let place = try Workplace()
        let run = try await place.tributary("run", at: Self.now, fileLimit: kilobytes)
        #expect(run.status == 74, "\(run.messages)")
        #expect(run.messages.contains("run again"))
        #expect(try await place.tributary("run", at: Self.now).status == 0)
        #expect(try place.publishedFiles().mapValues(\.bytes) == expected)
    }

    @Test("A clock that went backwards takes nothing back") func clockBackwards() async throws {
        let place = try Workplace()
        #expect(try await place.tributary("run", at: Self.now).status == 0)
        let before = try place.publishedFiles().mapValues(\.bytes)
        #expect(try await place.tributary("run", at: Self.now - 400 * 86_400).status == 0)
        #expect(try place.publishedFiles().mapValues(\.bytes) == before)
    }

    @Test("A backup brings the history back, byte for byte in every document") func backup() async throws {
        let place = try Workplace()
        #expect(try await place.tributary("run", at: Self.now).status == 0)
        let before = try place.publishedFiles().mapValues(\.bytes)
        let backup = place.folder.appending(path: "backup.sqlite").path(percentEncoded: false)
        #expect(try await place.tributary("store", "backup", backup).status == 0)
        for suffix in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: place.store.path(percentEncoded: false) + suffix)
        }
        let check = try await place.tributary("store", "check")
        #expect(check.status == 74)
        #expect(check.messages.contains("there is no store"))
        #expect(try await place.tributary("store", "restore", backup).status == 0)
        try FileManager.default.removeItem(at: place.output)
        #expect(try await place.tributary("publish", at: Self.now).status == 0)
        #expect(try place.publishedFiles().mapValues(\.bytes) == before)
    }
}
