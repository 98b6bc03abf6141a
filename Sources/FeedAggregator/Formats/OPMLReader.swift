internal import XMLTree

/// A list of subscriptions (OPML 2.0, http://opml.org/spec2.opml).
package struct OutlineList: Sendable, Equatable {
    package var title: String?
    package var outlines: [Outline] = []
    /// Whether the document is OPML at all.
    package var isOPML = false
    /// Whether the document ends before its list does.
    package var isCut = false

    package init() {}

    /// A feed, a page, or a group of them.
    package struct Outline: Sendable, Equatable {
        package var text: String?
        /// The address of a feed.
        package var feed: String?
        /// The address of a web page.
        package var page: String?
        package var children: [Outline] = []

        package init(text: String? = nil, feed: String? = nil, page: String? = nil, children: [Outline] = []) {
            (self.text, self.feed, self.page, self.children) = (text, feed, page, children)
        }
    }
}

/// Reads OPML as people pass it on: written by hand, cut off, with bare ampersands, names in any case. What cannot be read costs itself.
package enum OPMLReader {
    package static func read(_ bytes: [UInt8]) -> OutlineList {
        let text = Decoder.decode(bytes).utf8
        // Half an address would be taken for a whole one.
        let end = text.lastIndex(of: UInt8(ascii: "<")).flatMap { tag in
            text[tag...].contains(UInt8(ascii: ">")) ? nil : tag
        }
        var list = XMLReader.read(Array(text[..<(end ?? text.endIndex)])) { OPMLHandler() }.0.finish()
        let tail = String(decoding: text.suffix(100), as: UTF8.self).lowercased()
        list.isCut = end != nil || list.isOPML && !tail.contains("</opml")
        return list
    }
}

private final class OPMLHandler: XMLHandler {
    private var list = OutlineList()
    /// The outlines that are open, outermost first.
    private var open: [OutlineList.Outline] = []
    private var isInTitle = false
    private var title: [UInt8] = []

    /// Deeper groups are folded into the one at this depth: nobody nests by hand this far.
    private static let depthLimit = 50
    /// Bytes of a list's title.
    private static let titleLimit = 1000

    private enum Element: Int, CaseIterable { case other, opml, title, outline }
    private enum Attribute: Int, CaseIterable { case other, text, title, feed, page, url }
    /// How many outlines are open beyond the limit.
    private var folded = 0

    func number(ofElement name: XMLName) -> Int {
        let element: Element =
            switch name.local.lowercased() {
            case "opml": .opml
            case "title": .title
            case "outline": .outline
            default: .other
            }
        return element.rawValue
    }

    func number(ofAttribute name: XMLName) -> Int {
        let attribute: Attribute =
            switch name.local.lowercased() {
            case "text": .text
            case "title": .title
            case "xmlurl": .feed
            case "htmlurl": .page
            case "url": .url
            default: .other
            }
        return attribute.rawValue
    }

    func namespace(_ prefix: String?, _ uri: String) {}

    func start(_ element: Int, _ attributes: inout XMLAttributes) {
        switch Element(rawValue: element) {
        case .opml: list.isOPML = true
        case .title: isInTitle = open.isEmpty && list.outlines.isEmpty
        case .outline where open.count < Self.depthLimit: open.append(outline(attributes))
        case .outline:
            folded += 1
            open[open.count - 1].children.append(outline(attributes))
        case .other, nil: break
        }
    }

    func end(_ element: Int) {
        switch Element(rawValue: element) {
        case .title: isInTitle = false
        case .outline where folded > 0: folded -= 1
        case .outline: close()
        case .opml, .other, nil: break
        }
    }

    func text(_ piece: Span<UInt8>) {
        guard isInTitle, title.count < Self.titleLimit else { return }
        for index in piece.indices { title.append(piece[index]) }
    }

    func finish() -> OutlineList {
        while !open.isEmpty { close() }
        list.title = Self.tidy(String(decoding: title, as: UTF8.self))
        return list
    }

    private func close() {
        guard let outline = open.popLast() else { return }
        if open.isEmpty { list.outlines.append(outline) } else { open[open.count - 1].children.append(outline) }
    }

    private func outline(_ attributes: XMLAttributes) -> OutlineList.Outline {
        var values: [Attribute: String] = [:]
        for index in 0..<attributes.count {
            guard let attribute = Attribute(rawValue: attributes.number(at: index)), attribute != .other else {
                continue
            }
            values[attribute] = values[attribute] ?? Self.tidy(attributes.value(at: index))
        }
        return .init(
            text: values[.text] ?? values[.title], feed: values[.feed], page: values[.page] ?? values[.url])
    }

    /// Without white space at its ends and repeated within; `nil` where nothing is left.
    private static func tidy(_ text: String) -> String? {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.isEmpty ? nil : words
    }
}
