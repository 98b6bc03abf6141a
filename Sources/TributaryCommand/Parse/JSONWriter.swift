/// Writes one JSON object on one line. Members stand in the order in which they are written; absent values write nothing.
package struct JSONWriter {
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false

    package init() {}

    package mutating func object(_ body: (inout JSONWriter) -> Void) {
        open(UInt8(ascii: "{"))
        body(&self)
        close(UInt8(ascii: "}"))
    }

    package mutating func member(_ name: String, _ value: String?) {
        guard let value else { return }
        key(name)
        string(value)
        needsComma = true
    }

    package mutating func member(_ name: String, _ value: Int?) {
        guard let value else { return }
        key(name)
        bytes += Array(String(value).utf8)
        needsComma = true
    }

    package mutating func member(_ name: String, _ value: Bool?) {
        guard let value else { return }
        key(name)
        bytes += Array((value ? "true" : "false").utf8)
        needsComma = true
    }

    package mutating func member(_ name: String, _ value: Double?) {
        guard let value, value.isFinite else { return }
        key(name)
        number(value)
        needsComma = true
    }

    package mutating func member(_ name: String, object body: (inout JSONWriter) -> Void) {
        key(name)
        object(body)
        needsComma = true
    }

    /// A list of objects. An empty one is left out, unless it has to be there.
    package mutating func member<Element>(
        _ name: String, list: [Element], isRequired: Bool = false, _ body: (inout JSONWriter, Element) -> Void
    ) {
        guard !list.isEmpty || isRequired else { return }
        key(name)
        open(UInt8(ascii: "["))
        for element in list {
            comma()
            body(&self, element)
            needsComma = true
        }
        close(UInt8(ascii: "]"))
    }

    package mutating func string(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0x0A: bytes += Array("\\n".utf8)
            case 0x0D: bytes += Array("\\r".utf8)
            case 0x09: bytes += Array("\\t".utf8)
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                bytes += Array("\\u00\(digits.utf8.count == 1 ? "0" : "")\(digits)".utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Whole numbers without a fraction.
    package mutating func number(_ value: Double) {
        if let whole = Int(exactly: value) {
            bytes += Array(String(whole).utf8)
        } else {
            bytes += Array("\(value)".utf8)
        }
    }

    /// Nested lists of numbers, as in GeoJSON.
    package mutating func list<Element>(_ elements: [Element], _ body: (inout JSONWriter, Element) -> Void) {
        open(UInt8(ascii: "["))
        for element in elements {
            comma()
            body(&self, element)
            needsComma = true
        }
        close(UInt8(ascii: "]"))
    }

    package mutating func key(_ name: String) {
        comma()
        string(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    private mutating func comma() { if needsComma { bytes.append(UInt8(ascii: ",")) } }

    private mutating func open(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }
}
