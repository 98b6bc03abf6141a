internal import FeedModel
internal import struct Foundation.Date

/// Finds for each article of a reading the entry of the history that it is, if there is one.
///
/// Strong keys go first over the whole reading, so that a weak key never takes an entry that another article holds by a strong one.
struct Recogniser {
    private let articles: [ListedEntry]
    private let known: KnownEntries
    private let source: Source
    /// The days of the rows that state one, earliest first, and the gap that is usual between two.
    private let days: [Int]
    private let usualGap: Int
    /// Of the last two rows that state one, the later day; `nil` where fewer do.
    private let lowestDay: Int?
    /// For each article the entry it is.
    private(set) var matches: [HistoryEntry.ID?]
    /// The entries that articles were recognised as, and by which article.
    private var claims: [HistoryEntry.ID: Int] = [:]
    /// How many articles a flood brake linked to their old entries.
    private(set) var relinked = 0
    private var heldTexts: [HistoryEntry.ID: HeldText] = [:]
    /// Whether most articles have kept their ids together with their address or their title and day: then ids last, at least for a while.
    private var areIDsProven = false

    private struct HeldText {
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

    // MARK: By the publisher's id

    private mutating func matchByPublisherID() {
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
    private func holdersOfID(_ article: ListedEntry) -> [HistoryEntry.ID]? {
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

    private func isOfOtherTime(_ article: ListedEntry, _ holder: HistoryEntry.ID) -> Bool {
        guard let distance = article.distance(inDaysTo: heldTexts[holder]?.day), distance > Self.repostWithinDays,
            known.entries[holder] != nil
        else { return false }
        return TextVersion(article.entry).body.isEmpty || hasOtherText(article, holder)
    }

    /// Made so that nobody gives them out twice (RFC 8141, RFC 4151).
    private static let uniqueSchemes = ["urn:", "tag:"]

    // MARK: By the address

    private func byArticle(_ article: ListedEntry) -> HistoryEntry.ID? {
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

    private func byLink(_ article: ListedEntry) -> HistoryEntry.ID? {
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

    /// Of a text that is gone nothing says that it was the same.
    private func hasOtherText(_ article: ListedEntry, _ id: HistoryEntry.ID) -> Bool {
        known.entries[id].map { $0.isForgotten || TextVersion.areDifferent(article.entry, $0.current) } ?? false
    }

    /// Whether an entry may be what this article is although another article of the reading is it already: only as a repeat.
    private func mayShare(_ id: HistoryEntry.ID, _ article: ListedEntry, _ held: HeldText) -> Bool {
        guard let other = claims[id] else { return true }
        guard articles[other].title.isSame(as: article.title),
            !TextVersion.areDifferent(articles[other].entry, article.entry)
        else { return false }
        return articles[other].day == article.day || article.day == nil || articles[other].day == nil
    }

    /// Whether both have a useful id of the same publisher, and the ids differ.
    private func speaksAgainst(_ article: ListedEntry, _ id: HistoryEntry.ID) -> Bool {
        guard let entry = known.entries[id], isOwn(entry), article.hasUsefulID,
            let held = heldTexts[id], let mine = article.publisherID,
            let theirs = IdentityKeys.publisherID(of: entry.current, foldedTitle: held.title.folded)
        else { return false }
        return mine != theirs
    }

    // MARK: By the title

    /// A notice posted again under a new id and address, perhaps on a later day: title and a long text are the same. A bulletin that comes
    /// each week with the same form letter says the same; so where the old row was not taken away from among others, it is a new one.
    private func byTitleAndText(_ article: ListedEntry) -> HistoryEntry.ID? {
        let nearby = article.neighbours.flatMap { known.holders(of: $0) }
        let holders = (titleHolders(article) + nearby).filter { id in
            guard let held = heldTexts[id], held.title.folded == article.title.folded else { return false }
            let distance = article.distance(inDaysTo: held.day) ?? 0
            guard distance <= Self.repostWithinDays else { return false }
            if distance > 0, known.entries[id].map(isOwn) ?? false, !isPassed(held.day) { return false }
            return claims[id].map { articles[$0].day == article.day } ?? true
        }
        guard !holders.isEmpty, let text = TextVersion(article.entry).longBodyDigest else { return nil }
        return best(of: holders, for: article) { id in
            known.entries[id].map { TextVersion($0.current).longBodyDigest == text } ?? false
        }
    }

    /// Longer ago, the same words may be the next round of something that returns.
    private static let repostWithinDays = 31

    private func titleHolders(_ article: ListedEntry) -> [HistoryEntry.ID] {
        var holders: [HistoryEntry.ID] = []
        for kind in [IdentityKey.Kind.titleAndDay, .title] {
            guard let key = article.key(kind) else { continue }
            for id in known.holders(of: key) where !holders.contains(id) { holders.append(id) }
        }
        return holders
    }

    /// The title alone, with the day. Another address speaks against it, unless everything else speaks for it.
    private func byTitle(_ article: ListedEntry) -> HistoryEntry.ID? {
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
                    areIDsProven || article.day == nil || !isLone(article, among: titleHolders(article))
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
    /// Without a text to compare, the same title may be next week's issue.
    private static let bareRepostWithinDays = 5

    /// Whether the list goes on below this day, so that an entry of it that is not listed any more was taken away.
    /// The lowest rows tell: pinned rows stand on top, however old. Where the next older row is far off, as where an old column follows a new
    /// one, the entry may as well have been pushed out.
    private func isPassed(_ day: PublicationDay?) -> Bool {
        guard let day = day?.number, let lowestDay, lowestDay < day else { return false }
        let below = days.last { $0 < day } ?? day
        return day - below <= max(Self.bareRepostWithinDays, 3 * usualGap)
    }

    /// Whether the source that is read speaks for an entry: its own, or one of a source that it took the place of.
    private func isOwn(_ entry: HistoryEntry) -> Bool {
        entry.source == source.id || known.inherited.contains(entry.source) || known.heirless.contains(entry.source)
    }

    // MARK: The flood brake

    /// When most articles seem new at once although their titles are known, ids and addresses have changed, not news. Where most were known by
    /// their texts at other addresses, the site was built anew, and the others are taken for known by less.
    private mutating func stopFlood() {
        let strangers = articles.indices.filter { matches[$0] == nil }
        let isRelaunched = isRelaunched
        guard isRelaunched || strangers.count >= Self.smallestFlood && strangers.count * 2 > articles.count else {
            return
        }
        let titles = Dictionary(grouping: strangers) { articles[$0].title.folded }
        var found: [(article: Int, entry: HistoryEntry.ID)] = []
        for index in strangers where titles[articles[index].title.folded]?.count == 1 {
            if let entry = oldEntry(of: articles[index]) { found.append((index, entry)) }
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

    /// Whether most articles are known although each has another address than it had.
    private var isRelaunched: Bool {
        let moved = articles.indices.count { index in
            guard let id = matches[index], known.entries[id].map(isOwn) == true, let link = heldTexts[id]?.link,
                articles[index].hasUsefulLink, holdersOfID(articles[index])?.contains(id) != true
            else { return false }
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

    // MARK: Claims

    private mutating func claim(_ entry: HistoryEntry.ID, by article: Int) {
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
    private func best(
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
}
