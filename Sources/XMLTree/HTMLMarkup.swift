/// A part of a page written as HTML again.
extension HTMLDocument {
    private static let void: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    ]

    /// The markup of `node` itself, or of what it holds. libxml2's own serializer percent-encodes IRIs, so it is not used.
    ///
    /// Scripts and styles are left out. What comes out is for the sanitizer, never for a reader.
    /// - Parameter skips: elements to leave out with all they hold.
    package func markup(of node: HTMLNode, inner: Bool = false, skipping skips: (HTMLNode) -> Bool = { _ in false })
        -> String
    {
        var html = ""
        var open: [(end: HTMLNode?, name: String)] = []
        func close(before place: HTMLNode?) {
            while let last = open.last, let end = last.end, let place, end <= place {
                html += "</\(last.name)>"
                open.removeLast()
            }
        }
        let after = successor(of: node)
        var current: HTMLNode? = node
        while let here = current, here != after {
            close(before: here)
            if !isElement(here) {
                HTMLDocument.escape(rawText(of: here), into: &html)
            } else if here != node || !inner {
                let name = name(of: here)
                if name == "script" || name == "style" || name == "template" || skips(here) {
                    current = successor(of: here)
                    continue
                }
                html += "<\(name)"
                for (name, value) in attributes(of: here) {
                    html += " \(name)=\""
                    HTMLDocument.escape(value, into: &html)
                    html += "\""
                }
                html += ">"
                if !HTMLDocument.void.contains(name) { open.append((successor(of: here), name)) }
            }
            current = following(here)
        }
        for last in open.reversed() { html += "</\(last.name)>" }
        return html
    }

    private static func escape(_ text: String, into html: inout String) {
        guard text.utf8.contains(where: { "&<>\"".utf8.contains($0) }) else {
            html += text
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": html += "&amp;"
            case "<": html += "&lt;"
            case ">": html += "&gt;"
            case "\"": html += "&quot;"
            default: html.unicodeScalars.append(scalar)
            }
        }
    }
}
