/// Makes the safe HTML of an entry part of a page: headings below the page's own, nothing loaded from elsewhere, every element closed.
enum PageContent {
    static func of(_ html: String) -> String {
        var content = Rewriting()
        content.run(html)
        return String(decoding: content.result, as: UTF8.self)
    }

    private struct Rewriting {
        var result: [UInt8] = []
        private var open: [String] = []

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
                    result.append(bytes[index])
                    index += 1
                    continue
                }
                guard let tag = HTMLTag(bytes, at: index) else {
                    result.append(contentsOf: "&lt;".utf8)
                    index += 1
                    continue
                }
                index = tag.end
                if tag.isClosing { close(tag.name) } else { start(tag) }
            }
            for name in open.reversed() { result.append(contentsOf: "</\(name)>".utf8) }
        }

        private mutating func start(_ tag: HTMLTag) {
            if Self.media.contains(tag.name) {
                link(to: tag)
            } else if !tag.name.isEmpty, !Self.dropped.contains(tag.name) {
                let name = Self.lowered(tag.name)
                let isVoid = Self.void.contains(name)
                guard isVoid || open.count < Self.depthLimit else { return }
                result.append(contentsOf: "<\(name)".utf8)
                result.append(contentsOf: tag.attributes.utf8)
                result.append(UInt8(ascii: ">"))
                if !isVoid { open.append(name) }
            }
        }

        /// Closes the nearest element of that name and what stands open inside it; without one there is nothing to close.
        private mutating func close(_ name: String) {
            let name = Self.lowered(name)
            guard let position = open.lastIndex(of: name) else { return }
            for inner in open[position...].reversed() { result.append(contentsOf: "</\(inner)>".utf8) }
            open.removeSubrange(position...)
        }

        /// A picture or recording as a link: the reader decides whether another site is asked.
        private mutating func link(to tag: HTMLTag) {
            guard let address = tag.value(of: "src"), !address.isEmpty else { return }
            let isInLink = open.contains("a")
            let name = tag.value(of: "alt").flatMap { $0.isEmpty ? nil : $0 } ?? HTMLTag.fileName(address)
            if isInLink {
                result.append(contentsOf: "<span class=\"media\">\(name)</span>".utf8)
            } else {
                result.append(contentsOf: "<a class=\"media\" href=\"\(address)\">\(name)</a>".utf8)
            }
        }

        /// The page's heading is the first level, its sections the second.
        private static func lowered(_ name: String) -> String {
            switch name {
            case "h1", "h2", "h3": "h3"
            case "h4": "h4"
            case "h5": "h5"
            default: name
            }
        }
    }
}
