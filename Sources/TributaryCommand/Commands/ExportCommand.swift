internal import ArgumentParser
internal import FeedModel
internal import FeedPublisher
internal import FeedStore
internal import Foundation

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Print OPML: what is read, or what is published.",
        discussion: """
            EXAMPLE
              tributary export > sources.opml                what is read
              tributary export --published > feeds.opml      the feeds to subscribe to

            The first is what `tributary import` takes elsewhere. Both are also
            published, as sources.opml and feeds.opml. Pages without a feed are
            listed as the pages they are; files of this machine without an address.
            """)

    @OptionGroup var common: CommonOptions

    @Flag(name: .long, help: "The feeds that are published, in place of the sources that are read.")
    var published = false

    func run() async throws {
        try await withExitStatus {
            let configuration = try ConfigurationReader.read(path: common.config)
            let wanted = published ? SitePaths.feedsOutline : SitePaths.sourcesOutline
            let documents = Publisher(site: configuration.site).frontDocuments(feeds: try feeds(configuration))
            for document in documents where document.path == wanted {
                common.console.result(String(decoding: document.bytes, as: UTF8.self).trimmingCharacters(in: .newlines))
            }
        }
    }

    /// The feeds that have entries; before the first run there are none.
    private func feeds(_ configuration: Configuration) throws -> [ScopeSummary] {
        guard published, FileManager.default.fileExists(atPath: configuration.store) else { return [] }
        let store = try HistoryStore(path: configuration.store)
        return try Publication(configuration, store: store, classifier: configuration.classifier()).summaries()
    }
}
