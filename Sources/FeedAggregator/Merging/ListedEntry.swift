internal import FeedModel

/// One article of a reading, with its marks taken: the rows that list it in several columns are one already.
struct ListedEntry {
    /// What the source says of it; rows of the same article fill each other's gaps.
    var entry: CleanEntry
    let title: ComparedTitle
    let link: NormalizedLink?
    let article: ArticleID?
    /// The day of publication in the source's zone.
    let day: PublicationDay?
    let dayText: String?
    /// The publisher's id where it may serve as one.
    let publisherID: String?
    /// Of all rows, strongest first, without repeats.
    var keys: [IdentityKey]
    /// Where another source of the city may have the same text, a day earlier or later; none without a text.
    let neighbours: [IdentityKey]
    /// Where its rows stand in the reading.
    var rows: [Int]
    /// The normalised links of all its rows.
    var links: Set<String>

    // Kinds of keys that prove useless in this reading, because different articles share them.
    var hasUsefulID: Bool
    var hasUsefulArticle: Bool
    var hasUsefulLink: Bool

    init(_ entry: CleanEntry, row: Int, source: Source) {
        self.entry = entry
        title = ComparedTitle(entry.title)
        link = entry.link.map(NormalizedLink.init)
        article = link.flatMap(ArticleID.init)
        let stated = EntryDates.stated(entry.published)
        day = stated.map { PublicationDay($0.instant, in: source.timeZone) }
        dayText = day?.text
        publisherID = IdentityKeys.publisherID(of: entry, foldedTitle: title.folded)
        keys = IdentityKeys.keys(for: entry, source: source, link: link, article: article, foldedTitle: title.folded)
        let hasText = entry.content != nil || entry.summary != nil
        let folded = title.folded
        neighbours =
            hasText
            ? day.map { IdentityKeys.neighbours(of: $0, foldedTitle: folded, source: source) } ?? [] : []
        rows = [row]
        links = link.map { [$0.key] } ?? []
        hasUsefulID = publisherID != nil
        hasUsefulArticle = article != nil
        hasUsefulLink = link?.isSpecific == true
    }

    func key(_ kind: IdentityKey.Kind) -> IdentityKey? { keys.first { $0.kind == kind } }

    /// Whether both state a time of day, and not the same: three warnings of a day are three.
    func isOfOtherHour(than other: CleanEntry) -> Bool {
        guard let mine = entry.published, let theirs = other.published else { return false }
        return mine.hasTime && theirs.hasTime && mine.instant != theirs.instant
    }

    /// Days between two publications; `nil` where one states none.
    func distance(inDaysTo other: PublicationDay?) -> Int? {
        guard let day, let other else { return nil }
        return abs(day.number - other.number)
    }

    /// A document that lists one article ten thousand times under new ids must not take the square of that.
    private static let mostKeys = 32

    mutating func absorb(_ other: ListedEntry) {
        rows += other.rows
        if links.count < Self.mostKeys { links.formUnion(other.links) }
        if keys.count < Self.mostKeys {
            for key in other.keys where !keys.contains(key) { keys.append(key) }
            keys.sort { $0.kind < $1.kind }
        }
        entry.fill(from: other.entry)
    }
}

extension CleanEntry {
    /// Takes from another statement of the same article what this one does not say.
    mutating func fill(from other: CleanEntry) {
        if ComparedTitle(title).isCut(of: ComparedTitle(other.title)) { title = other.title }
        publisherID = publisherID ?? other.publisherID
        link = link ?? other.link
        summary = summary ?? other.summary
        content = content ?? other.content
        language = language ?? other.language
        published = published ?? other.published
        updated = updated ?? other.updated
        if authors.isEmpty { authors = other.authors }
        if categories.isEmpty { categories = other.categories }
        if enclosures.isEmpty { enclosures = other.enclosures }
    }
}
