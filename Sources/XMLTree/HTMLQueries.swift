/// Selectors, the comfortable way.
extension HTMLDocument {
    /// The elements and texts that match, in document order.
    package func nodes(_ query: borrowing XPathQuery, from node: HTMLNode? = nil) throws(SelectorError) -> [HTMLNode] {
        var nodes: [HTMLNode] = []
        for case .node(let node) in try matches(query, from: node) { nodes.append(node) }
        return nodes
    }

    /// The texts of what matches: the attribute the selector asks for, else the value it computes, else the text of the element.
    package func values(_ query: borrowing XPathQuery, from node: HTMLNode? = nil) throws(SelectorError) -> [String] {
        var values: [String] = []
        for match in try matches(query, from: node) {
            switch match {
            case .value(let value): values.append(value)
            case .node(let node):
                if let name = query.attribute {
                    if let value = attribute(name, of: node) { values.append(value) }
                } else {
                    values.append(isElement(node) ? text(of: node) : CollapsedText.collapse(rawText(of: node)))
                }
            }
        }
        return values
    }

    /// The elements that match a selector used once.
    package func select(_ selector: String, from node: HTMLNode? = nil) throws(SelectorError) -> [HTMLNode] {
        try nodes(XPathQuery(selector), from: node)
    }

    /// The first element that one of `names` names, at or within `node`.
    package func first(_ names: Set<String>, within node: HTMLNode) -> HTMLNode? {
        subtree(of: node).first { names.contains(name(of: $0)) }
    }

    /// All elements named `name` at or within `node`.
    package func all(_ name: String, within node: HTMLNode) -> [HTMLNode] {
        subtree(of: node).filter { self.name(of: $0) == name }
    }
}
