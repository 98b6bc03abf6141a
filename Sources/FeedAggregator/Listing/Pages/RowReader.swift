internal import FeedModel
internal import XMLTree

/// Reads one row of a list.
struct RowReader {
    private let links: LinkReader
    private let dates: PageDates
    private let rowDates: RowDates
    private let fieldDates: FieldDates
    private let rows: Set<HTMLNode>
    private let excluded: Set<HTMLNode>
    /// Values of `@title` that several rows have.
    private let repeatedTitles: Set<String>
    /// More links than this in a row mean that the rule found the list, not its rows; the first are looked at.
    private static let linkLimit = 24

    struct Dropped: Error {
        let reason: ListPage.DropReason
    }

    init(
        links: LinkReader, dates: PageDates, rows: [HTMLNode], excluded: Set<HTMLNode>,
        in document: borrowing HTMLDocument
    ) {
        (self.links, self.dates, self.excluded) = (links, dates, excluded)
        self.rows = Set(rows)
        repeatedTitles = Self.repeatedTitles(of: rows, in: document)
        fieldDates = FieldDates(dates: dates)
        rowDates = RowDates(dates: dates, rows: rows, in: document)
    }

    private static func repeatedTitles(of rows: [HTMLNode], in document: borrowing HTMLDocument) -> Set<String> {
        var counts: [String: Int] = [:]
        for row in rows.prefix(500) {
            var own: Set<String> = []
            for node in document.subtree(of: row).prefix(60) where document.isElement(node) {
                if let title = document.attribute("title", of: node) { own.insert(CollapsedText.collapse(title)) }
            }
            for title in own { counts[title, default: 0] += 1 }
        }
        return Set(counts.filter { $0.value > 1 }.keys)
    }

    func read(
        _ row: HTMLNode, _ queries: borrowing RowQueries, in document: borrowing HTMLDocument
    ) throws(SelectorError) -> Result<CleanEntry, Dropped> {
        var (date, places) = try self.date(of: row, queries, in: document)
        let inner = rowDates.within(row, in: document)
        if date == nil { date = inner?.date }
        places.formUnion(inner?.places ?? [])
        if !excluded.isEmpty {
            for place in document.subtree(of: row).prefix(1_000) where excluded.contains(place) { places.insert(place) }
        }

        var candidates = try titleCandidates(of: row, queries, in: document, isDate: { places.contains($0) })
        let anchors = try anchors(of: row, queries, in: document)
        guard !anchors.isEmpty else { return .failure(Dropped(reason: .noLink)) }
        if candidates.allSatisfy({ RowTitle.isDetail($0.title) }) {
            candidates = ownTitle(of: row, in: document) { places.contains($0) }.map { [$0] } ?? candidates
        }
        guard let (title, anchor) = choose(candidates, anchors, in: document) else {
            let isMore = candidates.contains { RowTitle.isGeneric($0.title) && !$0.title.isEmpty }
            return .failure(Dropped(reason: isMore ? .more : .noTitle))
        }
        let address: String
        switch anchor.target {
        case .address(let found): address = found
        case .script: return .failure(Dropped(reason: .scriptLink))
        case .notAnArticle: return .failure(Dropped(reason: .notAnArticle))
        case .none: return .failure(Dropped(reason: .noLink))
        }
        var entry = CleanEntry(link: address, title: title)
        var written: EntryDate?
        (entry.title, written) = titleWithoutDate(title, isDated: date != nil)
        entry.published =
            date.map { completed($0, row, in: document) } ?? written
            ?? rowDates.around(row, rows: rows, in: document) ?? dates.date(inAddress: address)
        let summary = try document.values(queries.summary, from: row).joined(separator: " ").trimmed
        if !summary.isEmpty { entry.summary = HTMLEscape.text(summary) }
        return .success(entry)
    }

    // MARK: Date

