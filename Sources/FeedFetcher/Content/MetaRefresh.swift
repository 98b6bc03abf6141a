/// Where an HTML page sends its visitors on (`<meta http-equiv="refresh" content="0; url=…">`), as portals do whose front page moved.
enum MetaRefresh {
    /// Pages that wait longer before they go on are there to be read.
    private static let longestWait = 10
    /// Such a tag stands in the head; a page that has come this far without is a page.
    private static let bytesSearched = 16 << 10

    /// Roots of documents that are no pages; what stands in them are the words of others.
    private static let feeds: Set<String> = ["rss", "feed", "rdf:rdf", "opml", "urlset"]

    /// - Returns: the address as written; `nil` where the page stays.
    static func target(in bytes: [UInt8]) -> String? {
        var rest = bytes.prefix(bytesSearched)[...]
        if let first = rest.first(where: { !isSpace($0) }), first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            return nil
        }
        var isRootKnown = false
        var isWithoutScripts = false
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[(start + 1)...]
            if rest.starts(with: Array("!--".utf8)) {
                guard let end = endOfComment(rest) else { return nil }
                rest = rest[end...]
                continue
            }
            if !isRootKnown, let first = rest.first, first != UInt8(ascii: "?"), first != UInt8(ascii: "!") {
                isRootKnown = true
                if feeds.contains(lowercased(rest.prefix { !isSpace($0) && $0 != UInt8(ascii: ">") })) { return nil }
            }
            if let name = mute.first(where: { starts(rest, with: $0) }) {
                guard let tagEnd = rest.firstIndex(of: UInt8(ascii: ">")) else { return nil }
                if rest[tagEnd - 1] == UInt8(ascii: "/") { continue }
                guard let end = endOf(name, in: rest) else { return nil }
                rest = rest[end...]
                continue
            }
            if starts(rest, with: "noscript") { isWithoutScripts = true }
            if starts(rest, with: "/noscript") { isWithoutScripts = false }
            guard starts(rest, with: "meta"), let end = rest.firstIndex(of: UInt8(ascii: ">")) else {
                continue
            }
            let attributes = attributes(of: rest[(start + 5)..<max(end, start + 5)])
            rest = rest[end...]
            guard attributes["http-equiv"]?.lowercased() == "refresh", let content = attributes["content"] else {
                continue
            }
            // Many a page that is all there tells those who run no scripts that it wants them.
            return isWithoutScripts && saysMuch(bytes) ? nil : address(in: content)
        }
        return nil
    }

    /// Whether a page has a text or a list of its own, beside what only some visitors are told.
    private static func saysMuch(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        var (letters, links) = (0, 0)
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            letters += rest[..<start].count { !isSpace($0) }
            rest = rest[(start + 1)...]
            if let name = rest.first, name | 0x20 == UInt8(ascii: "a"), rest.dropFirst().first.map(isSpace) == true {
                links += 1
            }
            if letters > fewLetters || links > fewLinks { return true }
            if rest.starts(with: Array("!--".utf8)) {
                guard let end = endOfComment(rest) else { return false }
                rest = rest[end...]
            } else if let name = unread.first(where: { starts(rest, with: $0) }) {
                // What is never closed goes on to the end.
                guard let end = endOf(name, in: rest) else { return false }
                rest = rest[end...]
            }
            guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
            rest = rest[(end + 1)...]
        }
        return letters + rest.count { !isSpace($0) } > fewLetters
    }

    private static let unread: [StaticString] = ["script", "style", "noscript", "title"]
    /// In bytes: a line that says where it goes on, and what a site writes below every page of its own.
    private static let fewLetters = 600
    private static let fewLinks = 6

    /// `0; url='…'`, with or without quotes, spaces and the name (HTML Standard, "shared declarative refresh steps").
    private static func address(in content: String) -> String? {
        let parts = content.split(maxSplits: 1) { $0 == ";" || $0 == "," }
        guard parts.count == 2, let seconds = Int(parts[0].trimmed.prefix { $0.isASCII && $0.isNumber }),
            seconds <= longestWait
        else { return nil }
        var text = parts[1].trimmed
        if text.lowercased().hasPrefix("url") {
            let afterName = String(text.dropFirst(3)).trimmed
            if afterName.hasPrefix("=") { text = String(afterName.dropFirst()).trimmed }
        }
        if let quote = text.first, quote == "'" || quote == "\"" {
            text = String(text.dropFirst().prefix { $0 != quote })
        }
        return text.isEmpty ? nil : text.replacing("&amp;", with: "&")
    }

    /// The attributes of a tag by their names in lower case.
    private static func attributes(of tag: ArraySlice<UInt8>) -> [String: String] {
        var found: [String: String] = [:]
        var rest = tag
        while true {
            rest = rest.drop { isSpace($0) || $0 == UInt8(ascii: "/") }
            let name = rest.prefix { !isSpace($0) && $0 != UInt8(ascii: "=") }
            guard !name.isEmpty else { return found }
            rest = rest.dropFirst(name.count).drop(while: isSpace)
            var value = ArraySlice<UInt8>()
            if rest.first == UInt8(ascii: "=") {
                rest = rest.dropFirst().drop(while: isSpace)
                if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                    value = rest.dropFirst().prefix { $0 != quote }
                    rest = rest.dropFirst(value.count + 1).dropFirst()
                } else {
                    value = rest.prefix { !isSpace($0) }
                    rest = rest.dropFirst(value.count)
                }
            }
            found[lowercased(name)] = String(decoding: value, as: UTF8.self)
        }
    }

    private static func endOfComment(_ bytes: ArraySlice<UInt8>) -> Int? {
        var index = bytes.startIndex + 3
        while index + 2 < bytes.endIndex {
            if bytes[index] == UInt8(ascii: "-"), bytes[index + 1] == UInt8(ascii: "-"),
                bytes[index + 2] == UInt8(ascii: ">")
            {
                return index + 3
            }
            index += 1
        }
        return nil
    }

    /// What a program writes sends nobody on.
    private static let mute: [StaticString] = ["script"]

    /// Where the end tag of an element begins.
    private static func endOf(_ name: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
        var rest = bytes
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[(start + 1)...]
            if rest.first == UInt8(ascii: "/"), starts(rest.dropFirst(), with: name) { return start }
        }
        return nil
    }

    /// Whether a tag's name begins so; byte by byte, because every document of every source passes here.
    private static func starts(_ bytes: ArraySlice<UInt8>, with name: StaticString) -> Bool {
        let name = name.description.utf8
        return bytes.count > name.count && zip(bytes, name).allSatisfy { $0 | 0x20 == $1 }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func lowercased(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self).lowercased()
    }
}
