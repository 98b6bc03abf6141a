internal import FeedModel

/// An article is first what its publisher's id says it is, where ids prove to be ids.
extension Recogniser {
    mutating func matchByPublisherID() {
        var unconfirmed: [(article: Int, entry: HistoryEntry.ID)] = []
        let held = articles.compactMap { article in
            holdersOfID(article).flatMap { $0.isEmpty ? nil : $0.count == 1 && isTheSame(article, as: $0[0]) }
        }
        // A pinned row keeps its place as well.
        areIDsProven = held.count { $0 } * 2 > held.count
        let areIDsUseless = articles.contains { article in
            holdersOfID(article).map { $0.count == 1 && isElsewhere(article, than: $0[0]) } ?? false
        }
        for (index, article) in articles.enumerated() {
            guard let holders = holdersOfID(article) else { continue }
            let confirmed = best(of: holders, for: article) { id in
                isConfirmed(article, id) && !(areIDsUseless && isOnlyAlike(article, id))
            }
            if let confirmed {
                claim(confirmed, by: index)
            } else if holders.count == 1, let holder = holders.first, !areIDsUseless,
                isTrustworthy(article.publisherID ?? ""), !isGivenAnew(article, holder)
            {
                unconfirmed.append((index, holder))
            }
        }
        for (article, entry) in unconfirmed where claims[entry] == nil { claim(entry, by: article) }
    }

    /// - Returns: `nil` where the article has no id that could tell.
    func holdersOfID(_ article: ListedEntry) -> [HistoryEntry.ID]? {
        article.hasUsefulID ? article.key(.publisherID).map { known.holders(of: $0) } : nil
    }

    /// The address or the title says the same as the id.
    private func isConfirmed(_ article: ListedEntry, _ id: HistoryEntry.ID) -> Bool {
        guard let held = heldTexts[id] else { return false }
        if article.title.isAlike(held.title) {
            // Notices of one kind have titles that are alike: another address and another day say that it is the next of them, where the id is
            // a short number and may be a place in the list, or comes again after a long time.
            if !isOnlyAlike(article, id) { return true }
            return isTrustworthy(article.publisherID ?? "") || areIDsProven
                ? !isGivenAnew(article, id) : (article.distance(inDaysTo: held.day) ?? 0) == 0
        }
        guard article.hasUsefulLink || article.hasUsefulArticle else { return false }
        if let found = article.article, article.hasUsefulArticle, found == held.article {
            // An address made of the id says no more than the id.
            return !isOfOtherTime(article, id)
        }
        return article.hasUsefulLink && held.link.map { article.links.contains($0.key) } == true
    }

    private func isTheSame(_ article: ListedEntry, as id: HistoryEntry.ID) -> Bool {
        guard let held = heldTexts[id] else { return false }
        if let link = held.link, article.hasUsefulLink { return article.links.contains(link.key) }
        return article.title.isSame(as: held.title) && article.day == held.day
    }

    /// Whether nothing but a title that is alike speaks for the entry, while the address speaks for another.
    private func isOnlyAlike(_ article: ListedEntry, _ id: HistoryEntry.ID) -> Bool {
        guard let held = heldTexts[id], article.hasUsefulLink, let link = held.link else { return false }
        return !article.title.isSame(as: held.title) && !article.links.contains(link.key)
    }

    /// Address and title together point to another entry than the id does: the site numbers places in its list, not articles.
    private func isElsewhere(_ article: ListedEntry, than holder: HistoryEntry.ID) -> Bool {
        guard article.hasUsefulLink, let key = article.key(.link) else { return false }
        let others = known.holders(of: key)
        return !others.contains(holder)
            && others.contains { heldTexts[$0]?.title.isSame(as: article.title) == true }
    }

    /// A short number may be a place in the list; a long one, an address or a name is an id, also when address and title changed.
    private func isTrustworthy(_ id: String) -> Bool {
        if NormalizedLink(id).host.isEmpty { return id.utf8.count >= 5 }
        return NormalizedLink(id).isSpecific
    }

    /// Whether a relaunched site counts from the beginning again: title and address are others already, and so are the text and the time.
    private func isGivenAnew(_ article: ListedEntry, _ holder: HistoryEntry.ID) -> Bool {
        let id = (article.publisherID ?? "").lowercased()
        return !Self.uniqueSchemes.contains { id.hasPrefix($0) } && article.link != nil
            && isOfOtherTime(article, holder)
    }

    /// Made so that nobody gives them out twice (RFC 8141, RFC 4151).
    private static let uniqueSchemes = ["urn:", "tag:"]
}
