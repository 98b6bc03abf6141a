internal import XMLTree

/// Writes the shortest selector that finds exactly the rows of a group.
enum ItemSelector {
    /// How far up a name is looked for.
    private static let reach = 7

    /// - Parameter isExact: whether elements beside the rows that hold no link must not be found. The reader drops them, so that the plainer
    ///   selector serves as well, unless they part a row from its date.
    static func selector(
        for group: RowGroup, isExact: Bool, in document: borrowing HTMLDocument
    ) throws(SelectorError) -> String? {
        guard let row = group.rows.first, let parent = group.parents.first else { return nil }
        let wanted = Rows(group, isExact: isExact)
        for step in rowSteps(of: group, row, isExact: isExact, in: document) {
            var path = step
            var inner = parent
            var plain = true
            for _ in 0..<reach {
                for name in names(of: inner, in: document) {
                    let selector = "\(name) > \(path)"
                    if try wanted.areFound(by: selector, in: document) { return selector }
                }
                plain = false
                path = "\(document.name(of: inner)) > \(path)"
                guard let outer = document.parent(of: inner), document.name(of: outer) != "html" else { break }
                inner = outer
            }
            if !plain, try wanted.areFound(by: path, in: document) { return path }
        }
        if let selector = try anchored(for: group, wanted, in: document) { return selector }
        return try positional(for: group, in: document)
    }

    /// What a selector has to find.
    private struct Rows {
        let rows: [HTMLNode]
        let parents: Set<HTMLNode>
        let linkless: Int
        let isExact: Bool

        init(_ group: RowGroup, isExact: Bool) {
            (rows, parents, linkless, self.isExact) = (group.rows, Set(group.parents), group.linkless, isExact)
        }

        func areFound(by selector: String, in document: borrowing HTMLDocument) throws(SelectorError) -> Bool {
            let found = try document.select(selector)
            if found == rows { return true }
            guard !isExact, found.count > rows.count, found.count <= rows.count + linkless,
                Set(found).isSuperset(of: rows)
            else { return false }
            // What it finds besides must be what stands between the rows, not something elsewhere.
            for node in found {
                guard let parent = document.parent(of: node), parents.contains(parent) else { return false }
            }
            return true
        }
    }

    /// One of several lists of the same make: the way down to it from the nearest element that has a name of its own.
    private static func anchored(
        for group: RowGroup, _ wanted: Rows, in document: borrowing HTMLDocument
    ) throws(SelectorError) -> String? {
        guard let row = group.rows.first, var inner = group.parents.first else { return nil }
        var path = document.name(of: row) + (group.linkless > 0 && wanted.isExact ? ":has(a)" : "")
        // Blocks of rows are alike; the way to what holds them all goes by name alone.
        while group.parents.contains(where: { !document.contains(inner, $0) }) {
            path = "\(document.name(of: inner)) > \(path)"
            guard let outer = document.parent(of: inner), document.name(of: outer) != "html" else { return nil }
            inner = outer
        }
        for _ in 0..<depth {
            for name in names(of: inner, in: document) + (document.name(of: inner) == "body" ? ["body"] : []) {
                let selector = "\(name) > \(path)"
                if try wanted.areFound(by: selector, in: document) { return selector }
            }
            guard let outer = document.parent(of: inner), document.name(of: outer) != "html" else { return nil }
            path = "\(place(of: inner, within: outer, in: document)) > \(path)"
            inner = outer
        }
        return nil
    }

    /// Pages are nested less deep than this, but for those that nothing helps.
    private static let depth = 40

    /// `div:nth-of-type(2)`; the name alone where it is the only one.
    private static func place(
        of node: HTMLNode, within parent: HTMLNode, in document: borrowing HTMLDocument
    ) -> String {
        let name = document.name(of: node)
        let same = document.children(of: parent).filter { document.name(of: $0) == name }
        guard same.count > 1, let position = same.firstIndex(of: node) else { return name }
        return "\(name):nth-of-type(\(position + 1))"
    }

    /// The row itself: its name, then with a class all of them have, then only those with a link.
    private static func rowSteps(
        of group: RowGroup, _ row: HTMLNode, isExact: Bool, in document: borrowing HTMLDocument
    ) -> [String] {
        let name = document.name(of: row)
        var steps = group.linkless == 0 || !isExact ? [name] : []
        let shared = RowGroups.classes(of: row, in: document).filter { word in
            group.rows.prefix(100).allSatisfy { RowGroups.classes(of: $0, in: document).contains(word) }
        }
        steps += shared.filter(isPlain).map { "\(name).\($0)" }
        if group.linkless > 0 { steps.append("\(name):has(a)") }
        return steps
    }

    /// Ways to name an element, most telling first.
    private static func names(of node: HTMLNode, in document: borrowing HTMLDocument) -> [String] {
        let name = document.name(of: node)
        var names: [String] = []
        if let id = document.attribute("id", of: node)?.trimmed, isPlain(id) { names.append("#\(id)") }
        let classes = (document.attribute("class", of: node) ?? "").split(whereSeparator: { $0.isWhitespace }).map(
            String.init
        ).filter(isPlain)
        names += classes.map { "\(name).\($0)" }
        if classes.count > 1 { names.append("\(name).\(classes.joined(separator: "."))") }
        return names
    }

    /// Fit for a selector, and no number that the system counts up.
    private static func isPlain(_ name: String) -> Bool {
        guard let first = name.first, first.isLetter || first == "_" else { return false }
        return name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" } && name.count <= 60
            && name.count { $0.isNumber } < 6
    }

    /// Where nothing has a name: the way from the top.
    private static func positional(for group: RowGroup, in document: borrowing HTMLDocument) throws(SelectorError)
        -> String?
    {
        guard let row = group.rows.first, group.parents.count == 1 else { return nil }
        var path = "/\(document.name(of: row))" + (group.linkless > 0 ? "[descendant-or-self::a]" : "")
        var current = group.parents[0]
        while let parent = document.parent(of: current) {
            let name = document.name(of: current)
            let same = document.children(of: parent).filter { document.name(of: $0) == name }
            let position = (same.firstIndex(of: current) ?? 0) + 1
            path = "/\(name)" + (same.count > 1 ? "[\(position)]" : "") + path
            current = parent
        }
        path = "/\(document.name(of: current))\(path)"
        return try document.select(path) == group.rows ? path : nil
    }
}
