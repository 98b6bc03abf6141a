import FeedModel
import FeedStore
import Foundation
import Testing

@Suite("Who shares bands with an entry") struct StoryBandsTests {
    private let folder: TestFolder
    private let store: HistoryStore
    /// Of Guangzhou and Jiangmen by turns.
    private let entries: [HistoryEntry]

    init() throws {
        folder = try TestFolder()
        store = try HistoryStore(path: folder.store)
        entries = try [HistoryStore](repeating: store, count: 6).enumerated().map { number, store in
            let source = number.isMultiple(of: 2) ? guangzhou : jiangmen
            return try store.write { history in
                try history.register(source)
                let item = new(CleanEntry(link: "https://\(source.id).example/\(number)", title: "\(number)"), number)
                return try history.insert(item, source: source, firstSeen: now)
            }
        }
    }

    private func found(_ bands: [Int64], _ known: StoryBands) throws -> [Int] {
        let ids = try store.write { history in
            try history.candidates(sharing: bands, notOf: "guangzhou", limit: 9, beside: known)
        }
        return ids.compactMap { id in entries.firstIndex { $0.id == id } }
    }

    /// Adds the bands 1 and 2, shared by all, and one of its own to an entry.
    private func add(_ number: Int, to bands: inout StoryBands) {
        bands.add([1, 2, 100 + Int64(number)], of: entries[number].id)
    }

    @Test("Those of other cities are found, whether their bands are in the store yet or not", arguments: 0...6)
    func found(stored: Int) throws {
        for isFirst in [true, false] {
            var bands = StoryBands(areAll: isFirst)
            for number in 0..<stored { add(number, to: &bands) }
            try store.write { history in try history.rememberBands(&bands) }
            #expect(bands.isEmpty)
            for number in stored..<6 { add(number, to: &bands) }
            #expect(try found([1, 2], bands) == [5, 3, 1])
            #expect(try found([3], bands) == [])
            // Alone it is enough where few have it.
            #expect(try found([103], bands) == [])
            bands.add([103], of: entries[0].id)
            #expect(try found([103], bands) == [3])
        }
    }

    @Test("An entry that was looked at before counts once") func again() throws {
        var bands = StoryBands(areAll: true)
        for number in 0..<6 { add(number, to: &bands) }
        try store.write { history in try history.rememberBands(&bands) }
        var anew = StoryBands(areAll: false)
        for number in 0..<6 { add(number, to: &anew) }
        #expect(try found([1], anew) == [5, 3, 1])
        try store.write { history in try history.rememberBands(&anew) }
        #expect(try found([1, 2], StoryBands(areAll: false)) == [5, 3, 1])
    }

    @Test("Only a store without bands need not be asked") func asked() throws {
        #expect(try store.read { history in try history.hasStoryBands() } == false)
        var bands = StoryBands(areAll: true)
        add(1, to: &bands)
        try store.write { history in try history.rememberBands(&bands) }
        #expect(try store.read { history in try history.hasStoryBands() })
    }

    /// Entries of Jiangmen that share two bands.
    private func crowd(_ count: Int) throws -> [HistoryEntry.ID] {
        try store.write { history in
            try history.insert(
                (100..<100 + count).map { new(CleanEntry(title: "\($0)"), $0) }, source: jiangmen, firstSeen: now)
        }.map(\.id)
    }

    @Test("A band that very many share leads to the newest of them", arguments: [0, 1, 100, 130, 133])
    func many(stored: Int) throws {
        let crowd = try crowd(133)
        for isFirst in [true, false] {
            var bands = StoryBands(areAll: isFirst)
            for entry in crowd.prefix(stored) { bands.add([1, 2], of: entry) }
            try store.write { history in try history.rememberBands(&bands) }
            for entry in crowd.dropFirst(stored) { bands.add([1, 2], of: entry) }
            let found = try store.write { history in
                try history.candidates(sharing: [1, 2], notOf: "guangzhou", limit: 200, beside: bands)
            }
            #expect(found == crowd.suffix(128).reversed())
        }
    }

    @Test("When there are too many to remember the store is asked", arguments: [1, 3, 100])
    func forgotten(memory: Int) throws {
        var bands = StoryBands(areAll: true, batch: 4, memory: memory)
        for number in 0..<6 {
            add(number, to: &bands)
            if bands.areMany { try store.write { history in try history.rememberBands(&bands) } }
            #expect(try found([1, 2], bands) == [5, 3, 1].filter { $0 <= number })
        }
    }
}
