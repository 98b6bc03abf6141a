internal import FeedAggregator
internal import FeedModel
internal import Foundation

/// What holds for any input.
enum Promises {
    /// Puts an input through everything that reads untrusted bytes. A crash or a hang ends the process; what else is wrong is returned.
    static func broken(by input: [UInt8]) -> String? {
        let decoded = Decoder.decode(input, contentType: nil, override: nil)
        if String(validating: decoded.utf8, as: UTF8.self) == nil { return "decoded text is not UTF-8" }
        for encoding in ["gb18030", "utf-16", "windows-1252"] {
            let other = Decoder.decode(input, contentType: nil, override: encoding)
            if String(validating: other.utf8, as: UTF8.self) == nil {
                return "text decoded as \(encoding) is not UTF-8"
            }
        }
        let text = String(decoding: decoded.utf8, as: UTF8.self)
        for policy in [SanitizingPolicy.wide, .strict] {
            let sanitizer = Sanitizer(policy: policy)
            let clean = sanitizer.clean(text, base: "http://a.example/b/")
            if sanitizer.clean(clean, base: "http://a.example/b/") != clean {
                return "cleaning twice changes something"
            }
        }
        // The wide policy keeps comments, in which a browser runs nothing; the strict one keeps none.
        let published = Sanitizer(policy: .strict).clean(text, base: nil)
        if published.lowercased().contains("<script") { return "a script came through" }
        let dates = DateReader(timeZone: .gmt)
        for line in text.split(whereSeparator: \.isNewline).prefix(8) { _ = dates.read(line.prefix(200)) }
        for base in [nil, "http://a.example/b/c?d#e"] {
            let parsed = FeedParser(.init(base: base)).parse(input)
            if let entry = parsed.entries.first(where: { !isValid($0.item) }) {
                return "a text is not UTF-8: \(entry.item.id ?? "")"
            }
        }
        _ = FeedParser().describe(input)
        return nil
    }

    private static func isValid(_ item: Item) -> Bool {
        let texts = [item.id, item.link, item.title?.value, item.summary?.value] + item.contents.map { $0.value }
        return texts.allSatisfy { text in text.map { String(validating: Array($0.utf8), as: UTF8.self) != nil } ?? true
        }
    }
}
