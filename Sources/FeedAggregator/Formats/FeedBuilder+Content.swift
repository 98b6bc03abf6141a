internal import FeedModel
internal import XMLTree

/// Text constructs: elements whose inside is text or markup (RFC 4287 section 3.1), and RSS elements that are used so.
extension FeedBuilder {
    /// A text being read.
    struct Content {
        enum Kind: Equatable {
            case plain, html, xhtml
            /// Another media type.
            case other(String)

            /// - Parameter type: in lower case; what stands behind a semicolon, such as a charset, makes no other type of it.
            init(_ type: String) {
                self =
                    switch type.prefix(while: { $0 != ";" }).trimmed {
                    case "text", "plain", "text/plain": .plain
                    case "html", "text/html": .html
                    case "xhtml", "application/xhtml+xml": .xhtml
                    default: .other(type)
                    }
            }

            var mediaType: String {
                switch self {
                case .plain: "text/plain"
                case .html: "text/html"
                case .xhtml: "application/xhtml+xml"
                case .other(let type): type
                }
            }

            /// Whether the inside is XML, so that its text is escaped when it becomes part of markup.
            var isXML: Bool {
                switch self {
                case .plain, .html: false
                case .xhtml: true
                case .other(let type): type.hasSuffix("xml")
                }
            }
        }

        /// As its element says it; markup that was not escaped makes it XHTML.
        let declared: Kind
        var kind: Kind
        var isBase64: Bool
        var source: String?
        let start: Int
        /// Elements open inside.
        var depth = 0
        /// Whether elements inside are unexpected, because this is no XML by its own word.
        var isText: Bool { depth == 0 && (declared == .plain || declared == .html) }
        /// Depths of `div` elements left out, because they only wrap text that is escaped.
        var unwrapped: [Int] = []
        /// The one `div` around everything: where what is inside it begins and ends.
        var wrapper: (start: Int, end: Int)?
        var childCount = 0
    }

    mutating func beginContent(_ standard: Content.Kind) {
        let type = attribute(.type)?.lowercased()
        let kind = type.flatMap { $0.isEmpty ? nil : Content.Kind($0) } ?? standard
        var content = Content(declared: kind, kind: kind, isBase64: false, source: nil, start: buffer.count)
        if !attributes.isEmpty {
            content.source = attribute(.src).flatMap { $0.isEmpty ? nil : resolve($0) }
            content.isBase64 = attribute(.mode) == "base64"
        }
        if case .other(let type) = kind, !type.hasPrefix("text/"), !type.hasSuffix("+xml"), !type.hasSuffix("/xml") {
            content.isBase64 = true
        }
        self.content = content
    }

    mutating func appendContent(_ piece: Span<UInt8>) {
        if content?.kind.isXML == true { buffer.append(escaping: piece) } else { buffer.append(piece) }
    }

    /// A child element of a text: markup that was not escaped.
    mutating func startMarkup(_ number: Int) {
        guard var content else { return }
        defer { self.content = content }
        content.depth += 1
        let element = elements[number]
        let name = element.name.local
        if !content.kind.isXML {
            if content.isBase64 { return }
            if name.lowercased() == "div" {
                content.unwrapped.append(content.depth)
                return
            }
            // What came before was text, so that it needs escaping now; text that is HTML is markup already.
            if content.kind == .plain { buffer.escape(from: content.start) }
            content.kind = .xhtml
        }
        if content.depth == 1 { content.childCount += 1 }
        buffer.append(UInt8(ascii: "<"))
        buffer.append(name)
        appendDeclarations(element)
        for index in 0..<attributes.count {
            buffer.append(UInt8(ascii: " "))
            buffer.append(attributeNames[attributes.number(at: index)].markupName)
            buffer.append("=\"")
            attributes.withValue(at: index) { buffer.append(escaping: $0, isAttribute: true) }
            buffer.append(UInt8(ascii: "\""))
        }
        if element.isVoid {
            buffer.append(" />")
        } else {
            buffer.append(UInt8(ascii: ">"))
            if content.depth == 1, content.childCount == 1, name.lowercased() == "div" {
                content.wrapper = (buffer.count, buffer.count)
            }
        }
    }

