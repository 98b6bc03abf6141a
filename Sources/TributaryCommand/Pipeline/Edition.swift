internal import FeedModel
internal import FeedPublisher
internal import FeedStore
internal import Foundation

/// Which state of the history, under which configuration, an output folder shows.
struct Edition: Codable, Equatable {
    /// The number of the last change that is shown.
    var change: Int64
    /// The number of the last closing of archive pages whose documents are there.
    var closing: Int64
    /// Of everything in the configuration that stands in documents.
    var digest: String
    /// Of what the health page and the operator's feed show.
    var health: String

    /// The edition that a publication of today makes.
    init(of configuration: Configuration, in store: HistoryStore) throws {
        let sortings: Int
        (sortings, change, closing, health) = try store.read { history in
            let shown = try history.sourceHealth().map(Self.line) + ["\(history.healthEvents(limit: 1))"]
            return (
                try history.sortings(), try history.lastChange(), try history.lastClosing(),
                StableDigest.of(shown.joined(separator: "\n"))
            )
        }
        // Whatever else changed in the configuration costs one look at documents that stay as they are; after a sorting any may show other topics.
        digest = StableDigest.of(
            "\(Self.format) \(sortings) \(configuration.digest)\n\(configuration.publishing.digest)")
    }

    /// Everything the health page shows of a source.
    private static func line(_ source: SourceHealth) -> String {
        let since = source.since.map { String($0.timeIntervalSince1970) } ?? ""
        return [
            source.id, source.city, source.title, source.url, source.state.rawValue, since, source.reason,
            String(source.entries),
        ].joined(separator: "\t")
    }

    /// Raised when the program writes documents in another way than before.
    private static let format = 5

    /// - Returns: `nil` where nothing was published yet, or where the folder has been emptied, robbed of a part, or put back from an older
    ///   copy since: then all its documents are to be looked at.
    static func last(publishedTo folder: OutputFolder, of site: Site, in store: HistoryStore) throws -> Edition? {
        let (text, entries) = try store.read { history in
            (try history.setting(key(folder)), try history.feedSizes()[.everything] ?? 0)
        }
        guard let text, let edition = try? JSONDecoder().decode(Edition.self, from: Data(text.utf8)),
            try folder.stamp() == edition.stamp, folder.holds(DocumentPlan(site: site, feeds: []).documents),
            // Nothing is asked for that this run is yet to write.
            folder.holds((edition.closing > 0 ? ["archive"] : []) + (entries > 0 ? ["entries"] : []))
        else { return nil }
        return edition
    }

    /// What the folder itself says of it.
    private var stamp: String { "\(change) \(closing) \(digest) \(health)\n" }

    func remember(publishedTo folder: OutputFolder, in store: HistoryStore) throws {
        let text = String(decoding: try JSONEncoder().encode(self), as: UTF8.self)
        try store.write { history in try history.set(Self.key(folder), to: text) }
        try folder.stamp(stamp)
    }

    private static func key(_ folder: OutputFolder) -> String { "published \(folder.path)" }
}
