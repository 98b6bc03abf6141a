/// The names of languages that documents may carry: BCP 47 (RFC 5646 §2.1), such as `zh-Hans` and `en-GB`.
package enum LanguageTag {
    /// The tag that `text` means: `zh-CN` for `zh_CN` and `zh_CN.UTF-8`, which programs write that think in locales.
    /// - Returns: `nil` for what is no tag: `xml:lang` and `lang` had better say nothing than that.
    package static func read(_ text: String) -> String? {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard let word = words.first, words.count == 1 else { return nil }
        let tag = String(word.prefix { $0 != "." && $0 != "@" }.replacing("_", with: "-"))
        // The country's code for the language is how many Chinese sites put it; no language has it.
        if tag.lowercased() == "cn" { return "zh-CN" }
        return isWellFormed(tag) ? tag : nil
    }

    /// What may stand in this place of a tag, in the order in which they follow each other.
    private enum Part: Int {
        case extendedLanguage, script, region, variant
    }

    private static func isWellFormed(_ tag: String) -> Bool {
        let parts = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard
            parts.allSatisfy({ (1...8).contains($0.count) && $0.allSatisfy { isLetter($0) || isDigit($0) } }),
            let language = parts.first
        else { return false }
        let isPrivate = language.count == 1 && language.first == UInt8(ascii: "x")
        // Longer names of languages are reserved, none was ever given.
        guard isPrivate || (2...3).contains(language.count) && language.allSatisfy(isLetter) else { return false }
        let rest = isPrivate ? parts[...] : parts.dropFirst()
        guard let singleton = rest.firstIndex(where: { $0.count == 1 }) else { return isOrdered(rest) }
        // From here on nothing is known but that something follows each letter that stands alone.
        return isOrdered(rest[..<singleton]) && (parts.last?.count ?? 0) > 1
    }

    private static func isOrdered(_ parts: ArraySlice<Substring.UTF8View>) -> Bool {
        var last = Part.extendedLanguage
        for part in parts {
            guard let kind = kind(part), kind.rawValue >= last.rawValue else { return false }
            if kind == last, kind == .script || kind == .region { return false }
            last = kind
        }
        return true
    }

    private static func kind(_ part: Substring.UTF8View) -> Part? {
        let isWord = part.allSatisfy(isLetter)
        switch part.count {
        case 2 where isWord: return .region
        case 3 where isWord: return .extendedLanguage
        case 3 where part.allSatisfy(isDigit): return .region
        case 4 where isWord: return .script
        case 4 where part.first.map(isDigit) == true: return .variant
        case 5...8: return .variant
        default: return nil
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
