internal import FeedModel
internal import struct Foundation.Date

/// What a new statement of a known entry changes, decided field by field.
struct EntryUpdate {
    private(set) var entry: CleanEntry
    private(set) var memory: EntryMemory
    private(set) var isRevision = false
    /// Whether a new version has to wait, because there were so many of late.
    private(set) var isHeldBack = false
    /// Whether there is a new version although there were others of late.
    private(set) var isUnsettled = false
    /// Whether another source gave the whole of what the entry's own source gives the beginning of.
    private var isCompletedByOther = false

    /// - Parameters:
    ///   - isOwner: whether the statement comes from the source the entry was first read from. Another source
    ///   of the city only fills gaps: two editors of one text would make it change back and forth.
    ///   - showsBeginnings: whether the statement's source shows the beginnings of texts, of this one as of others.
    ///   - areAllUnsettled: whether most entries of the reading change in every reading, so that it is not the entry that does.
    init(
        _ known: HistoryEntry, with listed: ListedEntry, isOwner: Bool, showsBeginnings: Bool = false,
        areAllUnsettled: Bool = false, now: Date
    ) {
        entry = known.current
        memory = known.memory
        if isOwner { state(listed, firstSeen: known.firstSeen) } else { second(listed.entry, showsBeginnings) }
        judge(known.current, areAllUnsettled, now: now)
        if !isHeldBack || !areAllUnsettled { memory.waiting = nil }
    }

    /// Takes over what the source says, except where it says less than before.
    private mutating func state(_ listed: ListedEntry, firstSeen: Date) {
        let stated = listed.entry
        if !listed.title.isCut(of: ComparedTitle(entry.title)) { entry.title = stated.title }
        entry.link = link(listed)
        entry.publisherID = entry.publisherID ?? stated.publisherID
        entry.language = stated.language ?? entry.language
        entry.summary = text(stated.summary, replacing: entry.summary)
        let content = entry.content
        entry.content = text(stated.content, replacing: content)
        entry.published = EntryDates.corrected(entry.published, by: stated.published, firstSeen: firstSeen)
        entry.updated = stated.updated ?? entry.updated
        if !stated.authors.isEmpty { entry.authors = stated.authors }
        if !stated.categories.isEmpty { entry.categories = stated.categories }
        // Files go with the text that named them.
        let isOtherText = stated.content != nil && entry.content != content
        if !stated.enclosures.isEmpty || isOtherText { entry.enclosures = stated.enclosures }
    }

    /// Takes from another source of the city what it knows more of: what is missing, and the whole of a text whose beginning is all that the
    /// first one gives. Where it said the very same before, the two are columns of one site, and what it puts right now is put right: the
    /// first may not list the entry any more. What the entry said once is no correction.
    private mutating func second(_ stated: CleanEntry, _ showsBeginnings: Bool) {
        let (before, after) = (TextVersion(entry), TextVersion(stated))
        if after.digest == before.digest {
            memory.seconded = before.digest
        } else if memory.seconded == before.digest, !memory.versions.contains(after.digest),
            !after.body.isEmpty || before.body.isEmpty, !TextVersion.isCut(after.body, of: before.body),
            !TextVersion.isTeaser(after.body, of: before.body) || !showsBeginnings && isShortened(stated)
        {
            memory.seconded = after.digest
            (entry.title, entry.content, entry.summary) = (stated.title, stated.content, stated.summary)
        }
        entry.fill(from: stated)
        let known = TextVersion.body(ofHTML: entry.content ?? entry.summary)
        if TextVersion.isCut(known, of: after.body) || TextVersion.isTeaser(known, of: after.body) {
            isCompletedByOther = true
            memory.teaser = TextVersion.digest(ofBody: known)
            if stated.content != nil { entry.content = stated.content } else { entry.summary = stated.summary }
        }
        // What it filled in is its own, to be put right by it.
        if memory.seconded != after.digest, TextVersion(entry).digest == after.digest { memory.seconded = after.digest }
    }

    /// Links follow a site that moves; a session id or another column in the same link is no move.
    private func link(_ listed: ListedEntry) -> String? {
        guard let new = listed.entry.link, let old = entry.link else { return listed.entry.link ?? entry.link }
        guard listed.links.contains(LinkNormalizer.normalize(old)) else { return new }
        return old.hasPrefix("http://") && new == "https://" + old.dropFirst(7) ? new : old
    }

    /// Whether the beginning alone is what an editor left of a text, and not what a list shows of it: it stands where the whole stood, and ends
    /// with a sentence.
    private func isShortened(_ stated: CleanEntry) -> Bool {
        guard (stated.content != nil) == (entry.content != nil) else { return false }
        return PlainText.of(html: stated.content ?? stated.summary ?? "").last.map { "。！？；.!?".contains($0) } ?? false
    }

