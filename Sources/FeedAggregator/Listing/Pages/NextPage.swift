internal import XMLTree

/// Finds the address of a list's next page.
enum NextPage {
    private static let names: Set<String> = [
        "下一页", "下页", "后页", "后一页", "next", "next page", "下一頁", ">", "›", "下一页>", "next>", "下一页>>", "»",
    ]

    /// - Parameter rule: a selector, or `auto`.
    static func address(
        rule: String, in document: borrowing HTMLDocument, _ text: String, links: LinkReader
    ) throws(SelectorError) -> String? {
        if rule == "auto" { return found(in: document, links: links) ?? scripted(text, links: links) }
        let query = try XPathQuery(rule)
        for match in try document.matches(query) {
            switch match {
            case .value(let value): if let address = address(value, [], links) { return address }
            case .node(let node):
                let value = document.attribute(query.attribute ?? "href", of: node) ?? ""
                if let address = address(value, [document.attribute("onclick", of: node) ?? ""], links) {
                    return address
                }
            }
        }
        return nil
    }

    /// The link that says so.
    static func link(in document: borrowing HTMLDocument) -> HTMLNode? {
        guard let root = document.root else { return nil }
        return document.all("a", within: root).last { node in
            let text = document.text(of: node).lowercased()
            return names.contains(text.replacing(" ", with: "")) || names.contains(text)
                || names.contains(document.attribute("title", of: node)?.lowercased() ?? "")
        }
    }

    /// A rule that finds the next page of this page, if it has one; it may well lead on from the others too.
    static func rule(in document: borrowing HTMLDocument, _ text: String) -> String? {
        if let node = link(in: document) {
            let name = document.text(of: node)
            if let word = RowGroups.classes(of: node, in: document).first(where: { $0.lowercased().contains("next") }) {
                return "a.\(word)@href"
            }
            return name.isEmpty || name.contains("\"") ? "auto" : "a:contains(\"\(name)\")@href"
        }
        return ByteSearch(text).first("createPageHTML(") == nil ? nil : "auto"
    }

    private static func found(in document: borrowing HTMLDocument, links: LinkReader) -> String? {
        guard let node = link(in: document) else { return nil }
        return address(
            document.attribute("href", of: node) ?? "", [document.attribute("onclick", of: node) ?? ""], links)
    }

    /// The call that TRS and its kin write pagers with: `createPageHTML(20, 0, "index", "html")`, pages in all, this page from 0.
    private static func scripted(_ text: String, links: LinkReader) -> String? {
        let search = ByteSearch(text)
        guard let call = search.first("createPageHTML(") else { return nil }
        let arguments = search.text((call + 15)..<min(call + 215, search.bytes.count)).prefix { $0 != ")" }
            .split(separator: ",").map { $0.trimmed.trimmingCharacters { $0 == "\"" || $0 == "'" } }
        // Some sites put the name of the pager's element first.
        let numbers = arguments.drop { Int($0) == nil }
        guard numbers.count >= 4 else { return nil }
        let parts = Array(numbers.prefix(4))
        guard let pages = Int(parts[0]), let current = Int(parts[1]), current >= 0, current < pages - 1,
            pages < 1_000_000
        else { return nil }
        return address("\(parts[2])_\(current + 1).\(parts[3])", [], links)
    }

    private static func address(_ value: String, _ scripts: [String], _ links: LinkReader) -> String? {
        var plain = links
        plain = LinkReader(base: plain.base, page: plain.page, template: nil)
        if case .address(let address) = plain.read(value, scripts: scripts) { return address }
        return nil
    }
}
