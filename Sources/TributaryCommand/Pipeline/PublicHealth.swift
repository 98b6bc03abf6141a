internal import FeedFetcher
internal import FeedModel
internal import struct Foundation.URL

/// What everybody may read about the state of the sources: each has a name, and no path of this machine is told.
struct PublicHealth: Sendable {
    private struct Known {
        /// For a source that was never read, and so never told its own name.
        let name: String
        /// Of a `file:` source.
        let path: String?
    }

    private let sources: [Source.ID: Known]

    init(_ configuration: Configuration) {
        let site = configuration.site
        let bureaus = Dictionary(
            site.cities.map { ($0.id, $0.bureau.text(in: site.language)) }, uniquingKeysWith: { first, _ in first })
        sources = Dictionary(
            configuration.sources.map { configured in
                let source = configured.source
                let file = configured.plan.url.hasPrefix("file:") ? URL(string: configured.plan.url) : nil
                return (
                    source.id,
                    Known(
                        name: source.name ?? bureaus[source.city] ?? source.id,
                        path: file?.path(percentEncoded: false))
                )
            }, uniquingKeysWith: { first, _ in first })
    }

    func shown(_ source: SourceHealth) -> SourceHealth {
        var shown = source
        shown.title = title(source.title, of: source.id)
        shown.url = address(source.url)
        shown.reason = reason(source.reason, of: source.id)
        return shown
    }

    func shown(_ event: HealthEvent) -> HealthEvent {
        var shown = event
        shown.title = title(event.title, of: event.source)
        shown.url = address(event.url)
        shown.reason = reason(event.reason, of: event.source)
        return shown
    }

    private func title(_ title: String, of source: Source.ID) -> String {
        title.isEmpty ? sources[source]?.name ?? source : title
    }

    private func address(_ url: String) -> String {
        url.hasPrefix("file:") ? "file:\(Self.name(String(url.dropFirst("file:".utf8.count))))" : url
    }

    private func reason(_ reason: String, of source: Source.ID) -> String {
        guard let path = sources[source]?.path else { return reason }
        return reason.replacing(path, with: Self.name(path))
    }

    private static func name(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}
