internal import FeedModel

/// When all seems new although its titles are known, ids and addresses have changed, not news.
extension Recogniser {
    /// When most articles seem new at once although their titles are known, ids and addresses have changed, not news. Where most were known by
    /// their texts at other addresses, the site was built anew, and the others are taken for known by less.
    mutating func stopFlood() {
        let strangers = articles.indices.filter { matches[$0] == nil }
        let isRelaunched = isRelaunched
        guard isRelaunched || strangers.count >= Self.smallestFlood && strangers.count * 2 > articles.count else {
            return
        }
        let titles = Dictionary(grouping: strangers) { articles[$0].title.folded }
        // A feed that is made anew for each reader may give everything the moment of the reading.
        let haveOwnHours = Set(strangers.map { articles[$0].entry.published }).count > 1
        var found: [(article: Int, entry: HistoryEntry.ID)] = []
        for index in strangers where titles[articles[index].title.folded]?.count == 1 {
            guard let entry = oldEntry(of: articles[index]) else { continue }
            let isSameDay = articles[index].day == heldTexts[entry]?.day
            if haveOwnHours, isSameDay, isOtherWarning(articles[index], than: entry) { continue }
            found.append((index, entry))
        }
        guard isRelaunched || found.count >= Self.smallestFlood && found.count * 2 > strangers.count else { return }
        let wereRedated = wereRedated(found)
        // Today's issues of what came out on one day before.
        if isSeries(found) { return }
        for (index, entry) in found {
            let distance = articles[index].distance(inDaysTo: heldTexts[entry]?.day) ?? 0
            // The same titles in the next month are a series that goes on.
            guard distance <= Self.bareRepostWithinDays || wereRedated, claims[entry] == nil else { continue }
            claim(entry, by: index)
            relinked += 1
        }
    }

    /// Whether most articles are known although each has another address than it had. Where the article's number and the path to it are the
    /// same, only the host changed, or a stamp behind it.
    private var isRelaunched: Bool {
        let moved = articles.indices.count { index in
            guard let id = matches[index], known.entries[id].map(isOwn) == true, let link = heldTexts[id]?.link,
                articles[index].hasUsefulLink, holdersOfID(articles[index])?.contains(id) != true
            else { return false }
            if let article = articles[index].article, article == heldTexts[id]?.article,
                articles[index].link?.path == link.path
            {
                return false
            }
            return !articles[index].links.contains(link.key)
        }
        return moved >= Self.smallestFlood && moved * 2 > articles.count
    }

    /// Fewer can be chance.
    private static let smallestFlood = 3

    private func oldEntry(of article: ListedEntry) -> HistoryEntry.ID? {
        let holders = titleHolders(article).filter { id in
            claims[id] == nil && known.entries[id].map(isOwn) == true
                && heldTexts[id]?.title.folded == article.title.folded
        }
        let ofTheDay = holders.filter { heldTexts[$0]?.day == article.day }
        guard let candidate = ofTheDay.count == 1 ? ofTheDay.first : holders.count == 1 ? holders.first : nil,
            let entry = known.entries[candidate]
        else { return nil }
        // A new system says much the same: a line with the source, a caption more.
        let isOfTheDay = article.day != nil && !ofTheDay.isEmpty
        return isOfTheDay && TextVersion.areAkin(article.entry, entry.current)
            || !TextVersion.areDifferent(article.entry, entry.current) ? candidate : nil
    }

    private func isSeries(_ found: [(article: Int, entry: HistoryEntry.ID)]) -> Bool {
        let new = Set(found.map { articles[$0.article].day })
        let old = Set(found.map { heldTexts[$0.entry]?.day })
        guard new.count == 1, old.count == 1, let day = new.first ?? nil, let before = old.first ?? nil else {
            return false
        }
        return day.number > before.number
    }

    /// A move to a new system often gives everything the date of the move.
    private func wereRedated(_ found: [(article: Int, entry: HistoryEntry.ID)]) -> Bool {
        let new = Set(found.compactMap { articles[$0.article].day })
        let old = Set(found.compactMap { heldTexts[$0.entry]?.day })
        return new.count == 1 && old.count >= Self.smallestFlood
    }
}
