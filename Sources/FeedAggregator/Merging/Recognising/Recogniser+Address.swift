internal import FeedModel

/// Then what its address says: the platform's number in it, or the link as a whole.
extension Recogniser {
    func byArticle(_ article: ListedEntry) -> HistoryEntry.ID? {
        guard let key = article.key(.article) else { return nil }
        guard let found = article.article else {  // The key is the text itself.
            return best(of: known.holders(of: key), for: article) { claims[$0] == nil && !speaksAgainst(article, $0) }
        }
        guard article.hasUsefulArticle else { return nil }
        return best(of: known.holders(of: key), for: article) { id in
            guard let held = heldTexts[id] else { return false }
            let isSameSite = article.link?.host == held.link?.host
            let isNear = article.distance(inDaysTo: held.day) ?? 0 <= 1
            if article.title.isAlike(held.title) {
                // Two sites of a city count on their own, and an office's name alone makes titles alike.
                return (isSameSite || isNear || found.isUnique || article.title.isSame(as: held.title))
                    && mayShare(id, article, held)
            }
            guard found.isUnique, claims[id] == nil, !speaksAgainst(article, id), !isOfOtherTime(article, id) else {
                return false
            }
            return isSameSite || (found.family == "post" && isNear && !hasOtherText(article, id))
        }
    }

    func byLink(_ article: ListedEntry) -> HistoryEntry.ID? {
        guard let link = article.link, link.isSpecific, let key = article.key(.link) else { return nil }
        let holders = known.holders(of: key)
        return best(of: holders, for: article) { id in
            guard let held = heldTexts[id] else { return false }
            if article.title.isSame(as: held.title) {
                // Where different notices share an address, it tells nothing of those with other words.
                if speaksAgainst(article, id), isShared(by: holders, article, held), hasOtherText(article, id) {
                    return false
                }
                return mayShare(id, article, held)
            }
            guard claims[id] == nil, article.hasUsefulLink else { return false }
            let distance = article.distance(inDaysTo: held.day) ?? 0
            if article.title.isAlike(held.title) {
                // A new id at the same address: the same notice put right, or the next one at a standing address.
                return !speaksAgainst(article, id) || distance == 0 || !hasOtherText(article, id)
            }
            let differsByNumber = article.title.isAlike(held.title, ignoringNumbers: true)
            if speaksAgainst(article, id) { return differsByNumber && distance == 0 && !hasOtherText(article, id) }
            return holders.count == 1 && !(differsByNumber && distance > Self.bareRepostWithinDays)
        }
    }

    /// Whether notices of one title share an address: several do, or this one comes on another day to the address of a list.
    private func isShared(by holders: [HistoryEntry.ID], _ article: ListedEntry, _ held: HeldText) -> Bool {
        guard article.hasUsefulLink else { return true }
        if article.link?.isOfList == true, article.distance(inDaysTo: held.day) ?? 0 > 0 { return true }
        return holders.count { heldTexts[$0]?.title.isSame(as: article.title) == true } > 1
    }

    /// Whether an entry may be what this article is although another article of the reading is it already: only as a repeat.
    private func mayShare(_ id: HistoryEntry.ID, _ article: ListedEntry, _ held: HeldText) -> Bool {
        guard let other = claims[id] else { return true }
        guard articles[other].title.isSame(as: article.title),
            !TextVersion.areDifferent(articles[other].entry, article.entry)
        else { return false }
        return articles[other].day == article.day || article.day == nil || articles[other].day == nil
    }
}
