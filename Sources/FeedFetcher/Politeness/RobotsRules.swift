/// What a robots.txt says to us (RFC 9309): the rules of the groups that name us, else of the groups for everybody.
struct RobotsRules: Sendable, Hashable {
    private struct Rule: Sendable, Hashable {
        let allows: Bool
        let pattern: [UInt8]
    }

    private var rules: [Rule] = []
    /// `Crawl-delay`, in seconds: not part of the RFC, but what many sites say. At most ``longestDelay``.
    private(set) var delay: Int?

    /// A site that wants a minute between two pages would never be read to the end.
    static let longestDelay = 30
    /// RFC 9309 §2.5 demands 500 KiB; rules behind that are not read.
    static let maxBytes = 512_000

    /// Steps of comparing for one address. Real files need thousands; one that is made to keep us busy is taken as a no.
    private static let maxSteps = 2_000_000

    /// - Parameter product: our name; it is compared without regard to case.
    init(_ text: String, product: String = UserAgent.product) {
        let ours = product.lowercased()
        var (named, everybody) = (RobotsRules(), RobotsRules())
        var isNamed = false
        var (forUs, forAll, inAgents) = (false, false, false)
        let lines = text.hasPrefix("\u{FEFF}") ? text.utf8.dropFirst(3) : text.utf8[...]
        for line in lines.prefix(Self.maxBytes).split(whereSeparator: { $0 == 10 || $0 == 13 }) {
            let content = String(Substring(line.prefix { $0 != UInt8(ascii: "#") }))
            guard let colon = content.firstIndex(of: ":") else { continue }
            let key = content[..<colon].trimmed.lowercased()
            let value = content[content.index(after: colon)...].trimmed
            switch key {
            case "user-agent":
                if !inAgents { (forUs, forAll) = (false, false) }
                inAgents = true
                // The token is the name alone; `Tributary/1.0` means us as well.
                let token = value.prefix { $0.isLetter || $0 == "-" || $0 == "_" }.lowercased()
                if value == "*" { forAll = true } else if token == ours { (forUs, isNamed) = (true, true) }
            case "allow", "disallow", "crawl-delay":
                inAgents = false
                if forUs { named.add(key, value) }
                if forAll { everybody.add(key, value) }
            default: break  // Sitemap and others stand outside of groups and end none (§2.2.4).
            }
        }
        self = isNamed ? named : everybody
    }

    private init() {}

    /// Whether an address may be read: the longest rule that fits decides, and of two as long the one that allows (§2.2.2).
    /// - Parameter path: path and query, percent-encoded.
    func allows(_ path: String) -> Bool {
        let path = Self.normalized(path)
        if path == Array("/robots.txt".utf8) { return true }
        var (longest, allowed, budget) = (-1, true, Self.maxSteps)
        for rule in rules where rule.pattern.count >= longest && Self.matches(rule.pattern, path, &budget) {
            if rule.pattern.count > longest || rule.allows { allowed = rule.allows }
            longest = rule.pattern.count
        }
        return allowed && budget > 0
    }

    private mutating func add(_ key: String, _ value: String) {
        if key == "crawl-delay" {
            delay = Double(value).flatMap { $0.isFinite ? $0 : nil }.map {
                Int(max(0, min($0, Double(Self.longestDelay))).rounded(.up))
            }
        } else if !value.isEmpty {
            rules.append(Rule(allows: key == "allow", pattern: Self.normalized(value)))
        }
    }

    /// `*` is any run of characters, `$` at the end is the end (§2.2.3).
    private static func matches(_ pattern: [UInt8], _ path: [UInt8], _ budget: inout Int) -> Bool {
        let star = UInt8(ascii: "*")
        let anchored = pattern.last == UInt8(ascii: "$")
        let pattern = anchored ? pattern.dropLast() : pattern[...]
        var (p, t) = (pattern.startIndex, 0)
        var (retryPattern, retryPath): (Int?, Int) = (nil, 0)
        while budget > 0 {
            budget -= 1
            if p == pattern.endIndex {
                if !anchored || t == path.count { return true }
            } else if pattern[p] == star {
                (retryPattern, retryPath) = (p + 1, t)
                p += 1
                continue
            } else if t < path.count, pattern[p] == path[t] {
                (p, t) = (p + 1, t + 1)
                continue
            }
            // Let the last star take one character more.
            guard let again = retryPattern, retryPath < path.count else { return false }
            retryPath += 1
            (p, t) = (again, retryPath)
        }
        return false
    }

    /// Percent-encoded where it is not ASCII, plain where an escape is needless, so that both spellings of a path are equal (§2.2.2).
    private static func normalized(_ text: String) -> [UInt8] {
        let hex = Array("0123456789ABCDEF".utf8)
        let bytes = Array(text.utf8)
        var (result, index) = ([UInt8](), 0)
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%"), index + 2 < bytes.count,
                let value = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
            {
                let isPlain =
                    (value >= 0x30 && value <= 0x39) || (value | 0x20 >= 0x61 && value | 0x20 <= 0x7A)
                    || [UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~")].contains(value)
                result += isPlain ? [value] : [byte, hex[Int(value >> 4)], hex[Int(value & 15)]]
                index += 3
                continue
            }
            result +=
                byte < 0x80 && byte > 0x20 ? [byte] : [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            index += 1
        }
        return result
    }
}
