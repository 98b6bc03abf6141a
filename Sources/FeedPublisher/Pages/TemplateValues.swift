/// What a template is filled with. Every text is escaped on its way in, by code point, and templates print values as they are.
///
/// Not left to the template engine: it escapes by character as people see them, so that a quotation mark with a combining accent behind
/// it would pass as one harmless character and end an attribute.
struct TemplateValues {
    private(set) var values: [String: Any] = [:]

    /// Text; without one, the section of that name is left out.
    mutating func set(_ name: String, _ text: String?) { values[name] = text.map(Self.escaped) }

    /// HTML that is safe already.
    mutating func set(_ name: String, html: String?) { values[name] = html }

    mutating func set(_ name: String, _ flag: Bool) { values[name] = flag }

    mutating func set(_ name: String, _ group: TemplateValues?) { values[name] = group?.values }

    mutating func set(_ name: String, _ list: [TemplateValues]) { values[name] = list.map(\.values) }

    mutating func set(_ name: String, texts: [String]) { values[name] = texts.map(Self.escaped) }

    static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.appendXML(text, in: .attribute)
        return String(decoding: bytes, as: UTF8.self)
    }
}
