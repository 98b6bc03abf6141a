/// A small, strict reader of well-formed XML for judging what we wrote: anything it does not know is an error, not a guess.
struct XMLReader {
    final class Element {
        let name: String
        /// Prefixes resolved: `{namespace}local`.
        let qualified: String
        let attributes: [String: String]
        var children: [Element] = []
        var text = ""

        init(name: String, qualified: String, attributes: [String: String]) {
            (self.name, self.qualified, self.attributes) = (name, qualified, attributes)
        }

        func all(_ name: String) -> [Element] { children.filter { $0.name == name } }
        func first(_ name: String) -> Element? { children.first { $0.name == name } }
        func text(_ name: String) -> String? { first(name)?.text }
    }

    struct Malformed: Error, CustomStringConvertible {
        let description: String
    }

    private let scalars: [Unicode.Scalar]
    private var index = 0

    static func read(_ bytes: [UInt8]) throws -> Element {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw Malformed(description: "not UTF-8") }
        var reader = XMLReader(scalars: Array(text.unicodeScalars))
        return try reader.document()
    }

    private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

    private mutating func document() throws -> Element {
        guard take("<?xml version=\"1.0\" encoding=\"utf-8\"?>") else { throw error("no XML declaration") }
        skipSpace()
        while at("<?") {
            _ = try until("?>")
            skipSpace()
        }
        let root = try element(scope: ["xml": "http://www.w3.org/XML/1998/namespace"])
        skipSpace()
        guard index == scalars.count else { throw error("something behind the root element") }
        return root
    }

    private mutating func element(scope outer: [String: String]) throws -> Element {
        guard take("<") else { throw error("no element") }
        let name = try self.name()
        var attributes: [String: String] = [:]
        while true {
            let hadSpace = skipSpace()
            if at(">") || at("/>") { break }
            guard hadSpace else { throw error("no space before an attribute") }
            let key = try self.name()
            guard take("=\"") else { throw error("attribute \(key) without a quoted value") }
            let value = try characters(endingAt: "\"")
            guard attributes.updateValue(value, forKey: key) == nil else { throw error("attribute \(key) twice") }
        }
        var scope = outer
        for (key, value) in attributes {
            if key == "xmlns" {
                scope[""] = value
            } else if key.hasPrefix("xmlns:") {
                scope[String(key.dropFirst(6))] = value
            }
        }
        let parts = name.split(separator: ":").map(String.init)
        let prefix = parts.count == 2 ? parts[0] : ""
        guard prefix.isEmpty || scope[prefix] != nil else { throw error("prefix \(prefix) is not declared") }
        for key in attributes.keys where key.contains(":") && !key.hasPrefix("xmlns:") {
            guard scope[String(key.prefix { $0 != ":" })] != nil else {
                throw error("prefix of \(key) is not declared")
            }
        }
        let element = Element(
            name: name, qualified: "{\(scope[prefix] ?? "")}\(parts.last ?? "")", attributes: attributes)
        if take("/>") { return element }
        guard take(">") else { throw error("a tag that does not end") }
        while !at("</") {
            if take("<![CDATA[") {
                element.text += try until("]]>")
            } else if at("<") {
                element.children.append(try self.element(scope: scope))
            } else {
                element.text += try characters(endingAt: "<")
            }
        }
        guard take("</\(name)>") else { throw error("\(name) is not closed") }
        return element
    }

    private mutating func name() throws -> String {
        var name = ""
        while index < scalars.count,
            scalars[index].properties.isAlphabetic || "-_:0123456789".unicodeScalars.contains(scalars[index])
        {
            name.unicodeScalars.append(scalars[index])
            index += 1
        }
        guard !name.isEmpty else { throw error("no name") }
        return name
    }

    /// Character data up to `end`, which is consumed only if it is a quotation mark.
    private mutating func characters(endingAt end: Unicode.Scalar) throws -> String {
        var text = ""
        while index < scalars.count, scalars[index] != end {
            let scalar = scalars[index]
            switch scalar {
            case "<": throw error("< in text")
            case "&": text.unicodeScalars.append(try reference())
            default:
                guard Self.isAllowed(scalar) else { throw error("forbidden character \(scalar.value)") }
                guard !at("]]>") else { throw error("]]> in text") }
                text.unicodeScalars.append(scalar)
                index += 1
            }
        }
        guard index < scalars.count else { throw error("text that does not end") }
        if end == "\"" { index += 1 }
        return text
    }

    private mutating func reference() throws -> Unicode.Scalar {
        let known: [String: Unicode.Scalar] = [
            "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#9;": "\t", "&#10;": "\n",
        ]
        for (text, scalar) in known where take(text) { return scalar }
        throw error("an unknown reference")
    }

    /// XML 1.0 §2.2.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    private func at(_ text: String) -> Bool { scalars[index...].starts(with: text.unicodeScalars) }

    private mutating func take(_ text: String) -> Bool {
        guard at(text) else { return false }
        index += text.unicodeScalars.count
        return true
    }

    private mutating func until(_ end: String) throws -> String {
        var text = ""
        while index < scalars.count {
            if take(end) { return text }
            guard Self.isAllowed(scalars[index]) else { throw error("forbidden character") }
            text.unicodeScalars.append(scalars[index])
            index += 1
        }
        throw error("\(end) is missing")
    }

    @discardableResult private mutating func skipSpace() -> Bool {
        let start = index
        while index < scalars.count, [" ", "\n", "\t"].contains(scalars[index]) { index += 1 }
        return index > start
    }

    private func error(_ message: String) -> Malformed { Malformed(description: "\(message), at character \(index)") }
}
