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
        let wanted = group.rows
        let spare = isExact ? 0 : group.linkless
        let parents = Set(group.parents)
        func fits(_ selector: String, _ document: borrowing HTMLDocument) throws(SelectorError) -> Bool {
            let found = try document.select(selector)
            guard found.count >= wanted.count, found.count <= wanted.count + spare else { return false }
            if found == wanted { return true }
            guard Set(found).isSuperset(of: wanted) else { return false }
            // What it finds besides must be what stands between the rows, not something elsewhere.
            for node in found {
                guard let parent = document.parent(of: node), parents.contains(parent) else { return false }
            }
            return true
        }
        for step in rowSteps(of: group, row, isExact: isExact, in: document) {
            var path = step
            var inner = parent
            var plain = true
            for _ in 0..<reach {
                for name in names(of: inner, in: document) {
                    let selector = "\(name) > \(path)"
                    if try fits(selector, document) { return selector }
                }
                plain = false
                path = "\(document.name(of: inner)) > \(path)"
                guard let outer = document.parent(of: inner), document.name(of: outer) != "html" else { break }
                inner = outer
            }
            if !plain, try fits(path, document) { return path }
        }
        if let selector = try anchored(for: group, isExact: isExact, in: document) { return selector }
        return try positional(for: group, in: document)
    }

    /// One of several lists of the same make: the way down to it from the nearest element that has a name of its own.
    private static func anchored(
        for group: RowGroup, isExact: Bool, in document: borrowing HTMLDocument
    ) throws(SelectorError) -> String? {
        guard let row = group.rows.first, group.parents.count == 1 else { return nil }
        var path = document.name(of: row) + (group.linkless > 0 && isExact ? ":has(a)" : "")
        var inner = group.parents[0]
        for _ in 0..<reach {
            guard let outer = document.parent(of: inner), document.name(of: outer) != "html" else { return nil }
            path = "\(place(of: inner, within: outer, in: document)) > \(path)"
            for name in names(of: outer, in: document) {
                let selector = "\(name) > \(path)"
                let found = try document.select(selector)
                let rows = found.filter { group.rows.contains($0) }
                let isInPlace = found.first.flatMap { document.parent(of: $0) } == group.parents[0]
                if isInPlace, rows == group.rows, found.count <= group.rows.count + group.linkless {
                    return selector
                }
            }
            inner = outer
        }
        return nil
    }

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
