/// Reads what is meant to be XML, however broken, in one pass over the bytes and without recursion.
///
/// Nothing is dropped that can be kept: a `<` or `&` that begins nothing is text, an end tag closes what was left open inside its
/// element, one without a beginning is passed over, and a document that breaks off ends there.
struct LenientXMLReader {
    private let prolog: XMLProlog
    private let handler: any XMLHandler
    private var names: LenientNames
    private var attributes = XMLAttributes()
    private var open: [LenientNames.Open] = []
    private var cursor = XMLCursor(0)

    /// Attributes of one tag beyond this many are passed over.
    static let attributeLimit = 1000
    /// How far the end of a quoted value is looked for once a `<` has made it doubtful.
    static let doubtfulValueLimit = 4096

    init(prolog: XMLProlog, handler: any XMLHandler) {
        (self.prolog, self.handler) = (prolog, handler)
        names = LenientNames(handler)
    }

    mutating func read(_ bytes: Span<UInt8>) {
        cursor = XMLCursor(bytes.count)
        cursor.position = prolog.start
        while cursor.position < bytes.count {
            let start = cursor.position
            if bytes[start] == UInt8(ascii: "<") {
                readMarkup(bytes)
                // What begins nothing is text.
                if cursor.position == start { readText(bytes, from: start, scanningFrom: start + 1) }
            } else {
                readText(bytes, from: start, scanningFrom: start)
            }
        }
        if !open.isEmpty { handler.breakOff() }
        while !open.isEmpty { closeLast() }
    }

    private mutating func readText(_ bytes: Span<UInt8>, from start: Int, scanningFrom next: Int) {
        let end = bytes.firstIndex(of: UInt8(ascii: "<"), from: next) ?? bytes.count
        cursor.position = end
        guard !open.isEmpty else { return }
        var position = start
        // Looking beyond the end would cost the whole of the document for each of its texts.
        let text = bytes.extracting(..<end)
        while let ampersand = text.firstIndex(of: UInt8(ascii: "&"), from: position) {
            guard let reference = XMLReference(bytes, at: ampersand), reference.end <= end else {
                handler.text(bytes.extracting(position..<ampersand + 1))
                position = ampersand + 1
                continue
            }
            handler.text(bytes.extracting(position..<ampersand))
            if let replacement = replacement(for: reference) {
                let utf8 = Array(replacement.utf8)
                handler.text(utf8.span)
            } else {
                handler.text(bytes.extracting(ampersand..<reference.end))
            }
            position = reference.end
        }
        if position < end { handler.text(bytes.extracting(position..<end)) }
    }

    /// `nil` where the reference stays as it is written.
    private func replacement(for reference: XMLReference) -> String? {
        switch reference.meaning {
        case .scalar(let scalar): String(scalar)
        case .nothing: ""
        case .name(let name):
            if let declared = prolog.entities[name] { declared } else { XMLReference.html(name).map { String($0) } }
        }
    }

    private mutating func readMarkup(_ bytes: Span<UInt8>) {
        if let doctype = prolog.doctype, cursor.position == doctype.lowerBound {
            cursor.position = doctype.upperBound
            return
        }
        let next = cursor.position + 1 < bytes.count ? bytes[cursor.position + 1] : 0
        switch next {
        case UInt8(ascii: "/"): readEndTag(bytes)
        case UInt8(ascii: "?"): skipDeclaration("?>", bytes)
        case UInt8(ascii: "!"):
            if cursor.matches("<![CDATA[", bytes) {
                readCDATA(bytes)
            } else if cursor.matches("<!--", bytes) {
                skipDeclaration("-->", bytes)
            } else if open.isEmpty || cursor.matches("<!DOCTYPE", bytes) {
                skipDeclaration(">", bytes)
            }
        default:
            if XMLCursor.isNameStart(next) { readStartTag(bytes) }
        }
    }

    /// Goes behind `end`; where that is missing, behind the next `>`, so that what follows is not lost.
    private mutating func skipDeclaration(_ end: StaticString, _ bytes: Span<UInt8>) {
        let start = cursor.position
        cursor.skip(past: end, bytes)
        if cursor.position == bytes.count, !bytes.ends(with: end) {
            cursor.position = start
            cursor.skip(past: ">", bytes)
        }
    }
}

// MARK: Tags

extension LenientXMLReader {
    private mutating func readEndTag(_ bytes: Span<UInt8>) {
        let start = cursor.position
        cursor.position += 2
        let name = readName(bytes)
        guard !name.isEmpty else {
            cursor.position = start
            return
        }
        while cursor.position < bytes.count, bytes[cursor.position] != UInt8(ascii: "<") {
            cursor.position += 1
            if bytes[cursor.position - 1] == UInt8(ascii: ">") { break }
        }
        guard names.isOpen(name) else { return }
        while let last = open.last {
            closeLast()
            if last.qualified == name { break }
        }
    }

    private mutating func closeLast() {
        guard let element = open.popLast() else { return }
        handler.end(element.number)
        names.close(element)
    }

