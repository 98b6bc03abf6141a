internal import FeedAggregator
internal import FeedModel
internal import struct Foundation.Date

extension ClassifiedText {
    /// What a query sees of an entry of the history.
    init(_ entry: HistoryEntry) {
        self.init(entry.current, city: entry.city, source: entry.source)
        published = entry.published
    }

    /// What a query sees of an entry that has just come in.
    init(_ entry: CleanEntry, source: Source) { self.init(entry, city: source.city, source: source.id) }

    /// What a query will see of it in the history.
    init(_ entry: CleanEntry, source: Source, published: Date) {
        self.init(entry, source: source)
        self.published = published
    }

    private init(_ entry: CleanEntry, city: City.ID, source: Source.ID) {
        self.init(
            title: entry.title, body: (entry.content ?? entry.summary).map { PlainText.of(html: $0) } ?? "",
            authors: entry.authors.compactMap(\.name), categories: entry.categories, city: city, source: source,
            language: entry.language, published: entry.published?.instant)
    }
}
