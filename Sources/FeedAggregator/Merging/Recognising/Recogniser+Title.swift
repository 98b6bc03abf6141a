internal import FeedModel

/// Then what its title says, with its text or its day.
extension Recogniser {
    /// A notice posted again under a new id and address, perhaps on a later day: title and a long text are the same. A bulletin that comes
    /// each week with the same form letter says the same; so where the old row was not taken away from among others, it is a new one.
    func byTitleAndText(_ article: ListedEntry) -> HistoryEntry.ID? {
        let nearby = article.neighbours.flatMap { known.holders(of: $0) }
        let holders = (titleHolders(article) + nearby).filter { id in
            guard let held = heldTexts[id], held.title.folded == article.title.folded else { return false }
            let distance = article.distance(inDaysTo: held.day) ?? 0
            guard distance <= Self.repostWithinDays else { return false }
            if distance > 0, known.entries[id].map(isOwn) ?? false, !isPassed(held.day) { return false }
            if isOtherWarning(article, than: id) { return false }
            return claims[id].map { articles[$0].day == article.day } ?? true
        }
        guard !holders.isEmpty, let text = TextVersion(article.entry).longBodyDigest else { return nil }
        return best(of: holders, for: article) { id in
            known.entries[id].map { TextVersion($0.current).longBodyDigest == text } ?? false
        }
    }

    /// The title alone, with the day. Another address speaks against it, unless everything else speaks for it.
    func byTitle(_ article: ListedEntry) -> HistoryEntry.ID? {
        best(of: titleHolders(article), for: article) { id in
            guard claims[id] == nil, let entry = known.entries[id], let held = heldTexts[id],
                held.title.folded == article.title.folded
            else { return false }
            let isSameDay = article.day == held.day
            guard isOwn(entry) else {
                // Another column or site of the city: only a long title says that it is the same notice.
                return isSameDay && article.day != nil && article.title.weight >= Self.tellingTitle
                    && !TextVersion.areDifferent(article.entry, entry.current)
            }
            guard let link = article.link, let old = held.link else {
                // Without an address the ids are all that parts notices of one kind and day. A lone one may have an id that is made anew for each
                // reader.
                if article.link == nil, held.link == nil, speaksAgainst(article, id),
                    areIDsProven || article.day == nil || article.isOfOtherHour(than: entry.current)
                        || !isLone(article, among: titleHolders(article))
                        || TextVersion.areDifferent(article.entry, entry.current)
                {
                    return false
                }
                return isSameDay
                    && (article.link == held.link || !TextVersion.areDifferent(article.entry, entry.current))
            }
            if isSameDay, link != old, link.withoutHost == old.withoutHost { return true }  // The site moved.
            guard !TextVersion.areDifferent(article.entry, entry.current) else { return false }
            if isSameDay, link != old, link.differsByTokens(from: old) { return true }
            if isSameDay, link == old { return true }
            // Posted again: the old row is gone although the list still shows older ones.
            return article.title.isDistinctive && isPassed(held.day)
                && article.distance(inDaysTo: held.day).map { $0 <= Self.bareRepostWithinDays } == true
        }
    }

    /// Whether neither the reading nor the history knows another of this title and day.
    private func isLone(_ article: ListedEntry, among holders: [HistoryEntry.ID]) -> Bool {
        func isAlike(_ title: ComparedTitle?, _ day: PublicationDay?) -> Bool {
            title?.folded == article.title.folded && day == article.day
        }
        return articles.count { isAlike($0.title, $0.day) } == 1
            && holders.count { isAlike(heldTexts[$0]?.title, heldTexts[$0]?.day) } == 1
    }

    /// As many Han characters as a title needs to be one notice's alone within a city and a day.
    private static let tellingTitle = 14
}
