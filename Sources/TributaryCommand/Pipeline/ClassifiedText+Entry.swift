internal import FeedAggregator
internal import FeedModel

extension ClassifiedText {
    /// What a query sees of an entry of the history.
    init(_ entry: HistoryEntry) {
        let current = entry.current
        self.init(
            title: current.title, body: (current.content ?? current.summary).map { PlainText.of(html: $0) } ?? "",
            authors: current.authors.compactMap(\.name), categories: current.categories, city: entry.city,
            source: entry.source, language: current.language, published: entry.published)
    }
}
