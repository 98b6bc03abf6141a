/// Rows that a list page keeps as CDATA records inside a script, for its pager to show: `<record><![CDATA[<li>…</li>]]></record>`.
struct EmbeddedRecords {
    /// The rows as one page of HTML, within `div.records`, or `table.records` where they are table rows.
    let markup: String
    private static let limit = ListReader.rowLimit

    init?(in page: String) {
        let search = ByteSearch(page)
        var rows: [String] = []
        var position = 0
        while rows.count < EmbeddedRecords.limit, let record = search.first("<record>", from: position),
            let start = search.first("<![CDATA[", from: record), let end = search.first("]]>", from: start)
        {
            rows.append(search.text((start + 9)..<end))
            position = end
        }
        guard let first = rows.first else { return nil }
        // Table rows stay rows only within a table.
        let isTable = first.drop { $0.isWhitespace }.prefix(3).lowercased() == "<tr"
        let joined = rows.joined(separator: "\n")
        markup = isTable ? "<table class=records>\(joined)</table>" : "<div class=records>\(joined)</div>"
    }
}
