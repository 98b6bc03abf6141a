internal import CLibXML2

/// One run of libxml2's HTML parser, with the bounds it lacks.
struct HTMLParsing {
    let bounds: HTMLBounds
    private(set) var problems: [String] = []

    init(bounds: HTMLBounds) { self.bounds = bounds }

    /// What the parser's call-backs keep count of.
    private struct Guard {
        let depth: Int32
        let openTags: Int32
        /// Elements that were left out and have not ended yet.
        var leftOut = 0
        var isTooDeep = false
        var isGivenUp = false
    }

    /// - Returns: the tree, owned by the caller; `nil` if the page holds nothing.
    mutating func run(_ page: [UInt8]) -> htmlDocPtr? {
        // RECOVER: without it, script text loses its closing tags. NONET: nothing is ever loaded.
        let options = Int32(
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
                | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue)
        guard let context = unsafe htmlNewParserCtxt() else { return nil }
        defer { unsafe htmlFreeParserCtxt(context) }
        unsafe context.pointee.sax.pointee.startElement = HTMLParsing.startElement
        unsafe context.pointee.sax.pointee.endElement = HTMLParsing.endElement
        var state = Guard(depth: Int32(clamping: bounds.depth), openTags: Int32(clamping: bounds.openTags))
        let document = unsafe withUnsafeMutablePointer(to: &state) { state in
            unsafe context.pointee._private = UnsafeMutableRawPointer(state)
            defer { unsafe context.pointee._private = nil }
            return unsafe page.withUnsafeBytes { bytes in
                unsafe htmlCtxtReadMemory(
                    context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: bytes.count), nil,
                    "UTF-8", options)
            }
        }
        if state.isTooDeep {
            problems.append("elements nested deeper than \(bounds.depth) were left out, their text was kept")
        }
        if state.isGivenUp {
            problems.append("more than \(bounds.openTags) tags stood open: the rest of the page was not read")
        }
        return unsafe document
    }

    private static let startElement: startElementSAXFunc = { raw, name, attributes in
        guard let raw = unsafe raw else { return }
        let context = unsafe raw.assumingMemoryBound(to: xmlParserCtxt.self)
        guard let state = unsafe context.pointee._private?.assumingMemoryBound(to: Guard.self) else { return }
        if unsafe context.pointee.nameNr > state.pointee.openTags {
            unsafe state.pointee.isGivenUp = true
            unsafe xmlStopParser(context)
        } else if unsafe state.pointee.leftOut > 0 || context.pointee.nodeNr >= state.pointee.depth {
            unsafe state.pointee.leftOut += 1
            unsafe state.pointee.isTooDeep = true
        } else {
            unsafe xmlSAX2StartElement(raw, name, attributes)
        }
    }

    private static let endElement: endElementSAXFunc = { raw, name in
        guard let raw = unsafe raw else { return }
        let context = unsafe raw.assumingMemoryBound(to: xmlParserCtxt.self)
        if let state = unsafe context.pointee._private?.assumingMemoryBound(to: Guard.self),
            unsafe state.pointee.leftOut > 0
        {
            unsafe state.pointee.leftOut -= 1
        } else {
            unsafe xmlSAX2EndElement(raw, name)
        }
    }
}
