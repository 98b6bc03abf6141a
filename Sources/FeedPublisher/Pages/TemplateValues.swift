/// What a template is filled with. Every text is escaped on its way in, by code point, and templates print values as they are.
///
/// Not left to the template engine: it escapes by character as people see them, so that a quotation mark with a combining accent behind
/// it would pass as one harmless character and end an attribute.
struct TemplateValues: Sendable {
    enum Value: Sendable {
        case text(String)
        case flag(Bool)
        case group([Member])
        case list([[Member]])
    }

    struct Member: Sendable {
        var name: String
        var value: Value
    }

    /// In the order they were set; of two with one name the later counts.
    private(set) var members: [Member] = []

    /// Text; without one, the section of that name is left out.
    mutating func set(_ name: String, _ text: String?) { set(name, text.map { .text(Self.escaped($0)) }) }

    /// HTML that is safe already.
    mutating func set(_ name: String, html: String?) { set(name, html.map { .text($0) }) }

    mutating func set(_ name: String, _ flag: Bool) { set(name, .flag(flag)) }

    mutating func set(_ name: String, _ group: TemplateValues?) { set(name, group.map { .group($0.members) }) }

    mutating func set(_ name: String, _ list: [TemplateValues]) { set(name, .list(list.map(\.members))) }

    private mutating func set(_ name: String, _ value: Value?) {
        if let value { members.append(Member(name: name, value: value)) } else { members.removeAll { $0.name == name } }
    }

    /// As the template engine takes them.
    /// - Parameter print: what stands for a text.
    func dictionary(printing print: (String) -> String) -> [String: Any] { Self.dictionary(members, print) }

    private static func dictionary(_ members: [Member], _ print: (String) -> String) -> [String: Any] {
        var dictionary: [String: Any] = [:]
        for member in members {
            dictionary[member.name] =
                switch member.value {
                case .text(let text): print(text)
                case .flag(let flag): flag
                case .group(let group): Self.dictionary(group, print)
                case .list(let list): list.map { Self.dictionary($0, print) }
                }
        }
        return dictionary
    }

    /// All texts, in the order in which ``dictionary(printing:)`` prints them.
    func forEachText(_ body: (String) -> Void) { Self.forEachText(members, body) }

    private static func forEachText(_ members: [Member], _ body: (String) -> Void) {
        for member in members {
            switch member.value {
            case .text(let text): body(text)
            case .flag: break
            case .group(let group): forEachText(group, body)
            case .list(let list): for item in list { forEachText(item, body) }
            }
        }
    }

    static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.appendXML(text, in: .attribute)
        return String(decoding: bytes, as: UTF8.self)
    }
}
