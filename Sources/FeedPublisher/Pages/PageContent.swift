/// Makes the safe HTML of an entry part of a page: headings below the page's own, nothing loaded from elsewhere, every element closed and
/// where HTML lets it stand.
enum PageContent {
    static func of(_ html: String) -> String {
        var content = Rewriting()
        content.run(html)
        return String(decoding: content.result, as: UTF8.self)
    }

    private struct Rewriting {
        var result: [UInt8] = []
        private var open: [Open] = []

        private struct Open {
            /// In the page; a heading has another level there.
            let name: String
            /// In the entry.
            let original: String
            /// Whether its tags are part of the page: one that stands where it must not is dropped, its content stays.
            let isWritten: Bool
        }

        /// The level of the first heading in the text, and of the last in the page.
        private var firstLevel: Int?
        private var lastLevel = 1

        /// Beyond this depth an element is dropped, its text stays: browsers stop nesting far later, people far earlier.
        private static let depthLimit = 200
        private static let void: Set<String> = ["br", "hr", "wbr", "col"]
        /// What would load something or take control; their text stays.
        private static let dropped: Set<String> = [
            "picture", "source", "track", "iframe", "embed", "object", "param", "link", "meta", "base",
            "form", "input",
            "button", "select", "textarea", "html", "head", "body", "main", "script", "style", "template",
            "svg", "math",
        ]
        /// What a link to it takes the place of.
        private static let media: Set<String> = ["img", "video", "audio"]

        mutating func run(_ html: String) {
            let bytes = html.utf8.span
            result.reserveCapacity(bytes.count)
            var index = 0
            while index < bytes.count {
                guard bytes[index] == UInt8(ascii: "<") else {
                    if isBetweenCells, bytes[index] > UInt8(ascii: " ") { openCell() }
                    result.append(bytes[index])
                    index += 1
                    continue
                }
                guard let tag = HTMLTag(bytes, at: index) else {
                    if isBetweenCells { openCell() }
                    result.append(contentsOf: "&lt;".utf8)
                    index += 1
                    continue
                }
                index = tag.end
                if tag.isClosing { close(tag.name) } else { start(tag) }
                isBetweenCells = Self.betweenCells.contains(parent)
            }
            end(open[...])
        }

        private mutating func start(_ tag: HTMLTag) {
            if Self.media.contains(tag.name) {
                if isBetweenCells { openCell() }
                link(to: tag)
            } else if !tag.name.isEmpty, !Self.dropped.contains(tag.name) {
                let name = Self.modern(tag.name)
                let isVoid = Self.void.contains(name)
                guard isVoid || open.count < Self.depthLimit else { return }
                if Self.tableParts.contains(name) { closeImplied(above: Self.cells.contains(name) ? "tr" : "table") }
                if Self.cells.contains(name), Self.rowsOf.contains(parent) { write("tr", original: "", attributes: "") }
                if isBetweenCells, !Self.tableParts.contains(name) { openCell() }
                guard mayStandHere(name) else {
                    if !isVoid { open.append(Open(name: name, original: name, isWritten: false)) }
                    return
                }
                let attributes = PageAttributes(tag.attributes, alignment: tag.name == "center" ? "center" : nil).text
                // A wide table scrolls by itself, and by the keyboard where it can be reached by it.
                let isOutermostTable = name == "table" && !open.contains { $0.name == "table" }
                write(
                    heading(name) ?? name, original: name,
                    attributes: isOutermostTable ? attributes + " tabindex=\"0\"" : attributes, isVoid: isVoid)
            }
        }

        private mutating func write(_ name: String, original: String, attributes: String, isVoid: Bool = false) {
            result.append(contentsOf: "<\(name)".utf8)
            result.append(contentsOf: attributes.utf8)
            result.append(UInt8(ascii: ">"))
            if !isVoid { open.append(Open(name: name, original: original, isWritten: true)) }
        }

        /// The page's own heading is the first level: the text's begin at the second, however low it began, and go down one at a time.
        private mutating func heading(_ name: String) -> String? {
            guard Self.headings.contains(name), let level = name.last?.wholeNumberValue else { return nil }
            let first = firstLevel ?? level
            firstLevel = first
            lastLevel = min(max(level - first + 2, 2), lastLevel + 1, 6)
            return "h\(lastLevel)"
        }

        private static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]

        private var parent: String { open.last { $0.isWritten }?.name ?? "" }

        /// Parts of a table stand in a table, a link in no link, a heading in no heading: browsers would move them about.
        private func mayStandHere(_ name: String) -> Bool {
            switch name {
            case "caption", "colgroup", "thead", "tbody", "tfoot": parent == "table"
            case "col": parent == "colgroup"
            case "tr": Self.rowsOf.contains(parent)
            case _ where Self.cells.contains(name): parent == "tr"
            case "a": !isInLink
            case "rt", "rp": open.contains { $0.name == "ruby" && $0.isWritten }
            case _ where Self.headings.contains(name): !Self.headings.contains(parent)
            default: true
            }
        }

        // MARK: Tables

        /// Whether what comes next would stand in a table and in no cell of it: browsers would show it above the table.
        private var isBetweenCells = false

        /// Gives what stands between cells one of its own.
        private mutating func openCell() {
            if Self.rowsOf.contains(parent) { write("tr", original: "", attributes: "") }
            if parent == "tr" { write("td", original: "", attributes: "") }
            isBetweenCells = false
        }

        /// Ends the cells and rows that only we opened.
        private mutating func closeImplied(above name: String) {
            while let last = open.last, last.isWritten, last.original.isEmpty, last.name != name {
                end([last])
                open.removeLast()
            }
        }

        private static let tableParts: Set<String> = [
            "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th",
        ]
        private static let betweenCells: Set<String> = ["table", "thead", "tbody", "tfoot", "tr"]
        private static let cells: Set<String> = ["td", "th"]
        /// What rows stand in.
        private static let rowsOf: Set<String> = ["table", "thead", "tbody", "tfoot"]

        private var isInLink: Bool { open.contains { $0.name == "a" && $0.isWritten } }

        /// Closes the nearest element of that name and what stands open inside it; without one there is nothing to close.
        private mutating func close(_ name: String) {
            let name = Self.modern(name)
            guard let position = open.lastIndex(where: { $0.original == name }) else { return }
            end(open[position...])
            open.removeSubrange(position...)
        }

        private mutating func end(_ elements: ArraySlice<Open>) {
            for element in elements.reversed() where element.isWritten {
                result.append(contentsOf: "</\(element.name)>".utf8)
            }
        }

        /// A picture or recording as a link: the reader decides whether another site is asked.
        private mutating func link(to tag: HTMLTag) {
            guard let address = tag.value(of: "src"), !address.isEmpty else { return }
            let name = tag.value(of: "alt").flatMap { $0.isEmpty ? nil : $0 } ?? HTMLTag.fileName(address)
            if isInLink {
                result.append(contentsOf: "<span class=\"media\">\(name)</span>".utf8)
            } else {
                result.append(contentsOf: "<a class=\"media\" href=\"\(address)\">\(name)</a>".utf8)
            }
        }

        /// What HTML has given up has a successor.
        private static func modern(_ name: String) -> String {
            switch name {
            case "strike": "s"
            case "tt": "code"
            case "big": "span"
            case "acronym": "abbr"
            case "center": "div"
            default: name
            }
        }
    }
}
