internal import FeedModel
internal import struct Foundation.Date

/// One merge under way.
struct Merge {
    let source: Source
    let known: KnownEntries
    let now: Date
    var seconds: UpdatedSeconds
    private var outcome = MergeOutcome()
    private var takenIDs: Set<String>
    private var holders: [IdentityKey: Int] = [:]
    private var flapping = 0
    private var heldBack = 0
    private var areAllUnsettled = false
    private var showsBeginnings = false

    init(source: Source, known: KnownEntries, now: Date, seconds: UpdatedSeconds) {
        (self.source, self.known, self.now, self.seconds) = (source, known, now, seconds)
        takenIDs = known.takenAtomIDs.union(known.entries.values.map(\.atomID))
    }

    mutating func run(_ articles: [ListedEntry]) throws -> MergeOutcome {
        let recogniser = Recogniser(articles, known: known, source: source)
        var statements: [(entry: HistoryEntry, article: ListedEntry)] = []
        var positions: [HistoryEntry.ID: Int] = [:]
        var new: [ListedEntry] = []
        for (article, match) in zip(articles, recogniser.matches) {
            guard let match, let entry = known.entries[match] else {
                new.append(article)
                continue
            }
            if let position = positions[match] {
                statements[position].article.absorb(article)
            } else {
                positions[match] = statements.count
                statements.append((entry, article))
            }
        }
        outcome.inherits = newlyInherited(statements.map(\.entry), of: articles.count)
        let updates = updates(statements)
        // From the lowest row up, so that of two entries of one second the higher gets the later one.
        for (update, (entry, article)) in zip(updates, statements).reversed() { try change(entry, article, update) }
        try add(new)
        if recogniser.relinked > 0 { outcome.notices.append(.floodStopped(count: recogniser.relinked)) }
        if flapping > 0 { outcome.notices.append(.flapping(count: flapping)) }
        if heldBack > 0 {
            outcome.notices.append(areAllUnsettled ? .unsettled(count: heldBack) : .heldBack(count: heldBack))
        }
        return outcome
    }

    // MARK: Known entries

    /// A source that gets another address or id in the configuration is a new one; most of what it lists is its predecessor's.
    private func newlyInherited(_ listed: [HistoryEntry], of count: Int) -> Set<Source.ID> {
        guard !known.heirless.isEmpty else { return [] }
        return known.heirless.filter { heirless in listed.count { $0.source == heirless } * 2 > count }
    }

    private func speaks(for entry: HistoryEntry) -> Bool {
        entry.source == source.id || known.inherited.contains(entry.source) || outcome.inherits.contains(entry.source)
    }

    private typealias Statement = (entry: HistoryEntry, article: ListedEntry)

    /// - Returns: what each statement changes; `nil` for entries that were forgotten.
    private mutating func updates(_ statements: [Statement]) -> [EntryUpdate?] {
        showsBeginnings = showsBeginnings(statements)
        let updates = statements.map { entry, article in update(entry, article) }
        let unsettled = updates.count { $0?.isUnsettled == true }
        areAllUnsettled = unsettled >= Self.fewestUnsettled && unsettled * 2 > statements.count
        guard areAllUnsettled else { return updates }
        return zip(updates, statements).map { update, statement in
            update?.isUnsettled == true ? self.update(statement.entry, statement.article) : update
        }
    }

    private func update(_ entry: HistoryEntry, _ article: ListedEntry) -> EntryUpdate? {
        entry.isForgotten
            ? nil
            : EntryUpdate(
                entry, with: article, isOwner: speaks(for: entry), showsBeginnings: showsBeginnings,
                areAllUnsettled: areAllUnsettled, now: now)
    }

    /// Whether a reading gives the beginnings alone of most texts that other sources gave whole. Texts hardly longer than the beginnings
    /// say nothing of it: of these there may be nothing to leave out.
    private func showsBeginnings(_ statements: [Statement]) -> Bool {
        let others = statements.filter { !$0.entry.isForgotten && !speaks(for: $0.entry) }.map { entry, article in
            (shown: TextVersion(article.entry).body, whole: TextVersion(entry.current).body)
        }
        let beginnings = others.filter { TextVersion.isTeaser($0.shown, of: $0.whole) }
        guard beginnings.count > 1, let longest = beginnings.map(\.shown.count).max() else { return false }
        return beginnings.count * 2 > others.count { $0.whole.count >= 2 * longest }
    }

    /// Fewer entries may change at once because they are about one thing.
    private static let fewestUnsettled = 5

