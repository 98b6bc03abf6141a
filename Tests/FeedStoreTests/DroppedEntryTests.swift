import FeedModel
import FeedStore
import Foundation
import Testing

@Suite("What keep and drop left out") struct DroppedEntryTests {
    private let folder: TestFolder
    private let store: HistoryStore

    init() throws {
        folder = try TestFolder()
        store = try HistoryStore(path: folder.store)
        try store.write { history in for source in [guangzhou, jiangmen] { try history.register(source) } }
    }

    private func entry(_ number: Int, at seen: Date = now) -> DroppedEntry {
        DroppedEntry(
            source: guangzhou.id, title: "公告\(number)", link: "https://gz.example/\(number)", published: now - 60,
            seen: seen, reason: "drop: 公告 (title 0)")
    }

    private func counts() throws -> [Int] { try store.read { history in try history.sourceStatuses().map(\.dropped) } }

    @Test("The last reading is counted, and each entry is listed once with when it was first left out")
    func list() throws {
        try store.write { history in try history.remember([entry(1), entry(2)], kept: [], of: guangzhou) }
        #expect(try counts() == [2, 0])
        try store.write { history in
            try history.remember([entry(2, at: now + 60), entry(3, at: now + 60)], kept: [], of: guangzhou)
            try history.remember([], kept: [], of: jiangmen)
        }
        #expect(try counts() == [2, 0])
        let listed = try store.read { history in try history.droppedEntries() }
        #expect(listed == [entry(3, at: now + 60), entry(1), entry(2)])
    }

    @Test("What is kept after a change of the rules is on the list no longer")
    func kept() throws {
        try store.write { history in
            try history.remember([entry(1), entry(2)], kept: [], of: guangzhou)
            try history.remember([entry(2)], kept: ["https://gz.example/1"], of: guangzhou)
        }
        #expect(try counts() == [1, 0])
        #expect(try store.read { history in try history.droppedEntries() } == [entry(2)])
    }

    @Test("The list of a source is bounded: the oldest are forgotten")
    func bounded() throws {
        try store.write { history in
            try history.remember((1...150).map { entry($0) }, kept: [], of: guangzhou)
            try history.remember((151...300).map { entry($0, at: now + 60) }, kept: [], of: guangzhou)
        }
        let listed = try store.read { history in try history.droppedEntries() }
        #expect(listed.count == 200)
        #expect(listed.count { $0.seen == now + 60 } == 150)
        #expect(try counts() == [150, 0])
    }
}
