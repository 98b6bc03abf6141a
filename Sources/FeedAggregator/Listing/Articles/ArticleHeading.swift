internal import XMLTree

/// The `h1` that names the article, among those that name the site or a column.
enum ArticleHeading {
    static func find(
        in document: borrowing HTMLDocument, documentTitle: String, listTitle: String?, siteName: String?
    ) -> String? {
        guard let root = document.root else { return nil }
        var headings: [String] = []
        for node in document.all("h1", within: root).prefix(10) where !isOfSite(node, in: document) {
            let text = RowTitle.cleaned(RowTitle.joined(document.pieces(of: node).map(\.text)))
            if text.count >= 2, text.count <= 300, text != siteName, !RowTitle.isGeneric(text) { headings.append(text) }
        }
        if let listTitle, let same = headings.first(where: { isSame($0, listTitle) }) { return same }
        let named = headings.first { heading in
            documentTitle.hasPrefix(heading) && heading.count >= 4
                && listTitle.map { speaksOfSame(heading, $0) } ?? true
        }
        if let named { return named }
        if headings.count == 1, listTitle.map({ speaksOfSame(headings[0], $0) }) ?? true { return headings[0] }
        return nil
    }

    /// Whether a heading can be that of the article a list calls so: the list's title, shortened or in fuller words.
    static func speaksOfSame(_ heading: String, _ listTitle: String) -> Bool {
        let (mine, listed) = (ComparedTitle(heading), ComparedTitle(listTitle))
        if isSame(heading, listTitle) || mine.isAlike(listed, ignoringNumbers: true) { return true }
        return mine.folded.contains(listed.folded)
            || mine.weight >= shortest && listed.folded.contains(mine.folded)
    }

    private static let shortest = 6

    /// Whether a title is the list's, cut or whole.
    static func isSame(_ title: String, _ listTitle: String) -> Bool {
        let listed = listTitle.trimmingCharacters { $0 == "." || $0 == "…" || $0.isWhitespace }
        guard listed.count >= 2 else { return false }
        return title.hasPrefix(listed) || (listed.hasPrefix(title) && title.count * 2 > listed.count)
    }

    private static func isOfSite(_ node: HTMLNode, in document: borrowing HTMLDocument) -> Bool {
        var current: HTMLNode? = node
        while let here = current {
            let name = document.name(of: here)
            if name == "header" || name == "nav" || name == "footer" || name == "aside" {
                return name != "header" || !document.isWithin(here, ["article", "main"])
            }
            let marks = "\(document.attribute("class", of: here) ?? "") \(document.attribute("id", of: here) ?? "")"
                .lowercased()
            if marks.contains("logo") || marks.contains("sitename") || marks.contains("site-name") { return true }
            current = document.parent(of: here)
        }
        return false
    }
}

extension HTMLDocument {
    /// Whether `node` stands within an element named one of `names`.
    func isWithin(_ node: HTMLNode, _ names: Set<String>) -> Bool {
        var current = parent(of: node)
        while let here = current {
            if names.contains(name(of: here)) { return true }
            current = parent(of: here)
        }
        return false
    }

    /// `class` and `id` in lower case, parted into words at everything that is no letter.
    func marks(of node: HTMLNode) -> [Substring] {
        let text = "\(attribute("class", of: node) ?? "") \(attribute("id", of: node) ?? "")".lowercased()
        return text.split { !$0.isLetter && !$0.isNumber }
    }
}
