import FeedModel
import FeedStore
import Foundation

let now = Date(timeIntervalSince1970: 1_730_000_000)
let guangzhou = Source(id: "gz", city: "guangzhou", url: "https://gz.example/feed", name: "Guangzhou", timeZone: .gmt)
let jiangmen = Source(id: "jm", city: "jiangmen", url: "https://jm.example/feed", name: "Jiangmen", timeZone: .gmt)

/// A new entry whose id and `updated` follow from `number`.
func new(_ entry: CleanEntry, _ number: Int, keys: [IdentityKey] = []) -> MergeOutcome.NewEntry {
    let date = now - 86_400 + Double(number)
    return MergeOutcome.NewEntry(
        atomID: "tag:\(number)", entry: entry, keys: keys, published: date, updated: date, order: date)
}

func change(_ entry: HistoryEntry, keys: [IdentityKey] = [], isRevision: Bool = false) -> MergeOutcome.Change {
    MergeOutcome.Change(
        id: entry.id, entry: entry.current, newKeys: keys, published: entry.published, updated: entry.updated,
        order: entry.order, isRevision: isRevision)
}

/// A folder for the files of one test, gone with the test.
final class TestFolder: Sendable {
    let path: String
    var store: String { path + "/store.sqlite" }

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "store-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

extension HistoryReader {
    /// The entries a feed shows, newest first.
    func window(
        of scope: FeedScope, count: Int, days: Int, limits: WindowLimits = WindowLimits(), topics: [Topic.ID]
    ) throws -> [PublishedEntry] {
        let numbers = try windowEntries(of: scope, count: count, days: days, limits: limits)
        return try newestFirst(numbers, topics: topics, cache: PublishedEntryCache())
    }
}