    /// SVG and MathML carry their namespaces, XLink's is carried where it is declared; the rest of markup has none.
    private mutating func appendDeclarations(_ element: Element) {
        if element.family == "svg" && element.name.local == "svg"
            || element.family == "mathml" && element.name.local == "math"
        {
            buffer.append(" xmlns=\"")
            buffer.append(element.name.uri ?? "")
            buffer.append(UInt8(ascii: "\""))
        }
        if let prefix = declaredLinkPrefix {
            buffer.append(" xmlns:")
            buffer.append(prefix)
            buffer.append("=\"http://www.w3.org/1999/xlink\"")
        }
    }

    /// - Returns: whether the end was that of a child; if not, the text itself has ended.
    mutating func endMarkup(_ number: Int) -> Bool {
        guard var content else { return false }
        guard content.depth > 0 else {
            finishContent()
            return false
        }
        defer {
            content.depth -= 1
            self.content = content
        }
        if content.unwrapped.last == content.depth {
            content.unwrapped.removeLast()
            return true
        }
        let element = elements[number]
        guard content.kind.isXML, !element.isVoid else { return true }
        if content.depth == 1, let wrapper = content.wrapper, wrapper.start == wrapper.end || content.childCount == 1 {
            content.wrapper = (wrapper.start, buffer.count)
        }
        buffer.append("</")
        buffer.append(element.name.local)
        buffer.append(UInt8(ascii: ">"))
        return true
    }

    /// Whether an element says that the end tag of the text around it was forgotten: a title holds no link, and no text holds a `guid`.
    static func endsUnclosedText(_ child: ElementKind, in text: ElementKind) -> Bool {
        switch child {
        case .guid, .published, .entry, .enclosure, .encoded, .comments: true
        case .link, .id, .updated, .channelDescription, .summary, .content, .category, .author: text == .title
        default: false
        }
    }

    /// The text being read ends here.
    mutating func finishContent() {
        guard let content else { return }
        self.content = nil
        finishText(content)
    }

    private mutating func finishText(_ content: Content) {
        var (start, end) = buffer.trimmed(from: content.start, to: buffer.count)
        if format == .atom10, content.kind == .xhtml, content.childCount == 1, let wrapper = content.wrapper,
            buffer.startsWithTag("div", at: start), wrapper.end + "</div>".utf8.count == end
        {
            (start, end) = buffer.trimmed(from: wrapper.start, to: wrapper.end)
        }
        var value = buffer.repairedString(from: start, to: end)
        if content.isBase64, let decoded = Base64.decodeText(value) { value = decoded }
        var kind = content.kind
        if kind == .plain, !isAtom, !content.isBase64, MarkupGuess.isHTML(value) { kind = .html }
        if let sanitizer, kind == .html || kind == .xhtml {
            value = sanitizer.clean(value, base: scope.base, isXHTML: kind == .xhtml)
        }
        let text = Text(value, in: context(of: kind, src: content.source))
        place(text, frames.last.map { elements[$0.element] }?.kind ?? .unknown)
    }

    /// What the texts of one kind have in common as long as `xml:base` and `xml:lang` stay.
    private mutating func context(of kind: Content.Kind, src: String?) -> TextContext {
        let index = frames.last?.scope ?? 0
        let known: WritableKeyPath<Scope, TextContext?>
        switch kind {
        case .plain: known = \.plain
        case .html: known = \.html
        case .xhtml: known = \.xhtml
        case .other: return TextContext(type: kind.mediaType, language: scope.language, base: scope.base, src: src)
        }
        if src == nil, let context = scopes[index][keyPath: known] { return context }
        let context = TextContext(type: kind.mediaType, language: scope.language, base: scope.base, src: src)
        if src == nil { scopes[index][keyPath: known] = context }
        return context
    }

    private var isAtom: Bool {
        switch format {
        case .atom, .atom01, .atom02, .atom03, .atom10: true
        default: false
        }
    }
}
