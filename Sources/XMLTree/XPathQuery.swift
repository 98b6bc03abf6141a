internal import CLibXML2

/// A selector made ready to be used many times on pages. Compile it once a page or once a run; it stays on its thread.
@safe package struct XPathQuery: ~Copyable {
    /// As the configuration has it, for messages.
    package let text: String
    /// The attribute to take of each element found.
    package let attribute: String?
    private let compiled: xmlXPathCompExprPtr

    /// libxml2 counts nodes visited. A query on a page of a million nodes takes some millions; quadratic ones end here after about a second.
    static let stepLimit: UInt = 40_000_000

    deinit { unsafe xmlXPathFreeCompExpr(compiled) }

    /// - Throws: ``SelectorError`` if it is no valid XPath.
    package init(_ selector: Selector) throws(SelectorError) {
        guard let context = unsafe xmlXPathNewContext(nil) else { throw SelectorError.failed(selector.text) }
        defer { unsafe xmlXPathFreeContext(context) }
        unsafe context.pointee.error = { _, _ in }  // Without it libxml2 prints to standard error.
        guard let expression = unsafe xmlXPathCtxtCompile(context, selector.xpath) else {
            throw SelectorError.malformed(selector.text, "it is no valid XPath")
        }
        unsafe compiled = expression
        (text, attribute) = (selector.text, selector.attribute)
    }

    /// Compiles a selector as the configuration has it.
    /// - Parameter isWithin: see ``Selector/init(_:isWithin:)``.
    package init(_ text: String, isWithin: Bool = false) throws(SelectorError) {
        try self.init(Selector(text, isWithin: isWithin))
    }

    func evaluate(in context: xmlXPathContextPtr) -> xmlXPathObjectPtr? {
        unsafe xmlXPathCompiledEval(compiled, context)
    }
}

/// One thing an XPath expression found.
package enum XPathMatch: Sendable, Hashable {
    /// An element or a text.
    case node(HTMLNode)
    /// An attribute's value, or what the expression itself computes.
    case value(String)
}
