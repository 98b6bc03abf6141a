internal import FeedAggregator
internal import FeedFetcher
internal import FeedModel
internal import FeedPublisher
internal import FeedStore
internal import Foundation

/// The way of the data, each stage called once and in order:
///
///     bytes ──► decoded text ──► parsed feed ──► clean entries ──► merged history ──► topics ──► documents ──► files
///
/// Up to the clean entries a source is on its own and many are in work at once; merging goes source by source, in the order of the
/// configuration, one transaction each. A failure is a value that ends its source's way and nobody else's.
struct Pipeline: Sendable {
    let configuration: Configuration
    let store: HistoryStore
    let fetcher: Fetcher
    let classifier: Classifier
    let console: Console
    /// The moment of the run. Nothing below asks a clock.
    let now: Date

    /// From the address of a source to its clean entries.
    func gather(_ source: ConfiguredSource, remembering state: FetchState?) async -> Gathered {
        do {
            guard case .new(let document) = try await fetch(source, state) else { return .unchanged }
            let text = decode(document, of: source)
            let page = try parse(text, from: document, of: source)
            let entries = try await readArticles(of: clean(page, of: source), listedBy: source)
            return .entries(entries, introduction: page.introduction)
        } catch {
            return .failed(error)
        }
    }

    /// From clean entries to the history and its topics.
    func settle(_ gathered: Gathered, of source: ConfiguredSource) throws -> SourceReading {
        fatalError()
    }
}
