package import FeedModel

/// What one reading of a source lists: every article once, with its marks taken, and which kinds of keys tell them apart.
///
/// Depends on nothing but the reading, so that many sources can be worked out at once while one is merged.
package struct ListedArticles: Sendable {
    private(set) var articles: [ListedEntry] = []

    /// What merging needs to know of the history.
    package private(set) var lookup = MergeLookup()

    /// The articles, each as it would enter the history.
    package var entries: [CleanEntry] { articles.map(\.entry) }

    /// - Parameter incoming: in the order of the document, newest first.
    package init(_ incoming: [CleanEntry], of source: Source) {
        var seen: [IdentityKey: [Int]] = [:]
        for (row, entry) in incoming.enumerated() {
            let listed = ListedEntry(entry, row: row, source: source)
            lookup.keys.formUnion(listed.keys)
            lookup.keys.formUnion(listed.neighbours)
            if let id = entry.publisherID, TagURI.isIRI(id) { lookup.atomIDs.insert(id) }
            if let known = earlier(listed, among: seen) {
                let keys = articles[known].keys  // At most a few dozen.
                if isNewerVersion(listed.entry, of: articles[known].entry) {
                    var newer = listed
                    newer.absorb(articles[known])
                    articles[known] = newer
                } else {
                    articles[known].absorb(listed)
                }
                for key in articles[known].keys where !keys.contains(key) { seen[key, default: []].append(known) }
            } else {
                for key in listed.keys { seen[key, default: []].append(articles.count) }
                articles.append(listed)
            }
        }
        for (key, holders) in seen where holders.count > 1 { markUseless(key, holders) }
    }

    /// A document that lists one article thousands of times under one key is compared with the first few only.
    private static let comparedHolders = 8

    private func earlier(_ listed: ListedEntry, among seen: [IdentityKey: [Int]]) -> Int? {
        for key in listed.keys {
            for candidate in seen[key, default: []].prefix(Self.comparedHolders)
            where isSameArticle(listed, articles[candidate], sharing: key.kind) { return candidate }
        }
        return nil
    }

    /// Whether two rows that share a key of this kind are one article.
    private func isSameArticle(_ row: ListedEntry, _ other: ListedEntry, sharing kind: IdentityKey.Kind) -> Bool {
        let isSameDay = row.day == other.day
        // One of them undated, or both of one day: nothing speaks against it.
        let mayBeSameDay = isSameDay || row.day == nil || other.day == nil
        let haveTwoIDs = row.publisherID != nil && other.publisherID != nil && row.publisherID != other.publisherID
        switch kind {
        case .publisherID:
            if row.title.isSame(as: other.title) { return mayBeSameDay || sharesLink(row, other) }
            return sharesLink(row, other) && row.title.isAlike(other.title)
        case .article, .link:
            guard kind == .article || row.link?.isSpecific == true else { return false }
            guard row.title.isSame(as: other.title), mayBeSameDay || !haveTwoIDs else { return false }
            // Without ids of their own, two columns with a teaser each cannot be told from two notices.
            if !haveTwoIDs { return true }
            if row.link == nil, other.link == nil {
                return haveOneLongText(row, other) && !row.isOfOtherHour(than: other.entry)
            }
            // Two columns may have a teaser, and an id made of the link, of their own.
            if row.article?.isUnique == true, row.article == other.article { return true }
            // A generator may give every notice the address of the list, and a title may say no more than what kind of notice it is.
            return !TextVersion.areDifferent(row.entry, other.entry)
        case .titleAndDay:
            // Posted twice: the same words under two addresses. Only a long text says so.
            if row.link == nil, other.link == nil {
                if !haveTwoIDs { return TextVersion(row.entry).digest == TextVersion(other.entry).digest }
                if row.isOfOtherHour(than: other.entry) { return false }
            }
            return haveOneLongText(row, other)
        case .title:
            return false
        }
    }

    private func haveOneLongText(_ row: ListedEntry, _ other: ListedEntry) -> Bool {
        TextVersion(row.entry).longBodyDigest.map { $0 == TextVersion(other.entry).longBodyDigest } ?? false
    }

    private func sharesLink(_ row: ListedEntry, _ other: ListedEntry) -> Bool {
        guard row.link?.isSpecific == true else { return row.link == nil && other.link == nil }
        return !row.links.isDisjoint(with: other.links) || (row.article != nil && row.article == other.article)
    }

    /// Atom lets a document carry several versions of an entry under one id (RFC 4287 §4.1.1): the newest counts.
    private func isNewerVersion(_ entry: CleanEntry, of other: CleanEntry) -> Bool {
        guard entry.publisherID == other.publisherID else { return false }
        guard let updated = entry.updated?.instant, let before = other.updated?.instant else { return false }
        return updated > before
    }

    private mutating func markUseless(_ key: IdentityKey, _ holders: [Int]) {
        for holder in holders {
            switch key.kind {
            case .publisherID: articles[holder].hasUsefulID = false
            case .article: articles[holder].hasUsefulArticle = false
            case .link: articles[holder].hasUsefulLink = false
            case .titleAndDay, .title: break
            }
        }
    }
}
