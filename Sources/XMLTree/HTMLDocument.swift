internal import CLibXML2

/// A parsed HTML page. It frees libxml2's tree when it goes out of scope; it cannot be copied, so nothing is freed twice.
///
/// Elements and texts are numbered in document order when the page is parsed (``HTMLNode``), so that walking over the page, comparing places and
/// keeping them needs no pointers. A number that is not of this document reads as nothing.
@safe package struct HTMLDocument: ~Copyable {
    private let handle: htmlDocPtr
    private let xpath: xmlXPathContextPtr
    private let records: [Record]
    /// Lower-case element names by number; 0 is text.
    private let names: [String]
    /// What was left out of the page to stay within bounds; empty for every ordinary page.
    package let problems: [String]

    /// What is kept of one element or text.
    @safe private struct Record {
        let pointer: xmlNodePtr
        let parent: Int32
        /// One past the last of its descendants.
        var end: Int32
        let name: UInt16
    }

    deinit {
        unsafe xmlXPathFreeContext(xpath)
        unsafe xmlFreeDoc(handle)
    }

    /// - Parameter text: the whole page, decoded. What the page says of its encoding is not looked at.
    /// - Throws: ``HTMLError`` where the page is beyond `bounds`. Bad markup is no error: there is always some tree.
    package init(parsing text: String, bounds: HTMLBounds = HTMLBounds()) throws(HTMLError) {
        let page = try bounds.checked(Array(text.utf8))
        guard !page.isEmpty else { throw .empty }
        var parsing = HTMLParsing(bounds: bounds)
        guard let document = unsafe parsing.run(page) else { throw .empty }
        guard let context = unsafe xmlXPathNewContext(document) else {
            unsafe xmlFreeDoc(document)
            throw .outOfMemory
        }
        unsafe context.pointee.error = { _, _ in }  // Without it libxml2 prints to standard error.
        // Without it, sorting results walks over all siblings for each comparison.
        _ = unsafe xmlXPathOrderDocElems(document)
        unsafe handle = document
        unsafe xpath = context
        problems = parsing.problems
        (records, names) = unsafe HTMLDocument.number(document)
    }

    /// Numbers elements and texts in document order and writes each number into its node, where XPath results find it again.
    private static func number(_ document: htmlDocPtr) -> ([Record], [String]) {
        var records: [Record] = []
        var names = [""]
        var numbers: [String: UInt16] = [:]
        var open: [Int32] = []
        var next = unsafe xmlDocGetRootElement(document)
        let root = unsafe next
        while let node = unsafe next {
            let isElement = unsafe node.pointee.type == XML_ELEMENT_NODE
            let isText = unsafe node.pointee.type == XML_TEXT_NODE || node.pointee.type == XML_CDATA_SECTION_NODE
            if isElement || isText {
                var name: UInt16 = 0
                if isElement {
                    let spelled = unsafe String(cString: node.pointee.name)
                    // An invented name for each element, 65,535 times over, is no page: the surplus ones share a name.
                    name = numbers[spelled] ?? UInt16(exactly: names.count) ?? .max
                    if Int(name) == names.count {
                        names.append(spelled)
                        numbers[spelled] = name
                    }
                }
                let index = Int32(records.count)
                unsafe records.append(Record(pointer: node, parent: open.last ?? -1, end: index + 1, name: name))
                unsafe node.pointee._private = UnsafeMutableRawPointer(bitPattern: Int(index) + 1)
                if isElement, unsafe node.pointee.children != nil {
                    open.append(index)
                    unsafe next = node.pointee.children
                    continue
                }
            }
            // Upwards until there is something to the right.
            var current = unsafe node
            while unsafe current != root, unsafe current.pointee.next == nil, let parent = unsafe current.pointee.parent
            {
                if let last = open.popLast() { records[Int(last)].end = Int32(records.count) }
                unsafe current = parent
            }
            unsafe next = current == root ? nil : current.pointee.next
        }
        for index in open { records[Int(index)].end = Int32(records.count) }
        return (records, names)
    }

    private func record(_ node: HTMLNode) -> Record? {
        records.indices.contains(Int(node.index)) ? records[Int(node.index)] : nil
    }

    // MARK: Walking

    /// `html`, in every page with any element or text.
    package var root: HTMLNode? { records.isEmpty ? nil : HTMLNode(0) }

    /// How many elements and texts there are.
    package var count: Int { records.count }

    /// Lower case; empty for a text.
    package func name(of node: HTMLNode) -> String {
        guard let record = record(node), Int(record.name) < names.count else { return "" }
        return names[Int(record.name)]
    }

    package func isElement(_ node: HTMLNode) -> Bool { record(node).map { $0.name != 0 } ?? false }

    package func parent(of node: HTMLNode) -> HTMLNode? {
        record(node).flatMap { $0.parent < 0 ? nil : HTMLNode($0.parent) }
    }

    /// Elements and texts directly within `node`.
    package func children(of node: HTMLNode) -> [HTMLNode] {
        guard let record = record(node) else { return [] }
        var children: [HTMLNode] = []
        var index = node.index + 1
        while index < record.end {
            children.append(HTMLNode(index))
            index = records[Int(index)].end
        }
        return children
    }

    /// Up to `limit` elements and texts within `parent` that stand before `node`, nearest first.
    ///
    /// Walks back over end positions, so that a row's neighbours cost the same wherever in a long list it stands.
    package func children(of parent: HTMLNode, before node: HTMLNode, limit: Int) -> [HTMLNode] {
        var siblings: [HTMLNode] = []
        var current = node
        while siblings.count < limit, current.index - 1 > parent.index {
            var previous = HTMLNode(current.index - 1)
            while let outer = self.parent(of: previous), outer > parent { previous = outer }
            guard self.parent(of: previous) == parent else { break }
            siblings.append(previous)
            current = previous
        }
        return siblings
    }

    /// `node` and all within it, in document order.
    package func subtree(of node: HTMLNode) -> LazyMapSequence<Range<Int32>, HTMLNode> {
        let range = record(node).map { node.index..<$0.end } ?? 0..<0
        return range.lazy.map { HTMLNode($0) }
    }

    /// The first place after `node` and all within it, whatever its depth.
    package func successor(of node: HTMLNode) -> HTMLNode? {
        guard let end = record(node)?.end, Int(end) < records.count else { return nil }
        return HTMLNode(end)
    }

    package func nextSibling(of node: HTMLNode) -> HTMLNode? {
        guard let record = record(node), record.parent >= 0, record.end < records[Int(record.parent)].end else {
            return nil
        }
        return HTMLNode(record.end)
    }

    /// Whether `inner` is `outer` or stands within it.
    package func contains(_ outer: HTMLNode, _ inner: HTMLNode) -> Bool {
        record(outer).map { (outer.index..<$0.end).contains(inner.index) } ?? false
    }

    /// Where `node` stands in the page, from 1.
    package func line(of node: HTMLNode) -> Int {
        record(node).map { unsafe Int(xmlGetLineNo($0.pointer)) } ?? 0
    }

    // MARK: Content

    package func attribute(_ name: String, of node: HTMLNode) -> String? {
        guard let record = record(node), record.name != 0 else { return nil }
        var attribute = unsafe record.pointer.pointee.properties
        while let current = unsafe attribute {
            if unsafe name == String(cString: current.pointee.name) { return unsafe HTMLDocument.value(of: current) }
            unsafe attribute = current.pointee.next
        }
        return nil
    }

    /// All attributes, in the order of the page.
    package func attributes(of node: HTMLNode) -> [(name: String, value: String)] {
        guard let record = record(node), record.name != 0 else { return [] }
        var all: [(name: String, value: String)] = []
        var attribute = unsafe record.pointer.pointee.properties
        while let current = unsafe attribute {
            unsafe all.append((String(cString: current.pointee.name), HTMLDocument.value(of: current)))
            unsafe attribute = current.pointee.next
        }
        return all
    }

    /// In HTML, an attribute's value is one text.
    private static func value(of attribute: xmlAttrPtr) -> String {
        guard let text = unsafe attribute.pointee.children, let content = unsafe text.pointee.content else { return "" }
        return unsafe String(cString: content)
    }

    /// The characters of a text exactly as they stand; empty for an element.
    package func rawText(of node: HTMLNode) -> String {
        guard let record = record(node), record.name == 0, let content = unsafe record.pointer.pointee.content else {
            return ""
        }
        return unsafe String(cString: content)
    }

    // MARK: XPath

    /// What `query` finds, in document order, looked for from `node` (the whole page by default).
    ///
    /// - Throws: ``SelectorError`` if the expression uses an unknown function or takes more than a bounded number of steps.
    package func matches(_ query: borrowing XPathQuery, from node: HTMLNode? = nil) throws(SelectorError)
        -> [XPathMatch]
    {
        let start: xmlNodePtr?
        if let node {
            guard let record = record(node) else { return [] }
            unsafe start = record.pointer
        } else {
            unsafe start = UnsafeMutableRawPointer(handle).assumingMemoryBound(to: xmlNode.self)
        }
        unsafe xpath.pointee.node = start
        unsafe xpath.pointee.opLimit = XPathQuery.stepLimit
        unsafe xpath.pointee.opCount = 0
        guard let result = unsafe query.evaluate(in: xpath) else { throw SelectorError.failed(query.text) }
        defer { unsafe xmlXPathFreeObject(result) }
        switch unsafe result.pointee.type {
        case XPATH_NODESET:
            guard let set = unsafe result.pointee.nodesetval else { return [] }
            var matches: [XPathMatch] = []
            for index in 0..<Int(unsafe set.pointee.nodeNr) {
                if let node = unsafe set.pointee.nodeTab[index], let match = unsafe match(node) {
                    matches.append(match)
                }
            }
            return matches
        case XPATH_UNDEFINED: return []
        default:
            guard let text = unsafe xmlXPathCastToString(result) else { return [] }
            defer { unsafe CLibXML2_free(text) }
            return [.value(unsafe String(cString: text))]
        }
    }

    private func match(_ pointer: xmlNodePtr) -> XPathMatch? {
        switch unsafe pointer.pointee.type {
        case XML_ATTRIBUTE_NODE:
            let attribute = unsafe UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: xmlAttr.self)
            return .value(unsafe HTMLDocument.value(of: attribute))
        case XML_ELEMENT_NODE, XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
            let number = unsafe Int(bitPattern: pointer.pointee._private)
            return number > 0 && number <= records.count ? .node(HTMLNode(Int32(number - 1))) : nil
        default: return nil
        }
    }
}
