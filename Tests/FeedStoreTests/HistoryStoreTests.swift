import FeedModel
import FeedStore
import Foundation
import GRDB
import Testing

@Suite("The store") struct HistoryStoreTests {
    private let store: HistoryStore
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
        store = try HistoryStore(path: folder.store)
        try store.write { history in
            for source in [guangzhou, jiangmen] { try history.register(source) }
        }
    }

    @Test("An entry comes back as it was put in") func roundTrip() throws {
        let entry = CleanEntry(
            publisherID: "gz-1", link: "https://gz.example/1", title: "涉外商标保护公告 𠮷", summary: "<p>要点</p>",
            content: "<p>全文 &amp; more</p>", language: "zh-Hans",
            published: EntryDate(Date(timeIntervalSince1970: 1_724_630_400), hasTime: false),
            updated: EntryDate(Date(timeIntervalSince1970: 1_724_716_800)),
            authors: [Person(name: "办公室", email: nil, url: "https://gz.example/")], categories: ["通知"],
            enclosures: [Enclosure(url: "https://gz.example/a.pdf", type: "application/pdf", length: 3, title: "附件")])
        let inserted = try store.write { history in try history.insert(new(entry, 1), source: guangzhou, firstSeen: now)
        }
        let read = try store.read { history in try history.entry(inserted.id) }
        #expect(read == inserted)
        #expect(read?.current == entry)
        #expect(read?.firstSeen == now)
    }

    @Test(
        "Of many keys asked for at once, exactly those that are known are answered",
        arguments: [0, 1, 2, 127, 128, 129, 300])
    func many(asked: Int) throws {
        func key(_ number: Int) -> IdentityKey { IdentityKey(.link, "gz.example/\(number)") }
        let known = (0..<asked).filter { $0 % 3 == 0 }
        let entries = try store.write { history in
            try history.insert(
                known.map { new(CleanEntry(title: "\($0)"), $0, keys: [key($0)]) }, source: guangzhou, firstSeen: now)
        }
        let answer = try store.read { history in
            try history.answer(
                MergeLookup(keys: Set((0..<asked).map(key)), atomIDs: Set((0..<asked).map { "tag:\($0)" })))
        }
        #expect(answer.takenAtomIDs == Set(known.map { "tag:\($0)" }))
        #expect(answer.entries.count == known.count)
        for number in 0..<asked {
            let holder = known.firstIndex(of: number).map { entries[$0].id }
            #expect(answer.holders(of: key(number)) == [holder].compactMap(\.self))
        }
    }

    @Test("An entry is found under every key it was ever given") func identity() throws {
        let keys = [IdentityKey(.publisherID, "guangzhou gz-1"), IdentityKey(.link, "guangzhou gz.example/1")]
        let later = IdentityKey(.link, "guangzhou new.example/1")
        let id = try store.write { history in
            let entry = try history.insert(
                new(CleanEntry(title: "一"), 1, keys: keys), source: guangzhou, firstSeen: now)
            try history.apply(change(entry, keys: [later]), now: now)
            return entry.id
        }
        let lookup = MergeLookup(
            keys: Set(keys + [later, IdentityKey(.link, "elsewhere")]), atomIDs: ["tag:1", "tag:2"])
        let known = try store.read { history in try history.answer(lookup) }
        for key in keys + [later] { #expect(known.holders(of: key) == [id]) }
        #expect(known.holders(of: IdentityKey(.link, "elsewhere")).isEmpty)
        #expect(known.takenAtomIDs == ["tag:1"])
    }

    @Test("Two entries cannot share an id or an `updated`", arguments: [("tag:1", 2), ("tag:2", 1)])
    func uniqueness(atomID: String, second: Int) throws {
        try store.write { history in
            _ = try history.insert(new(CleanEntry(title: "一"), 1), source: guangzhou, firstSeen: now)
        }
        var twin = new(CleanEntry(title: "二"), second)
        twin.atomID = atomID
        #expect(throws: StoreError.self) {
            try store.write { history in _ = try history.insert(twin, source: jiangmen, firstSeen: now) }
        }
        #expect(try store.read { history in try history.entryCount() } == 1)
    }

    @Test("A revision keeps the version before, with when that was first seen") func revisions() throws {
        let id = try store.write { history in
            try history.insert(
                new(CleanEntry(title: "一", content: "<p>A</p>"), 1), source: guangzhou, firstSeen: now
            ).id
        }
        for (step, body) in ["<p>B</p>", "<p>C</p>"].enumerated() {
            try store.write { history in
                guard var entry = try history.reader.entry(id) else { return }
                entry.current.content = body
                try history.apply(change(entry, isRevision: true), now: now + Double(step + 1) * 3600)
            }
        }
        let revisions = try store.read { history in try history.revisions(of: id) }
        #expect(
            revisions == [
                Revision(seen: now, title: "一", body: "<p>A</p>"),
                Revision(seen: now + 3600, title: "一", body: "<p>B</p>"),
            ])
    }

    @Test("Where nobody said yet which list was read, the address it had is kept when the source gets another")
    func readList() throws {
        try store.write { history in
            try history.remember(ListMemory(configuration: "a"), of: guangzhou)
            var moved = guangzhou
            moved.url = "https://gz.example/other/"
            try history.register(guangzhou)
            #expect(try history.reader.listMemory(of: guangzhou.id)?.list == nil)
            try history.register(moved)
            #expect(try history.reader.listMemory(of: guangzhou.id)?.list == guangzhou.url)
        }
    }

    @Test("An attempt that came to nothing is noted, and changes nothing else of what is known of the source")
    func attempts()
        throws
    {
        try store.write { history in
            var state = FetchState(configuration: "a")
            state.lastSuccess = now
            try history.note(.ok, reason: "", of: guangzhou, fetchState: state, now: now)
            for source in [guangzhou, jiangmen] {
                try history.noteAttempt(of: source, configuration: "b", at: now + 60)
            }
        }
        let states = try store.read { history in try history.fetchStates() }
        #expect(states.values.allSatisfy { $0.lastAttempt == now + 60 })
        #expect(states[guangzhou.id]?.lastSuccess == now && states[guangzhou.id]?.configuration == "a")
        #expect(states[jiangmen.id]?.lastSuccess == nil && states[jiangmen.id]?.configuration == "b")
    }

    @Test("What the operator was told is read back newest first, with what came shortly before where that is asked")
    func healthEvents() throws {
        for (source, seconds) in [(jiangmen, 0), (guangzhou, 5000), (jiangmen, 5010)] {
            try store.write { history in
                let state: SourceState = source.id == jiangmen.id && seconds > 0 ? .ok : .blocked
                try history.note(state, reason: "\(seconds)", of: source, fetchState: nil, now: now + Double(seconds))
            }
        }
        func told(limit: Int, before: Int = 0) throws -> [TimeInterval] {
            try store.read { history in try history.healthEvents(limit: limit, before: before) }
                .map { $0.date.timeIntervalSince(now) }
        }
        #expect(try told(limit: 3) == [5010, 5000, 0])
        #expect(try told(limit: 1) == [5010])
        #expect(try told(limit: 1, before: 3600) == [5010, 5000])
    }

    @Test("What was wrong with a source is over once another speaks for its entries, and is told once")
    func inheritedTrouble() throws {
        try store.write { history in
            try history.note(.blocked, reason: "403", of: guangzhou, fetchState: nil, now: now)
            for hour in [1, 2.0] { try history.inherit([guangzhou.id], by: jiangmen, now: now + hour * 3_600) }
        }
        let told = try store.read { history in try history.healthEvents(limit: 10) }
        #expect(told.map(\.source) == [guangzhou.id, guangzhou.id])
        #expect(told.map(\.kind) == [.ended, .began])
        #expect(told.map(\.state) == [.blocked, .blocked])
        #expect(told.first?.date == now + 3_600)
    }

    @Test("What throws inside a transaction leaves nothing behind") func atomicity() throws {
        struct Stop: Error {}
        #expect(throws: StoreError.self) {
            try store.write { history in
                _ = try history.insert(new(CleanEntry(title: "一"), 1), source: guangzhou, firstSeen: now)
                throw Stop()
            }
        }
        #expect(try store.read { history in try history.entryCount() } == 0)
    }

    @Test("A store of a later version is refused and left as it is") func newer() throws {
        let future = folder.path + "/future.sqlite"
        _ = try HistoryStore(path: future)
        try DatabaseQueue(path: future).write { db in
            try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('of a later version')")
        }
        #expect(throws: StoreError.newer(path: future)) { try HistoryStore(path: future) }
        #expect(StoreError.newer(path: "x").description.contains("later version"))
    }

    @Test("A damaged store is named, with what to do") func damaged() throws {
        let broken = folder.path + "/broken.sqlite"
        try Data(repeating: 0x55, count: 8192).write(to: URL(fileURLWithPath: broken))
        let error = #expect(throws: StoreError.self) { try HistoryStore(path: broken) }
        guard case .damaged(let path, _) = error else {
            Issue.record("not reported as damaged: \(String(describing: error))")
            return
        }
        #expect(path == broken)
        #expect(error?.description.contains("tributary store restore FILE") == true)
    }
}
