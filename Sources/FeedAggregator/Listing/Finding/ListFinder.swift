internal import FeedModel
package import struct Foundation.Date
package import struct Foundation.TimeZone
internal import XMLTree

/// Finds the lists of a page by its structure: repeated siblings with a link and a date that are not the menu, not the sidebar, not the footer.
package struct ListFinder: Sendable {
    private let page: String
    private let timeZone: TimeZone
    private let reference: Date
    /// Below it, a list found is shown to a person but not read on its own account.
    package static let sureness = 0.45
    /// Worked out in full and returned; the others are too far behind.
    private static let candidateLimit = 4
    /// A list without dates is worth so much less than one of the sidebar with dates, and yet is what the page is about.
    private static let regionMargin = 0.2

    /// - Parameters:
    ///   - base: where the page came from.
    ///   - timeZone: for dates that name none.
    ///   - reference: when it was fetched.
    package init(base: String, timeZone: TimeZone, reference: Date) {
        (page, self.timeZone, self.reference) = (base, timeZone, reference)
    }

    /// - Parameter text: the page, decoded.
    /// - Returns: the lists, best first; none if nothing on the page looks like one.
    package func find(_ text: String) -> [ListCandidate] {
        if let records = EmbeddedRecords(in: text), let found = try? candidates(in: records.markup, of: text),
            !found.isEmpty
        {
            return found
        }
        return (try? candidates(in: text, of: text)) ?? []
    }

    private func candidates(in markup: String, of text: String) throws -> [ListCandidate] {
        let document = try HTMLDocument(parsing: markup)
        var dates = PageDates(timeZone: timeZone, reference: reference)
        dates.learn(from: text)
        let base = PageBase.address(of: document, page: page)
        let links = LinkReader(base: base, page: page, template: nil)
        let next = NextPage.rule(in: document, text)
        var judged: [(group: RowGroup, judgement: GroupJudgement)] = []
        for group in RowGroups.all(in: document) {
            let judgement = try GroupJudgement(
                of: group, in: document, links: links, dates: dates, hasPager: next != nil)
            if judgement.score > 0 { judged.append((group, judgement)) }
        }
        judged.sort { ($0.judgement.score, $1.group.rows[0]) > ($1.judgement.score, $0.group.rows[0]) }
        var found: [ListCandidate] = []
        var regions: [PageRegion?] = []
        var taken: [RowGroup] = []
        for (group, judgement) in judged {
            guard found.count < ListFinder.candidateLimit else { break }
            // The same rows, or rows within rows, are the same list seen at another depth.
            guard !taken.contains(where: { $0.overlaps(group, in: document) }) else { continue }
            guard let (rules, read) = try worked(group, judgement, in: document, of: text, next: next) else { continue }
            taken.append(group)
            regions.append(judgement.region)
            found.append(
                ListCandidate(
                    rules: rules, confidence: judgement.confidence, reasons: judgement.reasons(rules: rules), page: read
                ))
        }
        if let main = ListFinder.main(found, regions) { found.insert(found.remove(at: main), at: 0) }
        ListFinder.compare(&found)
        return found
    }

    /// Where the best list stands in a sidebar or the like, the one that stands in none and is hardly worse.
    private static func main(_ found: [ListCandidate], _ regions: [PageRegion?]) -> Int? {
        guard let first = found.first, regions[0] != nil else { return nil }
        let enough = max(sureness, first.confidence - regionMargin)
        return found.indices.first { regions[$0] == nil && found[$0].confidence >= enough }
    }

    /// Rules for a group, the plainest that lose no row and no date.
    private func worked(
        _ group: RowGroup, _ judgement: GroupJudgement, in document: borrowing HTMLDocument, of text: String,
        next: String?
    ) throws -> (ListRules, ListPage)? {
        var best: (rules: ListRules, page: ListPage)?
        for isExact in group.linkless > 0 ? [false, true] : [true] {
            let rules = try FieldSelectors.rules(for: group, judgement, isExact: isExact, in: document, next: next)
            guard let rules else { continue }
            let page = ListReader(rules: rules, base: self.page, timeZone: timeZone, reference: reference).read(text)
            if page.rows.isEmpty { continue }
            if let first = best, page.dated <= first.page.dated, page.rows.count <= first.page.rows.count { continue }
            best = (rules, page)
        }
        return best
    }

    /// Two lists that look alike make both less sure.
    private static func compare(_ found: inout [ListCandidate]) {
        guard found.count > 1, found[1].confidence > found[0].confidence * 0.93 else { return }
        found[0].confidence *= 0.85
        found[0].reasons.append("another list looks almost as good: `\(found[1].rules.item)`")
    }
}