    private func date(
        of row: HTMLNode, _ queries: borrowing RowQueries, in document: borrowing HTMLDocument
    ) throws(SelectorError) -> (EntryDate?, Set<HTMLNode>) {
        var places: Set<HTMLNode> = []
        var date: EntryDate?
        for match in try document.matches(queries.date, from: row) {
            switch match {
            case .value(let text): date = date ?? dates.date(in: text)
            case .node(let node):
                places.formUnion(document.subtree(of: node))
                guard date == nil else { continue }
                if let name = queries.date.attribute {
                    date = document.attribute(name, of: node).flatMap { dates.date(in: $0) }
                } else {
                    date = fieldDates.date(at: node, in: document)
                }
            }
        }
        return (date, date == nil ? [] : places)
    }

    /// With the year of the heading above, where lists come in years and their rows give month and day.
    private func completed(_ date: EntryDate, _ row: HTMLNode, in document: borrowing HTMLDocument) -> EntryDate {
        guard rowDates.hasYearHeadings, let year = rowDates.yearAbove(row, in: document), year != dates.year(of: date),
            !document.text(of: row).contains("\(dates.year(of: date))")
        else { return date }
        return dates.date(date, inYear: year) ?? date
    }

    /// A date that stands in the title's own text: `标题 [2024-08-26]`. In figures it is the list's; `（2024年8月26日）` may be the title's.
    private func titleWithoutDate(_ title: String, isDated: Bool) -> (String, EntryDate?) {
        guard title.contains(where: { $0.isNumber }) else { return (title, nil) }
        let scalars = Array(title.unicodeScalars)
        for written in WrittenDateScanner(title).all() where written.year != nil {
            let text = String(String.UnicodeScalarView(scalars[written.range]))
            guard !text.contains("年") else { continue }
            let before = String(String.UnicodeScalarView(scalars[..<written.range.lowerBound])).trimmingCharacters {
                " [(（【".contains($0)
            }
            let after = String(String.UnicodeScalarView(scalars[written.range.upperBound...])).trimmingCharacters {
                " ])）】".contains($0)
            }
            if after.isEmpty, before.count >= 4 { return (before, isDated ? nil : dates.date(written)) }
            if before.isEmpty, after.count >= 4 { return (after, isDated ? nil : dates.date(written)) }
        }
        return (title, nil)
    }

    // MARK: Title and link

    private struct Candidate {
        var title: String
        /// Where it was found; `nil` for what an expression computed.
        var node: HTMLNode?
        /// Whether it is what stands in for a picture.
        var isOfPicture = false
    }

    private struct Anchor {
        var node: HTMLNode?
        var target: LinkAddress
    }

    private func titleCandidates(
        of row: HTMLNode, _ queries: borrowing RowQueries, in document: borrowing HTMLDocument,
        isDate: (HTMLNode) -> Bool
    ) throws(SelectorError) -> [Candidate] {
        var candidates: [Candidate] = []
        var matches = try document.matches(queries.title, from: row)
        if matches.isEmpty { matches = ownLink(of: row, in: document).map { [.node($0)] } ?? [] }
        for match in matches.prefix(RowReader.linkLimit) {
            switch match {
            case .value(let text): candidates.append(Candidate(title: RowTitle.cleaned(CollapsedText.collapse(text))))
            case .node(let node):
                guard !isExcluded(node, in: document) else { continue }
                var title = ""
                if let name = queries.title.attribute {
                    title = CollapsedText.collapse(document.attribute(name, of: node) ?? "")
                }
                if title.isEmpty {
                    title = RowTitle.title(
                        of: node, in: document, repeated: repeatedTitles, isDate: isDate)
                }
                let isOfPicture =
                    document.text(of: node).isEmpty
                    && document.all("img", within: node).contains {
                        RowTitle.cleaned(CollapsedText.collapse(document.attribute("alt", of: $0) ?? "")) == title
                    }
                candidates.append(Candidate(title: RowTitle.cleaned(title), node: node, isOfPicture: isOfPicture))
            }
        }
        return candidates
    }

