import FeedModel
import FeedStore
import Foundation
import GRDB
import Testing

@Suite("A store is looked after") struct StoreCareTests {
    private let folder: String
    private var path: String { folder + "/store.sqlite" }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("care-\(UUID())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    private func fill(_ titles: String...) throws {
        let store = try HistoryStore(path: path)
        try store.write { history in
            try history.register(guangzhou)
            for (number, title) in titles.enumerated() {
                let item = new(
                    CleanEntry(link: "https://gz.example/\(number)", title: title), number,
                    keys: [IdentityKey(.link, "\(number)")])
                let entry = try history.insert(item, source: guangzhou, firstSeen: now)
                try history.place(entry, topics: [], now: now)
            }
        }
    }

    private func titles() throws -> [String] {
        try HistoryStore(path: path).read { history in try history.entries(after: 0, limit: 10).map(\.current.title) }
    }

    @Test("A whole store says how much it holds") func whole() throws {
        try fill("One", "Two")
        let found = try HistoryStore.inspect(path: path)
        #expect(found.problems.isEmpty)
        #expect((found.entries, found.sources) == (2, 1))
        #expect(!found.isOlder)
    }

    @Test(
        "What breaks a promise is named",
        arguments: [
            ("DELETE FROM feedEntry WHERE entry = 1", "entries that stand in no feed: tag:0"),
            ("DELETE FROM identity WHERE entry = 2", "known by when it comes in again: tag:1"),
            ("UPDATE feed SET entries = 7 WHERE name = 'everything'", "feeds whose entries are counted wrongly: everything"),
            ("UPDATE source SET entries = 7", "sources whose entries are counted wrongly: gz"),
            ("INSERT INTO story (lead) VALUES (1)", "stories whose lead is none of their members: 1"),
        ])
    func broken(statement: String, problem: String) throws {
        try fill("One", "Two")
        let database = try DatabaseQueue(path: path)
        try database.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA foreign_keys = OFF; \(statement)") }
        try database.close()
        let problems = try HistoryStore.inspect(path: path).problems
        #expect(problems.contains { $0.contains(problem) }, "\(problems)")
    }

    @Test("Damaged pages are found") func damaged() throws {
        try fill("One", "Two")
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        // Everything but the first page, which says that it is a database.
        let size = try handle.seekToEnd()
        try handle.seek(toOffset: 4096)
        try handle.write(contentsOf: Data(repeating: 0x5A, count: Int(size) - 4096))
        try handle.close()
        #expect(throws: StoreError.self) {
            let found = try HistoryStore.inspect(path: path)
            if !found.problems.isEmpty { throw StoreError.damaged(path: path, detail: found.problems[0]) }
        }
    }

    @Test("What is no store is told from a damaged one") func foreign() throws {
        #expect(throws: StoreError.missing(path: path)) { try HistoryStore.inspect(path: path) }
        #expect(!FileManager.default.fileExists(atPath: path))
        try Data("not a database, but some other file of more than a few bytes".utf8).write(
            to: URL(fileURLWithPath: path))
        #expect(throws: StoreError.self) { try HistoryStore.inspect(path: path) }
    }

    @Test("A backup holds all, and brings it back; the store that was there is kept") func backupAndRestore() throws {
        try fill("One", "Two")
        let backup = folder + "/backup.sqlite"
        try HistoryStore.backUp(path: path, to: backup)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix("backup") } == ["backup.sqlite"])

        let later = "https://gz.example/later"
        try HistoryStore(path: path).write { history in
            let item = new(CleanEntry(link: later, title: "Later"), 9, keys: [IdentityKey(.link, later)])
            try history.place(try history.insert(item, source: guangzhou, firstSeen: now), topics: [], now: now)
        }
        #expect(try titles() == ["One", "Two", "Later"])

        let kept = try #require(try HistoryStore.restore(from: backup, to: path, now: now))
        #expect(try titles() == ["One", "Two"])
        #expect(try HistoryStore.inspect(path: kept).entries == 3)
    }

    @Test("A backup never overwrites a file") func occupied() throws {
        try fill("One")
        let backup = folder + "/backup.sqlite"
        try Data("mine".utf8).write(to: URL(fileURLWithPath: backup))
        #expect(throws: StoreError.occupied(path: backup)) { try HistoryStore.backUp(path: path, to: backup) }
        #expect(try String(contentsOfFile: backup, encoding: .utf8) == "mine")
        #expect(StoreError.occupied(path: backup).description.contains("remove it, or give another name"))
    }

    @Test("A store too damaged to open is kept as well, and replaced") func restoreOverDamaged() throws {
        try fill("One")
        let backup = folder + "/backup.sqlite"
        try HistoryStore.backUp(path: path, to: backup)
        try Data(repeating: 0x5A, count: 20_000).write(to: URL(fileURLWithPath: path))
        let kept = try #require(try HistoryStore.restore(from: backup, to: path, now: now))
        #expect(try titles() == ["One"])
        #expect(try Data(contentsOf: URL(fileURLWithPath: kept)) == Data(repeating: 0x5A, count: 20_000))
    }

    @Test("A damaged backup is not put in place") func damagedBackup() throws {
        try fill("One")
        let backup = folder + "/backup.sqlite"
        try Data(repeating: 0x5A, count: 20_000).write(to: URL(fileURLWithPath: backup))
        #expect(throws: StoreError.self) { try HistoryStore.restore(from: backup, to: path, now: now) }
        #expect(try titles() == ["One"])
    }
}
