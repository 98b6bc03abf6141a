internal import FeedModel
internal import XMLTree

/// Finds the date of each row where no rule finds it: in the row, beside it, above it, in its address.
struct RowDates {
    private let dates: PageDates
    /// Whether dates that stand between rows belong to the row after them.
    private let isBefore: Bool
    /// Whether headings such as `2023年` stand above blocks of rows.
    private(set) var hasYearHeadings = false
    private let columns: DateColumns?
    /// In document order.
    private let rows: [HTMLNode]
    /// How many neighbours of a row are looked at.
    private static let reach = 6

    init(dates: PageDates, rows: [HTMLNode], in document: borrowing HTMLDocument) {
        (self.dates, self.rows) = (dates, rows)
        columns = rows.last.flatMap { DateColumns(above: $0, in: document) }
        // `date, row, date, row` or `row, date, row, date`: the ends of the list tell.
        let known = Set(rows)
        let first = rows.first.flatMap { RowDates.beside($0, known, in: document, before: true, dates) }
        let last = rows.last.flatMap { RowDates.beside($0, known, in: document, before: false, dates) }
        isBefore = first != nil && last == nil
        hasYearHeadings = rows.last.flatMap { yearAbove($0, in: document) } != nil
    }

    /// The date in `row`, and the place it was found, so that it is not read as part of the title.
    func within(_ row: HTMLNode, in document: borrowing HTMLDocument) -> (date: EntryDate, places: Set<HTMLNode>)? {
        if let cell = columns?.cell(of: row, in: document), let found = within(cell, in: document) { return found }
        var ofMaking: (date: EntryDate, places: Set<HTMLNode>)?
        var texts: [(node: HTMLNode, text: String)] = []
        for node in document.subtree(of: row).prefix(400) {
            if document.name(of: node) == "time", let stated = document.attribute("datetime", of: node),
                let date = dates.date(in: stated)
            {
                return (date, Set(document.subtree(of: node)))
            }
            guard !document.isElement(node) else { continue }
            let text = CollapsedText.collapse(document.rawText(of: node))
            guard !text.isEmpty else { continue }
            if let date = dates.date(only: text) {
                let found = fullest(date, node, texts, in: document)
                switch label(before: text, texts.last?.text) {
                case .publication: return found
                case .making: ofMaking = ofMaking ?? found
                case .effect: break
                }
            }
            texts.append((node, text))
        }
        if let ofMaking { return ofMaking }
        // Split over neighbouring texts: three first, then two.
        for width in [3, 2] where texts.count >= width {
            for start in 0...(texts.count - width) {
                let part = texts[start..<(start + width)]
                guard part.allSatisfy({ WrittenDateScanner($0.text).isPart }),
                    let date = dates.date(split: part.map(\.text))
                else { continue }
                return (date, Set(part.map(\.node)))
            }
        }
        // Amid other words: "来源：… 时间：2024-08-26 点击：12".
        for (node, text) in texts {
            if let written = WrittenDateScanner(text).labelled(), let date = dates.date(written) {
                return (date, [node])
            }
        }
        return nil
    }

    /// What is said of a date that is all of a text, in the text or in the one before it.
    private func label(before text: String, _ previous: String?) -> DateLabel {
        let scanner = WrittenDateScanner(text)
        let own = scanner.only().map { scanner.label(before: $0) } ?? .publication
        guard own == .publication, let previous, previous.count <= Self.longestLabel,
            previous.hasSuffix("：") || previous.hasSuffix(":")
        else { return own }
        return DateLabel(previous)
    }

    private static let longestLabel = 10

    /// `08-26` may be completed by a year beside it.
    private func fullest(
        _ date: EntryDate, _ node: HTMLNode, _ before: [(node: HTMLNode, text: String)],
        in document: borrowing HTMLDocument
    ) -> (date: EntryDate, places: Set<HTMLNode>) {
        let text = CollapsedText.collapse(document.rawText(of: node))
        guard WrittenDateScanner(text).only()?.year == nil else { return (date, [node]) }
        var neighbours = before.suffix(1).map { $0 }
        var next = document.following(node)
        while let here = next, neighbours.count < 2, here.isNear(node) {
            let text = document.isElement(here) ? "" : CollapsedText.collapse(document.rawText(of: here))
            if !text.isEmpty { neighbours.append((here, text)) }
            next = document.following(here)
        }
        for neighbour in neighbours {
            if let full = dates.date(split: [text, neighbour.text]) { return (full, [node, neighbour.node]) }
        }
        return (date, [node])
    }

