internal import FeedModel
internal import XMLTree

/// Reads the date of an element that a rule says holds one.
struct FieldDates {
    private let dates: PageDates

    init(dates: PageDates) { self.dates = dates }

    func date(at node: HTMLNode, in document: borrowing HTMLDocument) -> EntryDate? {
        if let stated = document.attribute("datetime", of: node), let date = dates.date(in: stated) { return date }
        var texts: [String] = []
        for inner in document.subtree(of: node).prefix(60) where !document.isElement(inner) {
            let text = CollapsedText.collapse(document.rawText(of: inner))
            if !text.isEmpty { texts.append(text) }
        }
        let whole = document.text(of: node)
        if let written = WrittenDateScanner(whole).only(), written.year != nil { return dates.date(written) }
        return dates.date(split: texts) ?? RowDates(dates: dates, rows: [], in: document).within(node, in: document)?
            .date ?? dates.date(in: whole)
    }
}
