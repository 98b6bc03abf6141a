internal import FeedAggregator
internal import FeedModel

/// What may be the matter when a search finds nothing.
struct SearchAdvice {
    let query: Query
    let configuration: Configuration

    var nothingFound: String {
        let doubts = query.properties.compactMap { property -> String? in
            switch property {
            case .city(let id): doubt("city", id, among: configuration.site.cities.map(\.id))
            case .source(let id): doubt("source", id, among: configuration.sources.map(\.source.id))
            case .topic(let id): doubt("topic", id, among: configuration.topics.map(\.id))
            case .language, .after, .before: nil
            }
        }
        return (["Nothing in the history matches."] + doubts).joined(separator: " ")
    }

    private func doubt(_ kind: String, _ id: String, among known: [String]) -> String? {
        if known.contains(id.lowercased()) { return nil }
        let advice = NearestName.of(id, among: known).map { ": did you mean \($0)?" } ?? "."
        return "The configuration has no \(kind) \(id)\(advice)"
    }
}
