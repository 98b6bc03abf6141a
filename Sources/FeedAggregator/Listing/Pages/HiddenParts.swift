internal import XMLTree

extension HTMLDocument {
    /// Whether a page keeps an element from its readers by itself; what stands around it is not looked at.
    borrowing func isHidden(_ node: HTMLNode) -> Bool {
        if attribute("hidden", of: node) != nil { return true }
        guard let style = attribute("style", of: node)?.replacing(" ", with: "").lowercased() else { return false }
        return style.contains("display:none") || style.contains("visibility:hidden")
    }
}
