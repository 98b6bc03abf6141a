/// Writes one XML document, an element a line, and cannot write one that is not well-formed as long as starts and ends pair up.
struct XMLWriter {
    /// Left out where the value is `nil`.
    typealias Attribute = (name: String, value: String?)

    private(set) var bytes: [UInt8] = []
    private var depth = 0

    /// - Parameter stylesheet: the address of a CSS file for browsers (https://www.w3.org/TR/xml-stylesheet/).
    init(stylesheet: String? = nil) {
        bytes.append(contentsOf: "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".utf8)
        guard let stylesheet else { return }
        bytes.append(contentsOf: "<?xml-stylesheet type=\"text/css\" href=\"".utf8)
        bytes.appendXML(stylesheet, in: .attribute)
        bytes.append(contentsOf: "\"?>\n".utf8)
    }

    /// Writes a part of a document.
    /// - Parameter depth: how many elements it stands in.
    init(inside depth: Int) { self.depth = depth }

    /// Parts that were written before, at this depth.
    mutating func append(_ parts: [[UInt8]]) {
        bytes.reserveCapacity(parts.reduce(bytes.count) { $0 + $1.count } + 100)
        for part in parts { bytes += part }
    }

    mutating func start(_ name: String, _ attributes: [Attribute] = []) {
        tag(name, attributes)
        bytes.append(contentsOf: ">\n".utf8)
        depth += 1
    }

    mutating func end(_ name: String) {
        depth -= 1
        indent()
        close(name)
    }

    mutating func empty(_ name: String, _ attributes: [Attribute]) {
        tag(name, attributes)
        bytes.append(contentsOf: "/>\n".utf8)
    }

    mutating func element(_ name: String, _ attributes: [Attribute] = [], text: String) {
        tag(name, attributes)
        bytes.append(UInt8(ascii: ">"))
        bytes.appendXML(text)
        close(name)
    }

    mutating func element(_ name: String, _ attributes: [Attribute] = [], cdata: String) {
        tag(name, attributes)
        bytes.append(contentsOf: "><![CDATA[".utf8)
        bytes.appendCDATA(cdata)
        bytes.append(contentsOf: "]]>".utf8)
        close(name)
    }

    /// An element whose children stand on its own line, for text in which white space counts.
    mutating func inline(
        _ name: String, _ attributes: [Attribute] = [], content: (inout Inline) -> Void
    ) {
        tag(name, attributes)
        bytes.append(UInt8(ascii: ">"))
        var inline = Inline()
        content(&inline)
        bytes.append(contentsOf: inline.bytes)
        close(name)
    }

    /// Text with elements in it.
    struct Inline {
        fileprivate var bytes: [UInt8] = []

        mutating func text(_ text: String) { bytes.appendXML(text) }

        mutating func element(
            _ name: String, _ attributes: [Attribute] = [], content: (inout Inline) -> Void
        ) {
            bytes.appendTag(name, attributes)
            bytes.append(UInt8(ascii: ">"))
            content(&self)
            bytes.append(contentsOf: "</".utf8)
            bytes.append(contentsOf: name.utf8)
            bytes.append(UInt8(ascii: ">"))
        }
    }

    private mutating func tag(_ name: String, _ attributes: [Attribute]) {
        indent()
        bytes.appendTag(name, attributes)
    }

    private mutating func close(_ name: String) {
        bytes.append(contentsOf: "</".utf8)
        bytes.append(contentsOf: name.utf8)
        bytes.append(contentsOf: ">\n".utf8)
    }

    private mutating func indent() {
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
    }
}

extension [UInt8] {
    /// `<name a="b"`, without its end.
    fileprivate mutating func appendTag(_ name: String, _ attributes: [XMLWriter.Attribute]) {
        append(UInt8(ascii: "<"))
        append(contentsOf: name.utf8)
        for (name, value) in attributes {
            guard let value else { continue }
            append(UInt8(ascii: " "))
            append(contentsOf: name.utf8)
            append(contentsOf: "=\"".utf8)
            appendXML(value, in: .attribute)
            append(UInt8(ascii: "\""))
        }
    }
}