    /// The date outside `row` that belongs to it.
    func around(_ row: HTMLNode, rows: Set<HTMLNode>, in document: borrowing HTMLDocument) -> EntryDate? {
        RowDates.beside(row, rows, in: document, before: isBefore, dates) ?? above(row, rows, in: document)
    }

    /// The year that a heading above a block of rows gives, where the dates in the rows leave it out.
    func yearAbove(_ row: HTMLNode, in document: borrowing HTMLDocument) -> Int? {
        var inner = row
        for level in 0..<3 {
            guard let parent = document.parent(of: inner), document.name(of: parent) != "body" || level > 0 else {
                return nil
            }
            for sibling in document.children(of: parent, before: inner, limit: level == 0 ? 100 : 3)
            where document.isElement(sibling) {
                let text = document.text(of: sibling)
                if text.utf8.count < 16, let year = WrittenDateScanner(text).year { return year }
                // Another block stands between.
                if level > 0 { break }
            }
            inner = parent
        }
        return nil
    }

    /// Between `row` and its neighbour among the rows.
    private static func beside(
        _ row: HTMLNode, _ rows: Set<HTMLNode>, in document: borrowing HTMLDocument, before: Bool, _ dates: PageDates
    ) -> EntryDate? {
        guard let parent = document.parent(of: row) else { return nil }
        var neighbours: [HTMLNode] = []
        if before {
            for sibling in document.children(of: parent, before: row, limit: reach) { neighbours.append(sibling) }
        } else {
            var next = document.nextSibling(of: row)
            while let sibling = next, neighbours.count < reach {
                neighbours.append(sibling)
                next = document.nextSibling(of: sibling)
            }
        }
        for sibling in neighbours {
            if rows.contains(sibling) { return nil }
            let texts =
                document.isElement(sibling)
                ? document.pieces(of: sibling).map(\.text) : [CollapsedText.collapse(document.rawText(of: sibling))]
            for text in texts {
                if let date = dates.date(only: text) { return date }
                if let written = WrittenDateScanner(text).first(), texts.count == 1, text.count < 60 {
                    return dates.date(written)
                }
            }
            if let date = dates.date(split: texts) { return date }
        }
        return nil
    }

    private func holdsRow(_ node: HTMLNode, in document: borrowing HTMLDocument) -> Bool {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle] < node { low = middle + 1 } else { high = middle }
        }
        return low < rows.count && document.contains(node, rows[low])
    }

    /// A heading over a group of rows, or a date in the element around the row.
    private func above(_ row: HTMLNode, _ rows: Set<HTMLNode>, in document: borrowing HTMLDocument) -> EntryDate? {
        var inner = row
        for _ in 0..<3 {
            guard let parent = document.parent(of: inner), document.name(of: parent) != "body" else { return nil }
            for sibling in document.children(of: parent, before: inner, limit: 40) {
                // What stands before this block belongs to other rows if it holds any.
                if inner != row, holdsRow(sibling, in: document) { break }
                if rows.contains(sibling) { continue }
                let texts =
                    document.isElement(sibling)
                    ? document.pieces(of: sibling).map(\.text) : [document.rawText(of: sibling)]
                guard texts.count <= 8 else { break }
                for text in texts { if let date = dates.date(only: CollapsedText.collapse(text)) { return date } }
                if let date = dates.date(split: texts) { return date }
                // Only the nearest element that is no row can be the heading.
                if document.isElement(sibling), !texts.isEmpty { break }
            }
            var next = document.nextSibling(of: inner)
            for _ in 0..<RowDates.reach {
                guard let sibling = next else { break }
                if !document.isElement(sibling),
                    let date = dates.date(only: CollapsedText.collapse(document.rawText(of: sibling)))
                {
                    return date
                }
                next = document.nextSibling(of: sibling)
            }
            inner = parent
        }
        return nil
    }
}

extension HTMLNode {
    /// Whether two places are only a few tags apart.
    func isNear(_ other: HTMLNode) -> Bool { distance(to: other) <= 4 }
}
