internal import CLibXML2

/// Hands a well-formed document's events on, from libxml2's SAX2 interface, and stops at the first error.
///
/// libxml2's limits stay on (256 levels of elements, 10 MB of one text): beyond them recovery reads on. Entities never reach its own
/// machinery, because user data that is not the context keeps it from its tables, and `getEntity` answers with plain characters.
@safe final class StrictXMLReader {
    /// The first thing wrong.
    private(set) var problem: XMLError?
    private let handler: any XMLHandler
    private let prolog: XMLProlog
    private var attributes = XMLAttributes()
    private var elements = InternedNames()
    private var attributeNames = InternedNames()
    private var open: [OpenElement] = []
    /// Namespace declarations in force. libxml2 looks them up one by one, so beyond a bound the document goes to recovery.
    private var namespacesInForce = 0
    private var context: xmlParserCtxtPtr?
    private let entityHolder = EntityHolder()
    /// Set where libxml2 would go on but could not read faithfully.
    private var mustRecover = false

    private struct OpenElement {
        let number: Int
        let namespaces: Int
    }

    /// The bound on ``namespacesInForce``: honest feeds declare some twenty.
    static let namespaceLimit = 1000
    /// What libxml2 is given at a time. Never less: its cost for a CDATA section grows with the square of the pieces it comes in;
    /// never the whole of a large document: it copies what it is given.
    static let pieceSize = 1 << 20

    init(prolog: XMLProlog, handler: any XMLHandler) {
        (self.prolog, self.handler) = (prolog, handler)
        Self.initializeLibrary
    }

    private static let initializeLibrary: Void = xmlInitParser()

    /// - Returns: whether the whole document was handed on. If not, what was is to be thrown away.
    func read(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > prolog.start else {
            problem = XMLError(line: 1, message: "the document is empty")
            return false
        }
        var sax = unsafe Self.handlers
        let userData = unsafe Unmanaged.passUnretained(self).toOpaque()
        guard let context = unsafe xmlCreatePushParserCtxt(&sax, userData, nil, 0, nil) else {
            problem = XMLError(line: 0, message: "out of memory")
            return false
        }
        unsafe self.context = context
        defer {
            unsafe xmlFreeParserCtxt(context)
            unsafe self.context = nil
        }
        // The bytes are UTF-8 whatever the XML declaration says.
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue
        unsafe xmlCtxtUseOptions(context, Int32(options))
        if let doctype = prolog.doctype {
            push(bytes.span.extracting(prolog.start..<doctype.lowerBound))
            push(bytes.span.extracting(doctype.upperBound..<bytes.count))
        } else {
            push(bytes.span.extracting(prolog.start..<bytes.count))
        }
        unsafe xmlParseChunk(context, nil, 0, 1)
        let isWellFormed = unsafe context.pointee.wellFormed == 1
        if !isWellFormed, problem == nil, !mustRecover { problem = XMLError(line: 0, message: "not well-formed") }
        return isWellFormed && !mustRecover
    }

    private func push(_ bytes: Span<UInt8>) {
        guard let context = unsafe context else { return }
        var position = 0
        while position < bytes.count, unsafe context.pointee.wellFormed == 1, !mustRecover {
            let end = min(position + Self.pieceSize, bytes.count)
            unsafe bytes.extracting(position..<end).withUnsafeBytes { piece in
                let start = unsafe piece.bindMemory(to: CChar.self).baseAddress
                _ = unsafe xmlParseChunk(context, start, Int32(piece.count), 0)
            }
            position = end
        }
    }

    private func stop() {
        mustRecover = true
        if let context = unsafe context { unsafe xmlStopParser(context) }
    }
}

// MARK: What libxml2 calls

extension StrictXMLReader {
    private static var handlers: xmlSAXHandler {
        var sax = unsafe xmlSAXHandler()
        unsafe sax.initialized = XML_SAX2_MAGIC
        unsafe sax.startElementNs = { userData, name, prefix, uri, namespaceCount, namespaces, count, _, attributes in
            unsafe StrictXMLReader.withReader(userData) { reader in
                if namespaceCount > 0 { unsafe reader.declare(namespaces, Int(namespaceCount)) }
                unsafe reader.start(name, prefix, uri, attributes, Int(count), namespaces: Int(namespaceCount))
            }
        }
        unsafe sax.endElementNs = { userData, _, _, _ in
            unsafe StrictXMLReader.withReader(userData) { $0.end() }
        }
        let characters: charactersSAXFunc = { userData, text, count in
            unsafe StrictXMLReader.withReader(userData) { reader in
                let piece = unsafe UnsafeBufferPointer(start: text, count: Int(count))
                unsafe reader.handler.text(piece.span)
            }
        }
        unsafe sax.characters = characters
        unsafe sax.ignorableWhitespace = characters
        unsafe sax.cdataBlock = characters
        unsafe sax.getEntity = { userData, name in
            unsafe StrictXMLReader.withReader(userData) { unsafe $0.entity(named: name) } ?? nil
        }
        unsafe sax.serror = { userData, error in
            guard let error = unsafe error?.pointee else { return }
            unsafe StrictXMLReader.withReader(userData) { unsafe $0.note(error) }
        }
        return unsafe sax
    }

