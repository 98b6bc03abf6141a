internal import FeedModel
internal import Foundation
internal import Yams

/// One mapping of the configuration while it is read: it refuses keys it does not know and values of the wrong kind, and says where.
///
/// Problems are collected rather than thrown, so that one look at the message mends the whole file.
struct Section {
    let name: String
    let node: Node
    private let log: ProblemLog

    /// - Parameters:
    ///   - name: How messages call the section, such as `fetch` or `cities[2]`.
    ///   - isSecret: whether what stands there in the wrong way may be a password, which no message repeats.
    init(_ node: Node, name: String, keys: [String], log: ProblemLog, isSecret: Bool = false) {
        (self.node, self.name, self.log) = (node, name, log)
        guard let mapping = node.mapping else {
            let kind = isSecret && node.scalar != nil ? "a text" : Self.kind(of: node)
            log.add(node, "\(name) must be a mapping of `key: value` lines, not \(kind).")
            return
        }
        for (key, _) in mapping {
            guard let word = key.scalar?.string, !keys.contains(word) else { continue }
            if isSecret {
                log.add(key, "unknown key in \(name); known here: \(keys.joined(separator: ", ")).")
                continue
            }
            let advice =
                NearestName.of(word, among: keys).map { "did you mean `\($0)`?" }
                ?? "known here: \(keys.joined(separator: ", "))."
            log.add(key, "unknown key `\(word)` in \(name): \(advice)")
        }
    }

    subscript(key: String) -> Node? {
        guard let value = node.mapping?[key] else { return nil }
        if case .scalar(let scalar) = value, scalar.style == .plain, ["", "~", "null"].contains(scalar.string) {
            return nil
        }
        return value
    }

    func problem(_ node: Node?, _ message: String) { log.add(node ?? self.node, message) }

    func string(_ key: String) -> String? {
        guard let value = self[key] else { return nil }
        if let text = value.scalar?.string { return text }
        log.add(value, "`\(key)` in \(name) must be a text, not \(Self.kind(of: value)).")
        return nil
    }

    func required(_ key: String, example: String) -> String? {
        if let text = string(key), !text.isEmpty { return text }
        if self[key] == nil || self[key]?.scalar?.string == "" {
            log.add(node, "\(name) lacks `\(key)`: write, for instance, `\(key): \(example)`.")
        }
        return nil
    }

    func bool(_ key: String) -> Bool? {
        guard let text = string(key) else { return nil }
        switch text.lowercased() {
        case "true", "yes", "on": return true
        case "false", "no", "off": return false
        default:
            log.add(self[key], "`\(key)` in \(name) must be `true` or `false`, not `\(text)`.")
            return nil
        }
    }

    func int(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let text = string(key) else { return nil }
        if let number = Int(text), range.contains(number) { return number }
        log.add(
            self[key],
            "`\(key)` in \(name) must be a whole number from \(range.lowerBound) to \(range.upperBound), not `\(text)`."
        )
        return nil
    }

    func duration(_ key: String) -> Duration? {
        guard let text = string(key) else { return nil }
        if let duration = Quantity.duration(text) { return duration }
        log.add(self[key], "`\(key)` in \(name) must be a duration such as `30m`, `20s` or `1h30m`, not `\(text)`.")
        return nil
    }

    /// A time limit: one of nothing would let nothing through.
    func limit(_ key: String) -> Duration? {
        guard let limit = duration(key) else { return nil }
        if limit > .zero { return limit }
        log.add(self[key], "`\(key)` in \(name) must be longer than nothing: leave it out to have the usual limit.")
        return nil
    }

    /// The beginning of a day.
    func day(_ key: String, in zone: TimeZone) -> Date? {
        guard let text = string(key) else { return nil }
        let style = Date.ISO8601FormatStyle(timeZone: zone).year().month().day()
        if let day = try? style.parse(text) { return day }
        log.add(self[key], "`\(key)` in \(name) must be a day such as `2024-01-31`, not `\(text)`.")
        return nil
    }

    func bytes(_ key: String) -> Int? {
        guard let text = string(key) else { return nil }
        if let bytes = Quantity.bytes(text), bytes > 0 { return bytes }
        log.add(self[key], "`\(key)` in \(name) must be a size such as `20MB`, not `\(text)`.")
        return nil
    }

    func timeZone(_ key: String) -> TimeZone? {
        guard let text = string(key) else { return nil }
        if let zone = TimeZone(named: text) { return zone }
        log.add(
            self[key],
            "`\(key)` in \(name): there is no time zone `\(text)`; write one such as `Asia/Shanghai` or `UTC`.")
        return nil
    }

    /// A language tag; `zh_CN` is taken for what it means.
    func language(_ key: String) -> String? {
        guard let text = string(key) else { return nil }
        if let tag = LanguageTag.read(text) { return tag }
        log.add(self[key], "`\(key)` in \(name) must be a language tag such as `en` or `zh-Hans`, not `\(text)`.")
        return nil
    }

    /// A list of texts; a single text serves as a list of one.
    func strings(_ key: String) -> [String] {
        guard let value = self[key] else { return [] }
        if let text = value.scalar?.string { return [text] }
        guard let sequence = value.sequence else {
            log.add(value, "`\(key)` in \(name) must be a list such as `[one, two]`, not \(Self.kind(of: value)).")
            return []
        }
        return sequence.compactMap { element in
            if let text = element.scalar?.string { return text }
            log.add(element, "`\(key)` in \(name) is a list of texts; this element is \(Self.kind(of: element)).")
            return nil
        }
    }

    /// The elements of a list of mappings.
    func elements(_ key: String) -> [Node] {
        guard let value = self[key] else { return [] }
        if let sequence = value.sequence { return Array(sequence) }
        log.add(
            value, "`\(key)` in \(name) must be a list whose elements start with `- `, not \(Self.kind(of: value)).")
        return []
    }

    static func kind(of node: Node) -> String {
        switch node {
        case .scalar(let scalar): scalar.string.isEmpty ? "empty" : "the text `\(scalar.string.prefix(40))`"
        case .mapping: "a mapping"
        case .sequence: "a list"
        case .alias: "an alias"
        }
    }
}

/// The problems found so far, each at its line.
final class ProblemLog {
    let file: String
    private(set) var problems: [ConfigurationError.Problem] = []

    init(file: String) { self.file = file }

    func add(_ node: Node?, _ message: String) { add(line: node?.mark?.line, message) }

    func add(line: Int?, _ message: String) { problems.append(.init(file: file, line: line, message: message)) }
}

extension TimeZone {
    /// A zone by its name, and not by an abbreviation: CST is China's time and Chicago's.
    init?(named text: String) {
        let isAmbiguous = Self.abbreviationDictionary[text] != nil && text != "UTC" && text != "GMT"
        guard !isAmbiguous else { return nil }
        self.init(identifier: text)
    }
}
