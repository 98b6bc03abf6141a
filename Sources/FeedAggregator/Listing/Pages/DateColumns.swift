internal import XMLTree

/// The column of a table that holds the days of publication, where another holds days as well: `成文日期`, `发布日期`.
struct DateColumns {
    private let column: Int
    private let count: Int

    /// - Parameter row: any but the first of the table, which may be its heading.
    /// - Returns: `nil` where no heading tells, or there is nothing to choose.
    init?(above row: HTMLNode, in document: borrowing HTMLDocument) {
        guard document.name(of: row) == "tr", let parent = document.parent(of: row) else { return nil }
        let table = document.name(of: parent) == "table" ? parent : document.parent(of: parent) ?? parent
        guard let heading = document.first(["tr"], within: table) else { return nil }
        let names = Self.cells(of: heading, in: document).map { document.text(of: $0) }
        let dated = names.indices.filter { names[$0].contains("日期") || names[$0].contains("时间") }
        guard dated.count > 1,
            let best = dated.first(where: { column in
                ["发布", "公开"].contains { names[column].contains($0) }
                    && !["截止", "到期"].contains { names[column].contains($0) }
            })
        else { return nil }
        (column, count) = (best, names.count)
    }

    func cell(of row: HTMLNode, in document: borrowing HTMLDocument) -> HTMLNode? {
        let cells = Self.cells(of: row, in: document)
        return cells.count == count ? cells[column] : nil
    }

    private static func cells(of row: HTMLNode, in document: borrowing HTMLDocument) -> [HTMLNode] {
        document.children(of: row).filter { ["td", "th"].contains(document.name(of: $0)) }
    }
}
