import FeedModel
import Foundation
import Testing

@testable import TributaryCommand

@Suite("A run") struct RunTests {
    @Test("Results are handed on in the order their work began, whatever order they arrive in")
    func order() {
        var queue = SettlingQueue<String>(patience: 10)
        #expect(queue.add("c", at: 2).isEmpty)
        #expect(queue.add("b", at: 1).isEmpty)
        #expect(queue.add("a", at: 0) == ["a", "b", "c"])
        #expect(queue.add("d", at: 3) == ["d"])
        #expect(queue.drain().isEmpty)
    }

    @Test("A slow one is not waited for without end")
    func patience() {
        var queue = SettlingQueue<Int>(patience: 2)
        #expect(queue.add(1, at: 1).isEmpty)
        #expect(queue.add(2, at: 2).isEmpty)
        #expect(queue.add(3, at: 3) == [1, 2, 3])
        #expect(queue.add(4, at: 4) == [4])
        #expect(queue.add(0, at: 0) == [0])
    }

    @Test("What is left over is handed on at the end, in order")
    func rest() {
        var queue = SettlingQueue<Int>(patience: 10)
        #expect(queue.add(5, at: 5).isEmpty)
        #expect(queue.add(4, at: 4).isEmpty)
        #expect(queue.drain() == [4, 5])
    }

    @Test("The summary says what was read, what is new and where to look")
    func summary() {
        var report = RunReport()
        report.readings = [
            SourceReading(source: "a", result: .merged(.init(new: 3, changed: 1, known: 2))),
            SourceReading(source: "b", result: .unchanged),
            SourceReading(source: "c", result: .failed(Failure(source: "c", stage: .fetch, reason: "no answer"))),
        ]
        report.waiting = 2
        report.documents = .init(written: 5, unchanged: 7)
        let summary = RunSummary(report: report, output: "/srv/public")
        #expect(
            summary.lines == [
                "2 sources read, 1 failed, 2 not due yet: 3 new entries, 1 changed.",
                "5 documents written, 7 unchanged.\nLook at /srv/public/index.html, or subscribe to /srv/public/index.atom.",
            ])
        #expect(summary.problems == ["c: fetch: no answer"])
        #expect(!report.everySourceFailed)
    }

    @Test("Every source failed only where none that was not due is in order")
    func everyFailed() {
        var report = RunReport()
        report.readings = [
            SourceReading(source: "a", result: .failed(Failure(source: "a", stage: .fetch, reason: "no answer")))
        ]
        (report.waiting, report.waitingInOrder) = (2, 0)
        #expect(report.everySourceFailed)
        report.waitingInOrder = 1
        #expect(!report.everySourceFailed)
    }

    @Test("A run that changed nothing says so")
    func nothingNew() {
        var report = RunReport()
        report.readings = [SourceReading(source: "a", result: .unchanged)]
        report.documents = .init(written: 0, unchanged: 4)
        #expect(
            RunSummary(report: report, output: "public").lines == [
                "1 source read: nothing new.", "Nothing changed: all documents in public stay as they are.",
            ])
    }

    @Test("A run that was stopped says what is left, and that all the rest is stored")
    func stopped() {
        var report = RunReport()
        report.readings = [
            SourceReading(source: "a", result: .merged(.init(new: 3))), SourceReading(source: "b", result: .left),
        ]
        report.neverBegun = 4
        report.end = .stopped
        let summary = RunSummary(report: report, output: "public")
        #expect(
            summary.lines == [
                "1 source read, 5 left for the next run: 3 new entries, 0 changed.",
                "Stopped: what was read is stored, nothing was published. The next run goes on where this one ended.",
            ])
        #expect(summary.problems.isEmpty)
        #expect(!report.everySourceFailed)
    }

    @Test("A deadline that came first is a problem to be told even when quiet")
    func deadline() {
        var report = RunReport()
        report.readings = [SourceReading(source: "b", result: .left)]
        report.end = .deadline
        let summary = RunSummary(report: report, output: "public")
        #expect(
            summary.problems == [
                "the run's deadline came before 1 source; the next run goes on. Often? Raise `fetch.deadline`."
            ])
        #expect(!report.everySourceFailed)
    }

    @Test("The state of every source says when it is due, and by which rule")
    func statusLines() throws {
        let moment = Date(timeIntervalSince1970: 1_730_000_000)
        let rest = SourceStatus(
            id: "a", url: "https://a.example/", city: "jiangmen", nextDue: moment, dueReason: .timeToLive)
        let gone = SourceStatus(
            id: "b", url: "https://b.example/", city: "jiangmen", state: .gone, reason: "410", dueReason: .gone)
        let new = SourceStatus(id: "c", url: "https://c.example/", city: "jiangmen", reason: "not read yet")
        let lines = StatusReport([rest, gone, new]).lines(zone: .gmt)
        #expect(lines[0].hasPrefix("SOURCE"))
        #expect(lines[1].contains("2024-10-27 03:33:20  the feed's own ttl"))
        #expect(lines[2].contains("never  "))
        #expect(lines[2].contains("gone for good (410)"))
        #expect(lines[3].contains("now  "))
    }

    @Test("Columns line up when cells hold Han characters")
    func table() {
        #expect(Table.lines([["市场", "1"], ["abcdef", "22"], ["x", ""]]) == ["市场    1", "abcdef  22", "x"])
    }

    @Test("A lock that is held says by whom, and is free again afterwards")
    func lock() throws {
        let store = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).sqlite").path()
        defer { try? FileManager.default.removeItem(atPath: store + ".lock") }
        let now = Date(timeIntervalSince1970: 1_730_000_000)
        let first = try RunLock(store: store, now: now)
        do throws(RunLockError) {
            _ = try RunLock(store: store, now: now)
            Issue.record("two runs hold one lock")
        } catch {
            #expect(error.description.hasPrefix("another run is under way (process "))
            #expect(error.description.contains("since 2024-10-27T03:33:20Z"))
        }
        first.release()
        try RunLock(store: store, now: now).release()
    }

    @Test("The state of every source is one JSON object")
    func statusJSON() throws {
        var status = SourceStatus(
            id: "a", url: "https://a.example/", city: "jiangmen", state: .failing, reason: "no answer",
            lastSuccess: Date(timeIntervalSince1970: 1_730_000_000), dueReason: .retryAfter, entries: 4)
        status.dropped = 2
        #expect(
            try StatusReport([status]).json() == """
                {
                  "sources" : [
                    {
                      "city" : "jiangmen",
                      "dropped" : 2,
                      "dueReason" : "retryAfter",
                      "entries" : 4,
                      "id" : "a",
                      "lastSuccess" : "2024-10-27T03:33:20Z",
                      "reason" : "no answer",
                      "state" : "failing",
                      "url" : "https://a.example/"
                    }
                  ]
                }
                """)
    }
}
