internal import CLibXML2

/// The least libxml2 can do with a document: parse it and tell nobody. Benchmarks measure against this.
package enum XMLBaseline {
    /// - Returns: whether the document is well-formed.
    package static func parse(_ bytes: [UInt8]) -> Bool {
        var sax = unsafe xmlSAXHandler()
        unsafe sax.initialized = XML_SAX2_MAGIC
        unsafe sax.startElementNs = { _, _, _, _, _, _, _, _, _ in }
        unsafe sax.endElementNs = { _, _, _, _ in }
        unsafe sax.characters = { _, _, _ in }
        unsafe sax.cdataBlock = { _, _, _ in }
        unsafe sax.ignorableWhitespace = { _, _, _ in }
        var userData = 0
        return unsafe withUnsafeMutablePointer(to: &userData) { pointer in
            guard let context = unsafe xmlCreatePushParserCtxt(&sax, pointer, nil, 0, nil) else { return false }
            defer { unsafe xmlFreeParserCtxt(context) }
            unsafe xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue))
            unsafe bytes.withUnsafeBytes { buffer in
                let start = unsafe buffer.bindMemory(to: CChar.self).baseAddress
                _ = unsafe xmlParseChunk(context, start, Int32(buffer.count), 1)
            }
            return unsafe context.pointee.wellFormed == 1
        }
    }
}
