internal import FeedAggregator
internal import FeedModel
internal import Foundation

/// What holds for any input.
package enum Promises {
    /// Puts an input through everything that reads untrusted bytes. A crash or a hang ends the process; what else is wrong is returned.
    package static func broken(by input: [UInt8]) -> String? {
        let decoded = Decoder.decode(input)
        let text = String(decoding: decoded.utf8, as: UTF8.self)
        return decoding(input) ?? sanitizing(text) ?? plainText(text) ?? addresses(text) ?? dates(text)
            ?? parsing(input) ?? PagePromises.broken(by: input)
    }

    private static let base = "http://a.example/b/"
    /// The date of an attempt does not depend on when it is made.
    static let reference = Date(timeIntervalSince1970: 1_724_639_400)
    static let shanghai = TimeZone(identifier: "Asia/Shanghai") ?? .gmt

    // MARK: - Decoding

    private static func decoding(_ input: [UInt8]) -> String? {
        // One after the other, so that many inputs can be tried.
        let encodings = ["gb2312", "gb18030", "big5", "utf-16", "utf-32le", "windows-1252", "utf-7", "shift_jis"]
        for encoding in [nil, encodings[input.reduce(0) { $0 &+ Int($1) } % encodings.count]] {
            for decoded in [
                Decoder.decode(input, override: encoding), Decoder.decodePage(input, override: encoding),
                Decoder.decode(input, contentType: encoding.map { "text/xml; charset=\($0)" }),
            ] {
                guard let text = String(validating: decoded.utf8, as: UTF8.self) else {
                    return "decoded text is not UTF-8"
                }
                if text.unicodeScalars.contains(where: isForbidden) {
                    return "decoded text has characters that XML forbids"
                }
            }
        }
        _ = TextRepair.repaired(String(decoding: input, as: UTF8.self))
        return nil
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 && ![9, 10, 13].contains(scalar.value) || scalar.value == 0xFFFE || scalar.value == 0xFFFF
    }

    // MARK: - Sanitizing

    private static func sanitizing(_ text: String) -> String? {
        for (name, policy) in [("wide", SanitizingPolicy.wide), ("strict", .strict)] {
            let sanitizer = Sanitizer(policy: policy)
            for base in [base, nil] {
                for isXHTML in [false, true] {
                    let clean = sanitizer.clean(text, base: base, isXHTML: isXHTML)
                    if let fault = SafeMarkup.fault(in: clean, isPublished: name == "strict") {
                        return "\(name): \(fault)"
                    }
                    // What was cleaned reads the same in HTML and in XHTML.
                    if sanitizer.clean(clean, base: base) != clean
                        || sanitizer.clean(clean, base: base, isXHTML: true) != clean
                    {
                        return "\(name): cleaning twice changes something"
                    }
                }
            }
            _ = sanitizer.clean(text, base: String(text.prefix(60)))
        }
        return nil
    }

    // MARK: - Text, addresses and dates

    private static func plainText(_ text: String) -> String? {
        let plain = PlainText.of(html: text)
        if plain.contains("\n") { return "plain text has a line break" }
        if PlainText.collapsed(plain) != plain { return "white space of plain text can be collapsed again" }
        for limit in [0, 1, 2, 80] where PlainText.truncated(plain, to: limit).count > limit {
            return "a text cut to \(limit) characters has more"
        }
        return nil
    }

    private static func addresses(_ text: String) -> String? {
        for line in text.split(whereSeparator: \.isNewline).prefix(8) {
            let line = String(line.prefix(200))
            let encoded = URLReference.percentEncoded(line)
            if !encoded.utf8.allSatisfy({ $0 < 0x7F && $0 > 0x20 }) { return "an encoded address is not ASCII" }
            if URLReference.percentEncoded(encoded) != encoded { return "encoding an address twice changes it" }
            let resolved = URLReference.resolve(line, against: base)
            if URLReference.resolve(resolved, against: base) != resolved {
                return "resolving an address twice changes it"
            }
            _ = URLReference.resolve(String(line.suffix(40)), against: line)
            _ = URLReference.resolveSafely(line, against: nil)
            _ = URLReference.host(of: line)
        }
        return nil
    }

    private static func dates(_ text: String) -> String? {
        let readers = [DateReader(timeZone: .gmt), DateReader(timeZone: shanghai, reference: reference)]
        for line in text.split(whereSeparator: \.isNewline).prefix(8) {
            for reader in readers {
                let read = reader.read(line.prefix(200))
                if read.date == nil, read.hasTime { return "a date that is none has a time" }
                if let date = read.date, abs(date.timeIntervalSince1970) > 400_000_000_000 {
                    return "a date lies beyond the year 9999"
                }
            }
        }
        return nil
    }

    // MARK: - Parsing

    private static func parsing(_ input: [UInt8]) -> String? {
        for options in [
            FeedParser.Options(), .init(base: "http://a.example/b/c?d#e", timeZone: shanghai, sanitizing: .strict),
            .init(base: "x/y", contentType: "text/xml", reference: reference, sanitizing: .none),
        ] {
            let parsed = FeedParser(options).parse(input)
            if parsed.entries.contains(where: { !isValid($0.item) }) { return "a text of an entry is not UTF-8" }
            let entries = EntryCleaner(timeZone: shanghai, language: nil, feedURL: base).clean(parsed)
            for html in entries.lazy.flatMap({ [$0.summary, $0.content] }).compactMap(\.self) {
                if let fault = SafeMarkup.fault(in: html, isPublished: true) { return "an entry: \(fault)" }
            }
        }
        _ = FeedParser().describe(input)
        return nil
    }

    private static func isValid(_ item: Item) -> Bool {
        let texts = [item.id, item.link, item.title?.value, item.summary?.value] + item.contents.map { $0.value }
        return texts.allSatisfy { text in
            text.map { String(validating: Array($0.utf8), as: UTF8.self) != nil } ?? true
        }
    }
}