    private mutating func change(_ entry: HistoryEntry, _ article: ListedEntry, _ update: EntryUpdate?) throws {
        guard let update else { return recall(entry, article) }
        var memory = update.memory
        if update.isHeldBack { heldBack += 1 } else if memory.isFlapping { flapping += 1 }
        let newKeys = newKeys(of: entry, article, &memory)
        var (published, order, updated) = (entry.published, entry.order, entry.updated)
        let stated = EntryDates.published(of: update.entry, before: entry.published)
        if stated != published {
            published = stated
            order = EntryDates.order(published: stated, firstSeen: entry.firstSeen, now: now)
        }
        if update.isRevision {
            let moment = EntryDates.updatedByRevision(of: update.entry, before: entry.updated, now: now)
            updated = Date(unixSecond: try seconds.take(atOrAfter: moment.unixSecond))
        }
        let isUnchanged =
            update.entry == entry.current && memory == entry.memory && newKeys.isEmpty && published == entry.published
        if isUnchanged {
            outcome.unchanged += 1
        } else {
            outcome.changes.append(
                MergeOutcome.Change(
                    id: entry.id, entry: update.entry, newKeys: newKeys, published: published, updated: updated,
                    order: order, isRevision: update.isRevision, memory: memory))
        }
    }

    /// What was forgotten stays forgotten, whatever its source says of it now; but it goes on being known.
    private mutating func recall(_ entry: HistoryEntry, _ article: ListedEntry) {
        var memory = entry.memory
        let newKeys = newKeys(of: entry, article, &memory)
        if newKeys.isEmpty {
            outcome.unchanged += 1
        } else {
            outcome.changes.append(
                MergeOutcome.Change(
                    id: entry.id, entry: entry.current, newKeys: newKeys, published: entry.published,
                    updated: entry.updated, order: entry.order, isRevision: false, memory: memory))
        }
    }

    /// The keys an entry was not yet known under; they are counted in its memory.
    private mutating func newKeys(
        of entry: HistoryEntry, _ article: ListedEntry, _ memory: inout EntryMemory
    ) -> [IdentityKey] {
        let room = Self.aliasLimit - memory.aliases
        guard room > 0 else { return [] }
        let new = article.keys.filter { !known.holders(of: $0).contains(entry.id) && mayRecord($0) }.prefix(room)
        memory.aliases += new.count
        return Array(new)
    }

    /// An entry whose ids or links change with every reading would gather keys for ever.
    private static let aliasLimit = 24

    /// A key that several entries share tells none of them apart: it is recorded until that is proved.
    private mutating func mayRecord(_ key: IdentityKey) -> Bool {
        let limit = key.kind == .publisherID ? 2 : MergeLookup.holdersPerKey
        let count = holders[key] ?? known.holders(of: key).count
        guard count < limit else { return key.kind >= .titleAndDay }
        holders[key] = count + 1
        return true
    }

    // MARK: New entries

    private mutating func add(_ articles: [ListedEntry]) throws {
        var entries: [MergeOutcome.NewEntry] = []
        // What has no date gets first sight; the lowest row the earliest second, the highest this one.
        var undated = articles.count { EntryDates.updatedAtFirst(of: $0.entry, now: now) == nil }
        for article in articles.reversed() {
            let entry = article.entry
            var base = EntryDates.updatedAtFirst(of: entry, now: now)
            if base == nil {
                undated -= 1
                base = EntryDates.wholeSecond(now).addingTimeInterval(-Double(undated))
            }
            let updated = Date(unixSecond: try seconds.take(atOrAfter: (base ?? now).unixSecond))
            let published = EntryDates.publishedAtFirst(of: entry, now: now)
            entries.append(
                MergeOutcome.NewEntry(
                    atomID: atomID(for: article), entry: entry, keys: article.keys.filter { mayRecord($0) },
                    published: published, updated: updated,
                    order: EntryDates.order(published: published, firstSeen: now, now: now)))
        }
        // Sorting is stable: entries of one moment keep the order of the list.
        outcome.new = entries.enumerated().sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }.map(
            \.element)
    }

    private mutating func atomID(for article: ListedEntry) -> String {
        var id: String
        if article.hasUsefulID, let own = article.entry.publisherID, TagURI.isIRI(own), !takenIDs.contains(own) {
            id = own
        } else {
            id = TagURI.mint(source: source, link: article.entry.link, firstSeen: now, name: name(for: article))
        }
        let first = id
        var attempt = 2
        while !takenIDs.insert(id).inserted {
            id = first + "/" + String(attempt)
            attempt += 1
        }
        return id
    }

    private func name(for article: ListedEntry) -> String {
        if article.hasUsefulID, let own = article.entry.publisherID, !TagURI.isIRI(own),
            let key = article.key(.publisherID), known.holders(of: key).isEmpty
        {
            return TagURI.name(ofPublisherID: own)
        }
        // The strongest key stands first; the others part entries that share it.
        var digest = KeyDigest()
        for key in article.keys { digest.add(key.value) }
        if article.link?.isSpecific != true { digest.add(String(TextVersion(article.entry).digest)) }
        return digest.text
    }
}

extension Date {
    /// Whole seconds of Unix time; a moment beyond what an integer holds is the nearest that fits.
    var unixSecond: Int64 { Int64(min(max(timeIntervalSince1970.rounded(.down), -1e12), 1e12)) }
    init(unixSecond: Int64) { self.init(timeIntervalSince1970: Double(unixSecond)) }
}
