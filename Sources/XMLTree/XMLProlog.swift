/// What stands before a document's first element, as far as it bears on reading it.
///
/// The document type declaration is read here and kept from libxml2: none of its machinery (entities that multiply, default
/// attributes, external subsets) ever runs. Of the entities it declares, plain text and single characters are kept.
struct XMLProlog {
    /// The whole declaration, from `<!DOCTYPE` to its `>`.
    private(set) var doctype: Range<Int>?
    /// The first byte of the document proper: white space at the beginning is passed over, since a newline before `<?xml` is fatal.
    private(set) var start = 0
    /// The declared entities. The value is `nil` where it is more than plain text, and is never replaced.
    private(set) var entities: [String: String?] = [:]

    /// Entities beyond this many are as good as undeclared. The largest honest set, HTML's, has 253; lists of thousands are attacks.
    static let entityLimit = 1000

    init(_ bytes: Span<UInt8>) {
        var cursor = XMLCursor(bytes.count)
        cursor.skipSpace(bytes)
        start = cursor.position
        while cursor.position < bytes.count {
            cursor.skipSpace(bytes)
            if cursor.matches("<?", bytes) {
                cursor.skip(past: "?>", bytes)
            } else if cursor.matches("<!--", bytes) {
                cursor.skip(past: "-->", bytes)
            } else if cursor.matches("<!DOCTYPE", bytes) {
                let begin = cursor.position
                readDoctype(&cursor, bytes)
                doctype = begin..<cursor.position
                return
            } else {
                return
            }
        }
    }

    private mutating func readDoctype(_ cursor: inout XMLCursor, _ bytes: Span<UInt8>) {
        cursor.position += "<!DOCTYPE".utf8.count
        var isInside = false
        while cursor.position < bytes.count {
            switch bytes[cursor.position] {
            case UInt8(ascii: "["):
                isInside = true
                cursor.position += 1
            case UInt8(ascii: "]"):
                isInside = false
                cursor.position += 1
            case UInt8(ascii: ">") where !isInside:
                cursor.position += 1
                return
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                guard cursor.skipQuoted(bytes) else { return }
            case UInt8(ascii: "<") where isInside:
                if cursor.matches("<!--", bytes) {
                    cursor.skip(past: "-->", bytes)
                } else if cursor.matches("<!ENTITY", bytes) {
                    readEntity(&cursor, bytes)
                } else {
                    cursor.position += 1
                }
            default:
                cursor.position += 1
            }
        }
    }

    /// `<!ENTITY name "value">`; parameter entities and external ones are left to the caller's loop, which passes over them.
    private mutating func readEntity(_ cursor: inout XMLCursor, _ bytes: Span<UInt8>) {
        cursor.position += "<!ENTITY".utf8.count
        cursor.skipSpace(bytes)
        let nameStart = cursor.position
        while cursor.position < bytes.count, XMLCursor.isNameByte(bytes[cursor.position]) { cursor.position += 1 }
        guard cursor.position > nameStart, entities.count < Self.entityLimit else { return }
        let name = String(copying: bytes.extracting(nameStart..<cursor.position))
        cursor.skipSpace(bytes)
        guard cursor.position < bytes.count else { return }
        let quote = bytes[cursor.position]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            if entities[name] == nil { entities[name] = .some(nil) }
            return
        }
        let valueStart = cursor.position + 1
        guard cursor.skipQuoted(bytes) else { return }
        // The first declaration of a name is binding (XML 1.0 section 4.2).
        if entities[name] == nil {
            entities[name] = .some(Self.plainText(bytes.extracting(valueStart..<cursor.position - 1)))
        }
    }

    private static func plainText(_ value: Span<UInt8>) -> String? {
        var isPlain = true
        for index in value.indices {
            let byte = value[index]
            if byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "%") { isPlain = false }
        }
        if isPlain { return String(copying: value) }
        guard let reference = XMLReference(value, at: 0), reference.end == value.count,
            case .scalar(let scalar) = reference.meaning
        else { return nil }
        return String(scalar)
    }
}