    /// A text is not replaced by one that reads the same, nor by its own beginning.
    private func text(_ new: String?, replacing old: String?) -> String? {
        guard let new, !new.isEmpty else { return old }
        guard let old, old != new else { return new }
        let (before, after) = (TextVersion.body(ofHTML: old), TextVersion.body(ofHTML: new))
        let saysLess = after.isEmpty || TextVersion.isCut(after, of: before) || isKnownTeaser(after, of: before)
        return before == after || saysLess ? old : new
    }

    /// Whether a text is the very beginning that another source once completed. Any other beginning alone is a new text, as where personal
    /// data are taken out.
    private func isKnownTeaser(_ text: [UInt32], of whole: [UInt32]) -> Bool {
        memory.teaser != nil && memory.teaser == TextVersion.digest(ofBody: text)
            && TextVersion.isTeaser(text, of: whole)
    }

    // MARK: Revisions

    /// Decides whether title or body text really changed, and keeps a text that changes without end from doing so.
    private mutating func judge(_ before: CleanEntry, _ areAllUnsettled: Bool, now: Date) {
        let isSameText = (entry.title, entry.content, entry.summary) == (before.title, before.content, before.summary)
        if isSameText { return }
        let old = TextVersion(before)
        // What was never changed needs no memory of its only version.
        if memory.versions.isEmpty { memory.versions = [old.digest] }
        let new = TextVersion(entry)
        guard new.digest != memory.versions.last else {
            // The same words in other markup: nothing a reader would see.
            entry.title = before.title
            return
        }
        if isCompletion(of: old, by: new, before: before) {
            memory.versions[memory.versions.count - 1] = new.digest
            return
        }
        let isReturn = memory.versions.contains(new.digest)
        let recent = memory.revisions.filter { now.timeIntervalSince($0) < Self.window }
        let returnsTooOften = isReturn && memory.returns >= Self.returnLimit
        let age = memory.revisions.last.map { now.timeIntervalSince($0) } ?? .infinity
        isUnsettled = recent.count >= Self.editorsRevisions || memory.waiting != nil
        isHeldBack =
            !returnsTooOften
            && (areAllUnsettled
                ? isUnsettled && mustSettle(new, after: old, age: age, recent: recent.count)
                : recent.count >= Self.revisionLimit && age < Self.pause)
        if isHeldBack, areAllUnsettled { memory.waiting = new.digest }
        if returnsTooOften || isHeldBack {
            (entry.title, entry.content, entry.summary) = (before.title, before.content, before.summary)
            if returnsTooOften { memory.isFlapping = true }
            return
        }
        isRevision = true
        memory.isFlapping = false
        memory.returns = isReturn ? memory.returns + 1 : 0
        memory.versions = memory.versions.filter { $0 != new.digest }.suffix(Self.rememberedVersions - 1) + [new.digest]
        memory.revisions = (memory.revisions + [EntryDates.wholeSecond(now)]).suffix(Self.revisionLimit)
    }

    /// Where all entries change in every reading: what stands in two of them is no counter, and neither is what changed in other signs than
    /// numbers; but a template may write that as well, so that it counts a few times a week.
    private func mustSettle(_ new: TextVersion, after old: TextVersion, age: Double, recent: Int) -> Bool {
        if age < Self.pause { return true }
        return memory.waiting != new.digest
            && (new.differsByNumbersOnly(from: old) || recent > Self.editorsRevisions || age < Self.longPause)
    }

    /// More of the same text came to be known, such as the body of a list's row: nothing was edited.
    private func isCompletion(of old: TextVersion, by new: TextVersion, before: CleanEntry) -> Bool {
        let keepsTitle = old.title == new.title || ComparedTitle(before.title).isCut(of: ComparedTitle(entry.title))
        guard keepsTitle else { return false }
        let hadNoBody = old.body.isEmpty || (before.content == nil && entry.content != nil)
        return hadNoBody || old.body == new.body || TextVersion.isCut(old.body, of: new.body)
            || isCompletedByOther
    }

    /// How many versions are remembered, to know a return when it comes.
    private static let rememberedVersions = 8
    /// An editor may take a change back, even twice; a text that returns more often is two servers that disagree.
    private static let returnLimit = 2
    /// After so many revisions within ``window`` there is a ``pause`` before each: a page may write itself anew for every reader, but it may
    /// also count a typhoon's hours, and then the last version must not be lost.
    private static let revisionLimit = 12
    /// So often within ``window`` an editor may go over all entries, or a site over its templates.
    private static let editorsRevisions = 2
    private static let window = 7 * 86_400.0
    private static let pause = 6 * 3_600.0
    private static let longPause = 20 * 3_600.0
}