    /// The heading of a row whose links do not name the article: "view details" beside it, or a script on the row itself.
    private func ownTitle(
        of row: HTMLNode, in document: borrowing HTMLDocument, isDate: (HTMLNode) -> Bool
    ) -> Candidate? {
        let node = RowTitle.heading(within: row, in: document) ?? row
        if node == row, document.attribute("onclick", of: row) == nil { return nil }
        return Candidate(
            title: RowTitle.title(
                of: node, in: document, repeated: repeatedTitles, isDate: isDate), node: node)
    }

    private func anchors(
        of row: HTMLNode, _ queries: borrowing RowQueries, in document: borrowing HTMLDocument
    ) throws(SelectorError) -> [Anchor] {
        var anchors: [Anchor] = []
        let attribute = queries.link.attribute ?? "href"
        func add(_ node: HTMLNode) {
            guard !isExcluded(node, in: document) else { return }
            let scripts = ["onclick", "data-href", "data-url"].compactMap { document.attribute($0, of: node) }
            let target = links.read(document.attribute(attribute, of: node) ?? "", scripts: scripts)
            if target != .none { anchors.append(Anchor(node: node, target: target)) }
        }
        for match in try document.matches(queries.link, from: row).prefix(RowReader.linkLimit) {
            switch match {
            case .value(let value): anchors.append(Anchor(node: nil, target: links.read(value, scripts: [])))
            case .node(let node): add(node)
            }
        }
        if anchors.isEmpty, let own = ownLink(of: row, in: document) { add(own) }
        if anchors.isEmpty,
            let scripted = document.subtree(of: row).prefix(60).first(where: {
                document.attribute("onclick", of: $0) != nil
            })
        {
            add(scripted)
        }
        return anchors
    }

    private func isExcluded(_ node: HTMLNode, in document: borrowing HTMLDocument) -> Bool {
        guard !excluded.isEmpty else { return false }
        var current: HTMLNode? = node
        while let here = current {
            if excluded.contains(here) { return true }
            current = document.parent(of: here)
        }
        return false
    }

    /// The row itself where it is a link, or the link directly around it.
    private func ownLink(of row: HTMLNode, in document: borrowing HTMLDocument) -> HTMLNode? {
        if document.name(of: row) == "a" { return row }
        return document.parent(of: row).flatMap { document.name(of: $0) == "a" ? $0 : nil }
    }

    /// The title that names the article best, and the link that belongs to it.
    private func choose(
        _ candidates: [Candidate], _ anchors: [Anchor], in document: borrowing HTMLDocument
    ) -> (String, Anchor)? {
        let named = candidates.filter { !$0.title.isEmpty && !RowTitle.isGeneric($0.title) }
        let titles = named.filter { !RowTitle.isBracketed($0.title) }
        guard var first = titles.first ?? named.first else { return nil }
        // What stands in for a picture may say no more than what it shows.
        if first.isOfPicture, let text = titles.first(where: { !$0.isOfPicture }), text.title.count > first.title.count
        {
            first = text
        }
        // The first link is the title, unless it is a short category before a longer one.
        var chosen = first
        if first.title.count < 6, let longest = titles.max(by: { $0.title.count < $1.title.count }),
            longest.title.count >= 2 * first.title.count
        {
            chosen = longest
        }
        guard let node = chosen.node else {
            return anchors.first { isArticle($0) }.map { (chosen.title, $0) }
                ?? anchors.first.map { (chosen.title, $0) }
        }
        let own = anchors.first { anchor in
            anchor.node.map { document.contains(node, $0) || document.contains($0, node) } ?? false
        }
        if let own, isArticle(own) || document.name(of: node) == "a" { return (chosen.title, own) }
        return (anchors.first { isArticle($0) } ?? own ?? anchors.first).map { (chosen.title, $0) }
    }

    private func isArticle(_ anchor: Anchor) -> Bool { if case .address = anchor.target { true } else { false } }
}

/// Text made HTML.
enum HTMLEscape {
    static func text(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
