internal import XMLTree

/// Finds the text of a page that has no known container: the element with most text outside links.
enum BodyDensity {
    private static let paragraphs: Set<String> = [
        "p", "td", "pre", "blockquote", "div", "section", "article", "li", "font", "span",
    ]
    private static let foreign: Set<String> = ["nav", "footer", "aside", "header", "form", "select"]
    private static let foreignMarks: Set<Substring> = [
        "nav", "menu", "footer", "foot", "sidebar", "side", "header", "comment", "share", "related", "recommend",
        "copyright", "crumbs", "breadcrumb", "bread", "logo",
        "search", "login", "banner", "friend", "links", "location", "position", "toolbar",
    ]

    static func textLength(of node: HTMLNode, in document: borrowing HTMLDocument) -> Int {
        document.text(of: node).count
    }

    static func densest(in document: borrowing HTMLDocument) -> HTMLNode? {
        guard let root = document.root, let page = document.first(["body"], within: root) else { return nil }
        var scores: [HTMLNode: Int] = [:]
        var current: HTMLNode? = page
        let after = document.successor(of: page)
        var insideLink: HTMLNode?
        while let here = current, here != after {
            if let end = insideLink, here >= end { insideLink = nil }
            if document.isElement(here) {
                if here != page, document.isSilent(here) || isForeign(here, in: document) {
                    current = document.successor(of: here)
                    continue
                }
                if document.name(of: here) == "a", insideLink == nil {
                    insideLink = document.successor(of: here) ?? here
                }
            } else if insideLink == nil {
                count(document.rawText(of: here), at: here, in: document, &scores)
            }
            current = document.following(here)
        }
        guard let best = scores.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), best.value >= 20 else {
            return nil
        }
        return widened(best.key, scores, in: document)
    }

    /// A text counts for its block, for the block around it, and half for the one around that.
    private static func count(
        _ text: String, at node: HTMLNode, in document: borrowing HTMLDocument, _ scores: inout [HTMLNode: Int]
    ) {
        let length = CollapsedText.collapse(text).unicodeScalars.reduce(0) { $0 + ($1.value > 0x2E80 ? 2 : 1) }
        guard length >= 8 else { return }
        var (inner, levels) = (node, 0)
        while levels < 3, let parent = document.parent(of: inner) {
            inner = parent
            guard document.isParting(parent) || document.name(of: parent) == "body" else { continue }
            scores[parent, default: 0] += [length, length, length / 2][levels]
            levels += 1
        }
    }

    /// One paragraph alone is part of something, and so is a block with others like it beside it.
    private static func widened(_ node: HTMLNode, _ scores: [HTMLNode: Int], in document: borrowing HTMLDocument)
        -> HTMLNode
    {
        var best = node
        while let parent = document.parent(of: best), document.name(of: parent) != "body",
            document.name(of: parent) != "html"
        {
            let isParagraph = document.name(of: best) == "p" || document.name(of: best) == "td"
            let beside = document.children(of: parent).reduce(0) { $0 + ($1 == best ? 0 : scores[$1] ?? 0) }
            guard isParagraph || beside * 2 > scores[best] ?? 0 || isRowsOfFigures(best, in: document) else { break }
            best = parent
        }
        return best
    }

    /// A table of winners, with the words that go with it around it; not one that only lays the page out.
    private static func isRowsOfFigures(_ node: HTMLNode, in document: borrowing HTMLDocument) -> Bool {
        guard ["table", "tbody"].contains(document.name(of: node)) else { return false }
        var (rows, wide) = (0, 0)
        for row in document.subtree(of: node).prefix(400) where document.name(of: row) == "tr" {
            var cells = 0
            for cell in document.children(of: row) where document.isElement(cell) { cells += 1 }
            rows += 1
            wide += cells >= 2 ? 1 : 0
        }
        return rows >= 4 && wide * 2 > rows
    }

    private static func isForeign(_ node: HTMLNode, in document: borrowing HTMLDocument) -> Bool {
        if foreign.contains(document.name(of: node)) {
            return document.name(of: node) != "form" || document.text(of: node).count < 400
        }
        return document.marks(of: node).contains { foreignMarks.contains($0) }
    }
}
