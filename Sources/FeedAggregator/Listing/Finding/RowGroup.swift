internal import XMLTree

/// Elements of one name that repeat beside each other, or beside each other's parents: what may be the rows of a list.
struct RowGroup {
    /// Those that hold a link, in document order.
    var rows: [HTMLNode]
    /// The elements directly around them; more than one where a list comes in blocks.
    var parents: [HTMLNode]
    /// Elements of the same name beside them that hold no link.
    var linkless: Int

    func overlaps(_ other: RowGroup, in document: borrowing HTMLDocument) -> Bool {
        let (first, second) = (rows.prefix(400), other.rows.prefix(400))
        return first.contains { row in second.contains { document.contains(row, $0) || document.contains($0, row) } }
    }
}

/// All groups of a page.
enum RowGroups {
    /// Fewer are no list.
    private static let minimum = 2
    /// Pages have some hundreds; beyond that the largest are looked at.
    private static let limit = 600
    private static let notRows: Set<String> = [
        "br", "script", "style", "option", "img", "input", "hr", "link", "meta", "col", "param", "source", "select",
        "b", "strong", "font",
    ]

    static func all(in document: borrowing HTMLDocument) -> [RowGroup] {
        guard let root = document.root else { return [] }
        let linked = linkedElements(in: document, root)
        var groups: [RowGroup] = []
        for parent in document.subtree(of: root) where linked.contains(parent) {
            var byName: [String: (rows: [HTMLNode], linkless: Int)] = [:]
            for child in document.children(of: parent) where document.isElement(child) {
                let name = document.name(of: child)
                if linked.contains(child) {
                    byName[name, default: ([], 0)].rows.append(child)
                } else {
                    byName[name, default: ([], 0)].linkless += 1
                }
            }
            for (name, members) in byName.sorted(by: { $0.key < $1.key })
            where !notRows.contains(name) && !members.rows.isEmpty {
                groups.append(RowGroup(rows: members.rows, parents: [parent], linkless: members.linkless))
            }
        }
        let merged = self.merged(groups, in: document)
        let single = groups.filter { $0.rows.count >= minimum && $0.rows.count >= $0.linkless }
        return Array((single + merged).sorted { $0.rows.count > $1.rows.count }.prefix(limit))
    }

    /// Links that may lead to an article, and everything around them.
    private static func linkedElements(in document: borrowing HTMLDocument, _ root: HTMLNode) -> Set<HTMLNode> {
        var linked: Set<HTMLNode> = []
        for node in document.subtree(of: root) where document.isElement(node) {
            let isLink =
                document.name(of: node) == "a" && document.attribute("href", of: node) != nil
                || document.attribute("onclick", of: node) != nil
            guard isLink,
                !document.text(of: node).isEmpty || document.attribute("title", of: node) != nil
                    || !RowTitle.alternative(within: node, in: document).isEmpty
            else { continue }
            var current: HTMLNode? = node
            while let here = current, linked.insert(here).inserted { current = document.parent(of: here) }
        }
        return linked
    }

    /// Groups that stand in like elements under one ancestor are also looked at as one: a list in blocks of five, or a block a day.
    private static func merged(_ groups: [RowGroup], in document: borrowing HTMLDocument) -> [RowGroup] {
        struct Key: Hashable {
            let ancestor: HTMLNode
            let path: String
        }
        var buckets: [Key: [RowGroup]] = [:]
        for group in groups {
            guard let row = group.rows.first, let parent = group.parents.first else { continue }
            var path = document.name(of: row)
            var inner = parent
            for _ in 0..<3 {
                path += "<\(signature(of: inner, in: document))"
                guard let ancestor = document.parent(of: inner), document.name(of: ancestor) != "html" else { break }
                buckets[Key(ancestor: ancestor, path: path), default: []].append(group)
                inner = ancestor
            }
        }
        return buckets.values.filter { $0.count > 1 }.map { parts in
            let parts = parts.sorted { $0.rows[0] < $1.rows[0] }
            return RowGroup(
                rows: parts.flatMap(\.rows), parents: parts.flatMap(\.parents),
                linkless: parts.reduce(0) { $0 + $1.linkless })
        }
        .filter { $0.rows.count >= minimum && $0.rows.count >= $0.linkless }
        .sorted { $0.rows[0] < $1.rows[0] }
    }

    /// Name and classes without what numbers or paints single ones.
    static func signature(of node: HTMLNode, in document: borrowing HTMLDocument) -> String {
        ([document.name(of: node)] + classes(of: node, in: document)).joined(separator: ".")
    }

    /// Classes that say what an element is, not which of several it is.
    static func classes(of node: HTMLNode, in document: borrowing HTMLDocument) -> [String] {
        let passing: Set<String> = [
            "first", "last", "odd", "even", "on", "active", "cur", "current", "hover", "clearfix", "clear", "fl", "fr",
            "left", "right", "show", "hide", "selected", "new", "line",
        ]
        return (document.attribute("class", of: node) ?? "").split(whereSeparator: { $0.isWhitespace }).map(String.init)
            .filter { !passing.contains($0.lowercased()) && !($0.last?.isNumber ?? true) }
    }
}