    private mutating func readStartTag(_ bytes: Span<UInt8>) {
        cursor.position += 1
        let name = readName(bytes)
        attributes.removeAll()
        var isEmpty = false
        var found: [(name: String, start: Int, end: Int)] = []
        scan: while cursor.position < bytes.count {
            cursor.skipSpace(bytes)
            guard cursor.position < bytes.count else { break }
            switch bytes[cursor.position] {
            case UInt8(ascii: ">"):
                cursor.position += 1
                break scan
            case UInt8(ascii: "<"): break scan
            case UInt8(ascii: "/"):
                isEmpty = cursor.position + 1 < bytes.count && bytes[cursor.position + 1] == UInt8(ascii: ">")
                cursor.position += 1
            default:
                let attribute = readAttribute(bytes)
                if found.count < Self.attributeLimit { found.append(attribute) }
            }
        }
        let element = names.open(name, declarations: declarations(found, bytes))
        var seen: Set<String> = []
        for attribute in found where attribute.name != "xmlns" && !attribute.name.hasPrefix("xmlns:") {
            guard seen.insert(attribute.name).inserted else { continue }
            let position = attributes.position
            appendValue(bytes, attribute.start, attribute.end)
            attributes.add(names.attribute(attribute.name), from: position)
        }
        handler.start(element.number, &attributes)
        if isEmpty {
            handler.end(element.number)
            names.close(element)
        } else {
            open.append(element)
        }
    }

    private func declarations(
        _ found: [(name: String, start: Int, end: Int)], _ bytes: Span<UInt8>
    ) -> [(prefix: String?, uri: String)] {
        var declarations: [(prefix: String?, uri: String)] = []
        for attribute in found where attribute.name.hasPrefix("xmlns") {
            let uri = String(copying: bytes.extracting(attribute.start..<attribute.end))
            if attribute.name == "xmlns" {
                declarations.append((nil, uri))
            } else if attribute.name.hasPrefix("xmlns:") {
                declarations.append((String(attribute.name.dropFirst("xmlns:".count)), uri))
            }
        }
        return declarations
    }

    private mutating func readName(_ bytes: Span<UInt8>) -> String {
        let start = cursor.position
        while cursor.position < bytes.count, XMLCursor.isNameByte(bytes[cursor.position]) { cursor.position += 1 }
        return String(copying: bytes.extracting(start..<cursor.position))
    }

    /// `name="value"`, `name='value'`, `name=value` or `name`; always moves on.
    private mutating func readAttribute(_ bytes: Span<UInt8>) -> (name: String, start: Int, end: Int) {
        var name = readName(bytes)
        if name.isEmpty {
            cursor.position += 1
            while cursor.position < bytes.count, bytes[cursor.position] >= 0x80 { cursor.position += 1 }
            name = "_"
        }
        let afterName = cursor.position
        cursor.skipSpace(bytes)
        guard cursor.position < bytes.count, bytes[cursor.position] == UInt8(ascii: "=") else {
            cursor.position = afterName
            return (name, afterName, afterName)
        }
        cursor.position += 1
        cursor.skipSpace(bytes)
        guard cursor.position < bytes.count else { return (name, cursor.position, cursor.position) }
        let quote = bytes[cursor.position]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let start = cursor.position + 1
            let end = endOfValue(quote, from: start, bytes)
            cursor.position = end < bytes.count && bytes[end] == quote ? end + 1 : end
            return (name, start, end)
        }
        let start = cursor.position
        while cursor.position < bytes.count, !XMLCursor.isSpace(bytes[cursor.position]),
            bytes[cursor.position] != UInt8(ascii: ">"), bytes[cursor.position] != UInt8(ascii: "<")
        {
            cursor.position += 1
        }
        return (name, start, cursor.position)
    }

    /// The closing quote; where a tag begins before it, the value is taken to end with its own tag.
    private func endOfValue(_ quote: UInt8, from start: Int, _ bytes: Span<UInt8>) -> Int {
        var tagEnd: Int?
        var limit = bytes.count
        var position = start
        while position < limit {
            switch bytes[position] {
            case quote: return position
            case UInt8(ascii: ">"): tagEnd = tagEnd ?? position
            case UInt8(ascii: "<"):
                if let tagEnd { return tagEnd }
                limit = min(limit, position + Self.doubtfulValueLimit)
            default: break
            }
            position += 1
        }
        return tagEnd ?? limit
    }

    private mutating func appendValue(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) {
        var position = start
        // Looking beyond the end would cost the whole of the document for each of its texts.
        let text = bytes.extracting(..<end)
        while let ampersand = text.firstIndex(of: UInt8(ascii: "&"), from: position) {
            attributes.append(bytes.extracting(position..<ampersand))
            if let reference = XMLReference(bytes, at: ampersand), reference.end <= end,
                let replacement = replacement(for: reference)
            {
                attributes.append(Array(replacement.utf8).span)
                position = reference.end
            } else {
                attributes.append(UInt8(ascii: "&"))
                position = ampersand + 1
            }
        }
        if position < end { attributes.append(bytes.extracting(position..<end)) }
    }

    /// A section without an end stops where its element does; so does one that runs into the next section.
    private mutating func readCDATA(_ bytes: Span<UInt8>) {
        let start = cursor.position + "<![CDATA[".utf8.count
        cursor.position = start
        cursor.skip(past: "]]>", bytes)
        var end = cursor.position
        let isClosed = bytes.begins(with: "]]>", at: end - 3) && end - 3 >= start
        if isClosed { end -= 3 }
        var nested = XMLCursor(end)
        nested.position = start
        nested.skip(past: "<![CDATA[", bytes)
        if !isClosed || nested.position < end, let element = open.last {
            var close = XMLCursor(min(end, nested.position))
            close.position = start
            while close.position < close.end {
                guard let next = bytes.firstIndex(of: UInt8(ascii: "<"), from: close.position), next < close.end else {
                    break
                }
                if bytes.begins(with: "</", at: next), bytes.begins(with: element.qualified, at: next + 2) {
                    end = next
                    cursor.position = next
                    break
                }
                close.position = next + 1
            }
        }
        if end > start, !open.isEmpty { handler.text(bytes.extracting(start..<end)) }
    }
}
