/// Rows that a list page keeps as CDATA records inside a script, for its pager to show: `<record><![CDATA[<li>…</li>]]></record>`.
struct EmbeddedRecords {
    /// The rows as one page of HTML, within `div.records`.
    let markup: String
    private static let limit = 20_000

    init?(in page: String) {
        guard page.utf8.count > 30, let first = page.firstRange(of: "<record>"),
            page[first.upperBound...].contains("<![CDATA[")
        else { return nil }
        var rows: [Substring] = []
        var rest = page[first.lowerBound...]
        while rows.count < EmbeddedRecords.limit, let record = rest.firstRange(of: "<record>") {
            rest = rest[record.upperBound...]
            guard let start = rest.firstRange(of: "<![CDATA[") else { break }
            rest = rest[start.upperBound...]
            guard let end = rest.firstRange(of: "]]>") else { break }
            rows.append(rest[..<end.lowerBound])
            rest = rest[end.upperBound...]
        }
        guard let first = rows.first else { return nil }
        // Table rows stay rows only within a table.
        let isTable = first.drop { $0.isWhitespace }.lowercased().hasPrefix("<tr")
        let joined = rows.joined(separator: "\n")
        markup = isTable ? "<table class=records>\(joined)</table>" : "<div class=records>\(joined)</div>"
    }
}
