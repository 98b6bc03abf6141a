import FeedModel
import FeedStore
import Foundation
import GRDB
import Testing

@Suite("A store is looked after") struct StoreCareTests {
    private let place: TestFolder
    private var folder: String { place.path }
    private var path: String { place.store }

    init() throws {
        place = try TestFolder()
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
            (
                "UPDATE feed SET entries = 7 WHERE name = 'everything'",
                "feeds whose entries are counted wrongly: everything"
            ),
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

    @Test("A file that lost everything is a damaged store, and no new history is begun in it") func emptied() throws {
        try Data().write(to: URL(fileURLWithPath: path))
        for use in [{ _ = try HistoryStore(path: path) }, { _ = try HistoryStore.inspect(path: path) }] {
            #expect(throws: StoreError.damaged(path: path, detail: "the file is empty"), performing: use)
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)).isEmpty)
    }

    @Test("A store is whole from its first moment on, and leaves nothing beside it") func beginning() throws {
        try Data("left behind".utf8).write(to: URL(fileURLWithPath: path + ".unfinished"))
        _ = try HistoryStore(path: path)
        #expect(try HistoryStore.inspect(path: path).problems.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: path + ".unfinished"))
    }

    @Test("Another program's database is refused, and stays as it is") func otherProgram() throws {
        let database = try DatabaseQueue(path: path)
        try database.write { db in try db.execute(sql: "CREATE TABLE mail (subject TEXT)") }
        try database.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(throws: StoreError.foreign(path: path)) { try HistoryStore(path: path) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test("A file cut short, or overwritten in its middle, is damaged", arguments: [false, true])
    func spoilt(inTheMiddle: Bool) throws {
        try fill("One", "Two")
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        let size = try handle.seekToEnd()
        if inTheMiddle {
            try handle.seek(toOffset: 4096 * 2)
            try handle.write(contentsOf: Data(repeating: 0xA5, count: Int(size) - 4096 * 3))
        } else {
            try handle.truncate(atOffset: size / 2)
        }
        try handle.close()
        let words = {
            do {
                return try HistoryStore.inspect(path: path).problems.joined()
            } catch {
                return "\(error)"
            }
        }()
        #expect(!words.isEmpty)
        #expect(throws: StoreError.self) { try HistoryStore.backUp(path: path, to: folder + "/backup.sqlite") }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix("backup") }.isEmpty)
    }

    @Test("What stands in the way of a backup is named, not the store") func backupNowhere() throws {
        try fill("One")
        let file = folder + "/nowhere/backup.sqlite"
        let error = #expect(throws: StoreError.self) { try HistoryStore.backUp(path: path, to: file) }
        #expect(error?.description.hasPrefix("cannot write \(file): there is no folder \(folder)/nowhere.") == true)
    }

    @Test("The store is no backup of itself") func itself() throws {
        try fill("One")
        let link = folder + "/link.sqlite"
        try FileManager.default.linkItem(atPath: path, toPath: link)
        #expect(throws: StoreError.itself(path: link)) { try HistoryStore.restore(from: link, to: path, now: now) }
        #expect(try titles() == ["One"])
    }

    @Test("Two restores in one second keep both stores that were there") func twice() throws {
        try fill("One")
        let backup = folder + "/backup.sqlite"
        try HistoryStore.backUp(path: path, to: backup)
        let first = try #require(try HistoryStore.restore(from: backup, to: path, now: now))
        let second = try #require(try HistoryStore.restore(from: backup, to: path, now: now))
        #expect(first != second)
        for file in [first, second, path] { #expect(try HistoryStore.inspect(path: file).entries == 1) }
    }

    @Test("A reader reads while a run writes, and the run writes while a reader reads") func both() throws {
        try fill("One")
        let (run, reader) = (try HistoryStore(path: path), try HistoryStore(path: path))
        try run.write { history in
            try history.set("name", to: "inside")
            #expect(try reader.read { history in try history.setting("name") } == nil)
            #expect(try HistoryStore.inspect(path: path).problems.isEmpty)
        }
        try reader.read { history in
            #expect(try history.setting("name") == "inside")
            try run.write { history in try history.set("name", to: "later") }
            #expect(try history.setting("name") == "inside")
        }
    }

    @Test("A backup holds all, and brings it back; the store that was there is kept") func backupAndRestore() throws {
        try fill("One", "Two")
        let backup = folder + "/backup.sqlite"
        try HistoryStore.backUp(path: path, to: backup)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasPrefix("backup") } == [
                "backup.sqlite"
            ])

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

    @Test("Where a restore was cut short, no new history is begun") func halfRestored() throws {
        try Data("half a backup".utf8).write(to: URL(fileURLWithPath: path + ".restoring"))
        let error = #expect(throws: StoreError.self) { try HistoryStore(path: path) }
        #expect(error?.description.contains("Run `tributary store restore FILE` again") == true)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("A damaged backup is not put in place") func damagedBackup() throws {
        try fill("One")
        let backup = folder + "/backup.sqlite"
        try Data(repeating: 0x5A, count: 20_000).write(to: URL(fileURLWithPath: backup))
        #expect(throws: StoreError.self) { try HistoryStore.restore(from: backup, to: path, now: now) }
        #expect(try titles() == ["One"])
    }
}
