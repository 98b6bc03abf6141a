/// Reads XML as a stream of events: by libxml2 as long as the document is well-formed, and by recovery from the start if it is not.
///
/// libxml2 alone judges well-formedness. Its own recovery loses the rest of a document, its entities or its nesting in many ways,
/// so broken documents go to ``LenientXMLReader``, which loses nothing.
package enum XMLReader {
    /// What a document turned out to be.
    package struct Outcome {
        /// Why the document is not well-formed, in libxml2's words with the line; `nil` if it is.
        package var problem: XMLError?
        /// Whether the document type declaration names Netscape, as RSS 0.91's does.
        package var isNetscape = false
    }

    /// - Parameters:
    ///   - bytes: the document as well-formed UTF-8, without a byte order mark; what its XML declaration says of encodings is ignored.
    ///   - makeHandler: called once, or a second time to start afresh where recovery is needed.
    /// - Returns: the handler that received the whole document.
    package static func read<Handler: XMLHandler>(_ bytes: [UInt8], _ makeHandler: () -> Handler) -> (Handler, Outcome)
    {
        let prolog = XMLProlog(bytes.span)
        var outcome = Outcome()
        outcome.isNetscape =
            prolog.doctype.map { range in
                String(decoding: bytes[range], as: UTF8.self).lowercased().contains("netscape")
            } ?? false
        let handler = makeHandler()
        if let line = XMLTagLimit.violation(in: bytes.span) {
            outcome.problem = XMLError(line: line, message: "a tag has more than \(XMLTagLimit.attributes) attributes")
        } else {
            let reader = StrictXMLReader(prolog: prolog, handler: handler)
            let isComplete = reader.read(bytes)
            outcome.problem = reader.problem
            if outcome.problem == nil, prolog.start > 0, bytes.span.begins(with: "<?xml", at: prolog.start) {
                outcome.problem = XMLError(
                    line: 1, message: "the XML declaration does not stand at the start of the document")
            }
            if isComplete { return (handler, outcome) }
        }
        let fresh = makeHandler()
        var reader = LenientXMLReader(prolog: prolog, handler: fresh)
        reader.read(bytes.span)
        return (fresh, outcome)
    }
}