    /// libxml2 hands every callback the pointer ``read(_:)`` gave it; the reader outlives the parse.
    private static func withReader<Result>(
        _ userData: UnsafeMutableRawPointer?, _ body: (StrictXMLReader) -> Result
    ) -> Result? {
        guard let userData = unsafe userData else { return nil }
        return unsafe Unmanaged<StrictXMLReader>.fromOpaque(userData)._withUnsafeGuaranteedRef(body)
    }

    /// `namespaces` holds a prefix and a URI for each.
    private func declare(_ namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int) {
        guard let namespaces = unsafe namespaces else { return }
        namespacesInForce += count
        if namespacesInForce > Self.namespaceLimit { return stop() }
        for index in 0..<count {
            let prefix = unsafe Self.string(namespaces[2 * index])
            handler.namespace(prefix, unsafe Self.string(namespaces[2 * index + 1]) ?? "")
        }
    }

    /// `list` holds five pointers for each attribute: local name, prefix, URI, the value's beginning and end.
    private func start(
        _ name: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?,
        _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int, namespaces: Int
    ) {
        attributes.removeAll()
        if count > 0, let list = unsafe list {
            for index in 0..<count {
                let fields = unsafe list + 5 * index
                let number = unsafe attributeNames.number(fields[0], fields[1], fields[2]) { name in
                    handler.number(ofAttribute: name)
                }
                guard let begin = unsafe fields[3], let end = unsafe fields[4] else { continue }
                let position = attributes.position
                collect(unsafe UnsafeBufferPointer(start: begin, count: end - begin).span)
                attributes.add(number, from: position)
            }
        }
        let number = unsafe elements.number(name, prefix, uri) { handler.number(ofElement: $0) }
        open.append(OpenElement(number: number, namespaces: namespaces))
        handler.start(number, &attributes)
    }

    /// Outside of its tree builder libxml2 leaves an escaped `&` in a value as `&#38;`, and never anything else that begins with `&`.
    private func collect(_ value: Span<UInt8>) {
        var start = 0
        while let ampersand = value.firstIndex(of: UInt8(ascii: "&"), from: start) {
            attributes.append(value.extracting(start..<ampersand + 1))
            start = min(ampersand + "&#38;".utf8.count, value.count)
        }
        attributes.append(value.extracting(start..<value.count))
    }

    private func end() {
        guard let element = open.popLast() else { return }
        namespacesInForce -= element.namespaces
        handler.end(element.number)
    }

    /// Answers with the characters a name stands for; a name that stands for nothing we replace is its own text.
    private func entity(named name: UnsafePointer<xmlChar>?) -> xmlEntityPtr? {
        guard let name = unsafe Self.string(name) else { return nil }
        let replacement = self.replacement(for: name)
        if replacement.utf8.count > 1, let context = unsafe context,
            unsafe context.pointee.instate == XML_PARSER_ATTRIBUTE_VALUE
        {
            // In attributes libxml2 takes the first byte alone.
            stop()
        }
        return unsafe entityHolder.fill(replacement)
    }

    private func replacement(for name: String) -> String {
        if let declared = prolog.entities[name] { return declared ?? "&\(name);" }
        let scalar = XMLReference.html(name)
        if scalar == nil || prolog.doctype == nil, problem == nil {
            let line = unsafe context.map { unsafe Int(xmlSAX2GetLineNumber($0)) } ?? 0
            problem = XMLError(line: line, message: "the entity \(name) is not declared")
        }
        return scalar.map { String($0) } ?? "&\(name);"
    }

    private func note(_ error: xmlError) {
        guard problem == nil, !mustRecover, unsafe error.level.rawValue >= XML_ERR_ERROR.rawValue,
            unsafe error.code != XML_NS_ERR_EMPTY.rawValue
        else { return }
        let message = unsafe error.message.map { unsafe String(cString: $0) } ?? "not well-formed"
        let trimmed = message.split(whereSeparator: \.isNewline).first.map { String($0) } ?? message
        problem = XMLError(line: unsafe Int(error.line), message: trimmed)
    }

    private static func string(_ text: UnsafePointer<xmlChar>?) -> String? {
        unsafe text.map { unsafe String(cString: $0) }
    }
}
