package import FeedModel
internal import struct Foundation.Date

/// Decides which story each new entry joins, and who leads a story that is seen for the first time.
package enum StoryDecision {
    /// - Parameters:
    ///   - newcomers: the entries of one run that no story was looked for yet.
    ///   - candidates: for each of them (by its ``HistoryEntry/id``) the entries that share a band key with it, other newcomers among them.
    ///     At most ``candidatesPerEntry`` are looked at.
    ///   - texts: those that are worked out already.
    package static func decide(
        newcomers: [HistoryEntry], candidates: [HistoryEntry.ID: [HistoryEntry]], matcher: StoryMatcher,
        texts: [HistoryEntry.ID: StoryText] = [:]
    ) -> StoryOutcome {
        var decision = Deciding(matcher: matcher, texts: texts)
        for entry in newcomers.sorted(by: { $0.id < $1.id }) where entry.story == nil {
            decision.place(entry, among: candidates[entry.id] ?? [])
        }
        return decision.outcome
    }

    /// Candidates come ranked by how much they share: a copy is among the first, and what shares keys with more is a form letter.
    package static let candidatesPerEntry = 16
}

private struct Deciding {
    let matcher: StoryMatcher
    private var joined: [StoryOutcome.Joined] = []
    /// New stories, and which of them an entry belongs to.
    private var groups: [[HistoryEntry]] = []
    private var groupOfEntry: [HistoryEntry.ID: Int] = [:]
    private var storyOfEntry: [HistoryEntry.ID: Int64] = [:]
    private var texts: [HistoryEntry.ID: StoryText]

    init(matcher: StoryMatcher, texts: [HistoryEntry.ID: StoryText]) { (self.matcher, self.texts) = (matcher, texts) }

    var outcome: StoryOutcome {
        var outcome = StoryOutcome()
        outcome.joined = joined
        outcome.founded = groups.compactMap { group in
            // Readers have what was seen in an earlier run: it stays, and does not come again under another city.
            let lead = group.min { ($0.firstSeen, $0.published, $0.id) < ($1.firstSeen, $1.published, $1.id) }
            guard let lead else { return nil }
            return StoryOutcome.Founded(lead: lead.id, members: group.map(\.id).sorted())
        }
        return outcome
    }

    mutating func place(_ entry: HistoryEntry, among candidates: [HistoryEntry]) {
        guard groupOfEntry[entry.id] == nil else { return }
        // Entries of a story first, then the oldest: of two stories the earlier one is joined.
        let ranked = candidates.filter { $0.id != entry.id && $0.city != entry.city }
            .sorted { (rank($0), $0.id) < (rank($1), $1.id) }
        if ranked.isEmpty { return }
        let mine = text(of: entry)
        for candidate in ranked.prefix(StoryDecision.candidatesPerEntry)
        where matcher.isSameNotice(mine, text(of: candidate)) {
            if let story = candidate.story ?? storyOfEntry[candidate.id] {
                joined.append(StoryOutcome.Joined(entry: entry.id, story: story))
                storyOfEntry[entry.id] = story
            } else if let group = groupOfEntry[candidate.id] {
                groups[group].append(entry)
                groupOfEntry[entry.id] = group
            } else {
                (groupOfEntry[candidate.id], groupOfEntry[entry.id]) = (groups.count, groups.count)
                groups.append([candidate, entry])
            }
            return
        }
    }

    private func rank(_ entry: HistoryEntry) -> Int {
        if entry.story != nil || storyOfEntry[entry.id] != nil { return 0 }
        return groupOfEntry[entry.id] != nil ? 1 : 2
    }

    private mutating func text(of entry: HistoryEntry) -> StoryText {
        if let text = texts[entry.id] { return text }
        let text = matcher.text(of: entry.current, city: entry.city)
        texts[entry.id] = text
        return text
    }
}
