internal import FeedModel
internal import struct Foundation.Date

/// Finds for each article of a reading the entry of the history that it is, if there is one.
///
/// Strong keys go first over the whole reading, so that a weak key never takes an entry that another article holds by a strong one.
struct Recogniser {
    let articles: [ListedEntry]
    let known: KnownEntries
    let source: Source
    /// The days of the rows that state one, earliest first, and the gap that is usual between two.
    let days: [Int]
    let usualGap: Int
    /// Of the last two rows that state one, the later day; `nil` where fewer do.
    let lowestDay: Int?
    /// For each article the entry it is.
    private(set) var matches: [HistoryEntry.ID?]
    /// The entries that articles were recognised as, and by which article.
    var claims: [HistoryEntry.ID: Int] = [:]
    /// How many articles a flood brake linked to their old entries.
    var relinked = 0
    var heldTexts: [HistoryEntry.ID: HeldText] = [:]
    /// Whether most articles have kept their ids together with their address or their title and day: then ids last, at least for a while.
    var areIDsProven = false

    struct HeldText {
        let title: ComparedTitle
        let link: NormalizedLink?
        let article: ArticleID?
        let day: PublicationDay?
    }

    init(_ articles: [ListedEntry], known: KnownEntries, source: Source) {
        (self.articles, self.known, self.source) = (articles, known, source)
        let numbers = articles.compactMap(\.day?.number)
        let days = numbers.sorted()
        let gaps = zip(days.dropFirst(), days).map { $0 - $1 }.sorted()
        (self.days, usualGap) = (days, gaps.isEmpty ? 0 : gaps[gaps.count / 2])
        lowestDay = numbers.count < 2 ? nil : numbers.suffix(2).max()
        matches = Array(repeating: nil, count: articles.count)
        for (id, entry) in known.entries {
            let link = entry.current.link.map(NormalizedLink.init)
            heldTexts[id] = HeldText(
                title: ComparedTitle(entry.current.title), link: link, article: link.flatMap(ArticleID.init),
                day: EntryDates.stated(entry.current.published).map { PublicationDay($0.instant, in: source.timeZone) })
        }
        matchByPublisherID()
        matchEach(by: .article)
        matchEach(by: .link)
        matchEach(by: .titleAndText)
        stopFlood()
        matchEach(by: .title)
    }

    // MARK: Claims

    mutating func claim(_ entry: HistoryEntry.ID, by article: Int) {
        matches[article] = entry
        if claims[entry] == nil { claims[entry] = article }
    }

    private enum Rule { case article, link, titleAndText, title }

    private mutating func matchEach(by rule: Rule) {
        for (index, article) in articles.enumerated() where matches[index] == nil {
            let entry =
                switch rule {
                case .article: byArticle(article)
                case .link: byLink(article)
                case .titleAndText: byTitleAndText(article)
                case .title: byTitle(article)
                }
            if let entry { claim(entry, by: index) }
        }
    }

    /// Of the entries that fit, the one with the very title, then of the very day, then the oldest.
    func best(
        of holders: [HistoryEntry.ID], for article: ListedEntry, where fits: (HistoryEntry.ID) -> Bool
    ) -> HistoryEntry.ID? {
        holders.filter(fits).min { rank($0, article) < rank($1, article) }
    }

    private func rank(_ id: HistoryEntry.ID, _ article: ListedEntry) -> (Int, Int, Int, Int64) {
        let held = heldTexts[id]
        return (
            claims[id] == nil ? 0 : 1, held?.title.folded == article.title.folded ? 0 : 1,
            held?.day == article.day ? 0 : 1, id
        )
    }

    // MARK: What speaks for an entry, or against it

    /// Whether both have a useful id of the same publisher, and the ids differ.
    func speaksAgainst(_ article: ListedEntry, _ id: HistoryEntry.ID) -> Bool {
        guard let entry = known.entries[id], isOwn(entry), article.hasUsefulID,
            let held = heldTexts[id], let mine = article.publisherID,
            let theirs = IdentityKeys.publisherID(of: entry.current, foldedTitle: held.title.folded)
        else { return false }
        return mine != theirs
    }

    /// Without an address, another id and another hour part the warnings of a day.
    func isOtherWarning(_ article: ListedEntry, than id: HistoryEntry.ID) -> Bool {
        guard article.link == nil, let held = heldTexts[id], held.link == nil, let entry = known.entries[id] else {
            return false
        }
        return speaksAgainst(article, id) && article.isOfOtherHour(than: entry.current)
    }

    /// Of a text that is gone nothing says that it was the same.
    func hasOtherText(_ article: ListedEntry, _ id: HistoryEntry.ID) -> Bool {
        known.entries[id].map { $0.isForgotten || TextVersion.areDifferent(article.entry, $0.current) } ?? false
    }

    /// Whether an entry is of long ago, and its text another.
    func isOfOtherTime(_ article: ListedEntry, _ holder: HistoryEntry.ID) -> Bool {
        guard let distance = article.distance(inDaysTo: heldTexts[holder]?.day), distance > Self.repostWithinDays,
            known.entries[holder] != nil
        else { return false }
        return TextVersion(article.entry).body.isEmpty || hasOtherText(article, holder)
    }

    /// Whether the source that is read speaks for an entry: its own, or one of a source that it took the place of.
    func isOwn(_ entry: HistoryEntry) -> Bool {
        entry.source == source.id || known.inherited.contains(entry.source) || known.heirless.contains(entry.source)
    }

    func titleHolders(_ article: ListedEntry) -> [HistoryEntry.ID] {
        var holders: [HistoryEntry.ID] = []
        for kind in [IdentityKey.Kind.titleAndDay, .title] {
            guard let key = article.key(kind) else { continue }
            for id in known.holders(of: key) where !holders.contains(id) { holders.append(id) }
        }
        return holders
    }

    /// Whether the list goes on below this day, so that an entry of it that is not listed any more was taken away.
    /// The lowest rows tell: pinned rows stand on top, however old. Where the next older row is far off, as where an old column follows a new
    /// one, the entry may as well have been pushed out.
    func isPassed(_ day: PublicationDay?) -> Bool {
        guard let day = day?.number, let lowestDay, lowestDay < day else { return false }
        let below = days.last { $0 < day } ?? day
        return day - below <= max(Self.bareRepostWithinDays, 3 * usualGap)
    }

    /// Longer ago, the same words may be the next round of something that returns.
    static let repostWithinDays = 31
    /// Without a text to compare, the same title may be next week's issue.
    static let bareRepostWithinDays = 5
}
