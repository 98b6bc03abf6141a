import FeedModel
import FeedStore
import Foundation
import Testing

@Suite("The search index") struct SearchIndexTests {
    private let folder: TestFolder
    private let store: HistoryStore

    init() throws {
        folder = try TestFolder()
        store = try HistoryStore(path: folder.store)
        try store.write { history in
            try history.register(guangzhou)
        }
    }

    /// Entries numbered from `first`, each with the tokens that `tokens` gives it.
    private func add(_ numbers: ClosedRange<Int>, _ tokens: (Int) -> [UInt64]) throws {
        try store.write { history in
            let entries = try numbers.map { number in
                try history.insert(new(CleanEntry(title: "\(number)"), number), source: guangzhou, firstSeen: now)
            }
            try history.index(zip(entries, numbers).map { ($0.id, tokens($1)) }, version: 1)
        }
    }

    private func found(_ condition: SearchCondition) throws -> [Int64]? {
        try store.read { history in try history.candidates(condition, version: 1)?.entries }
    }

    private func token(_ value: UInt64) -> SearchCondition { .token(value...value) }

    @Test("Entries are found by their tokens, in segments and across them")
    func tokens() throws {
        try add(1...3) { [UInt64($0), 100, 100, 1 << 38] }
        try add(4...4) { [UInt64($0), 100] }
        #expect(try found(token(100)) == [1, 2, 3, 4])
        #expect(try found(token(2)) == [2])
        #expect(try found(token(5)) == [])
        #expect(try found(token(1 << 38)) == [1, 2, 3])
        #expect(try found(.token(2...99)) == [2, 3, 4])
        #expect(try found(.all([token(100), .token(3...4)])) == [3, 4])
        #expect(try found(.any([token(1), token(4)])) == [1, 4])
        #expect(try found(.any([token(1), .everything])) == nil)
        #expect(try found(.all([token(1), .everything])) == [1])
        #expect(try found(.any([])) == [])
    }

    @Test("A revision is found by its new tokens in the same transaction")
    func revision() throws {
        try add(1...2) { [UInt64($0)] }
        try store.write { history in
            try history.index([(1, [77])], version: 1)
            #expect(try history.reader.candidates(.token(77...77), version: 1)?.entries == [1])
        }
        #expect(try found(token(77)) == [1])
    }

    @Test("A transaction that fails leaves nothing in the index")
    func rollback() throws {
        try add(1...1) { _ in [5] }
        #expect(throws: StoreError.self) {
            try store.write { history in
                try history.index([(1, [6])], version: 1)
                try history.prepareSearchIndex(version: 2)
                throw CancellationError()
            }
        }
        #expect(try found(token(5)) == [1])
        #expect(try found(token(6)) == [])
    }

    @Test("Merging segments changes nothing of what is found", arguments: [20, 300])
    func merging(batches: Int) throws {
        for batch in 0..<batches {
            try add((batch * 3 + 1)...(batch * 3 + 3)) { number in
                // Enough tokens for several chunks, few that all share, some of old entries again.
                (0..<200).map { UInt64(number * 7919 % 40_000 + $0 * 31) } + [1 << 37, UInt64(number % 5)]
            }
            if batch % 7 == 0 {
                try store.write { history in try history.index([(1, [1 << 36, UInt64(batch)])], version: 1) }
            }
        }
        let conditions: [SearchCondition] =
            [token(1 << 37), token(1 << 36), .token(0...4), .token(1000...1100), .token(0...(1 << 38))]
            + (0..<50).map { token(UInt64($0 * 797)) }
        let before = try conditions.map { try found($0) }
        #expect(before[0]?.count == batches * 3)
        var merges = 0
        while try store.write({ history in try history.mergeSearchSegments() }) { merges += 1 }
        #expect(merges > 0)
        #expect(try conditions.map { try found($0) } == before)
    }

    @Test("More entries than one batch holds, with tokens that fill many chunks")
    func large() throws {
        let numbers = 1...2500
        try add(numbers) { number in (0..<1000).map { UInt64(number * $0 % 3001) << 20 } }
        for value in [0, 1, 1500, 3000] as [UInt64] {
            let expected = numbers.filter { number in (0..<1000).contains { number * $0 % 3001 == value } }
            #expect(try found(token(value << 20)) == expected.map(Int64.init))
        }
    }

    @Test("What is not indexed yet always comes into question, until it is indexed")
    func unindexed() throws {
        try add(1...1) { _ in [5] }
        let late = try store.write { history in
            try history.insert(new(CleanEntry(title: "later"), 2), source: guangzhou, firstSeen: now).id
        }
        #expect(try found(token(6)) == [late])
        #expect(try store.read { history in try !history.isSearchIndexComplete(version: 1) })
        // One that is indexed behind the gap does not hide it.
        try add(3...3) { _ in [6] }
        #expect(try found(token(7)) == [late, late + 1])
        try store.write { history in
            let waiting = try history.reader.unindexedEntries(limit: 10)
            #expect(waiting.map(\.id) == [late, late + 1])
            try history.index(waiting.map { ($0.id, [8]) }, version: 1)
        }
        #expect(try found(token(7)) == [])
        #expect(try found(token(8)) == [late, late + 1])
        #expect(try store.read { history in try history.isSearchIndexComplete(version: 1) })
    }

    @Test("An index made of other tokens is not asked, and is made anew")
    func version() throws {
        try add(1...2) { _ in [5] }
        #expect(try store.read { history in try history.candidates(.token(5...5), version: 2) } == nil)
        try store.write { history in try history.index([(2, [6])], version: 2) }
        #expect(try store.read { history in try history.unindexedEntries(limit: 10).count } == 2)
        #expect(try store.read { history in try history.candidates(.token(5...5), version: 2)?.entries } == [1, 2])
    }

    @Test("Candidates come newest first, and no more than are asked for", arguments: [true, false])
    func order(all: Bool) throws {
        try store.write { history in
            for (number, days) in [(1, 3), (2, 9), (3, 1), (4, 9)] {
                var entry = new(CleanEntry(title: "\(number)"), number)
                entry.order = now - Double(days) * 86_400
                _ = try history.insert(entry, source: guangzhou, firstSeen: now)
            }
        }
        var set = EntrySet(upTo: 4)
        for entry in 1...4 as ClosedRange<Int64> { set.insert(entry) }
        var seen: [Int64] = []
        try store.read { history in
            try history.forEachNewest(of: all ? nil : set) { id in
                seen.append(id)
                return seen.count < 3
            }
        }
        #expect(seen == [3, 1, 4])
    }

    @Test("Topics are looked up as they are now")
    func topics() throws {
        try add(1...2) { _ in [5] }
        try store.write { history in
            let entry = try #require(try history.reader.entry(1))
            try history.place(entry, topics: ["patents"], now: now)
        }
        #expect(try found(.topic("patents")) == [1])
        #expect(try found(.all([.topic("patents"), token(6)])) == [])
    }
}
