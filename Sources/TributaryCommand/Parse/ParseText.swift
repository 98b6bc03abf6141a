internal import FeedAggregator
package import FeedModel
package import Foundation

/// What `tributary parse --format text` prints: what a person wants to see of a feed.
package enum ParseText {
    /// Texts longer than this are cut; the JSON has them whole.
    private static let excerptLength = 200

    /// - Parameters:
    ///   - kind: what a document without a format is.
    ///   - timeZone: in which dates are shown.
    package static func describe(
        _ parsed: ParsedFeed, as kind: String = "not a feed", timeZone: TimeZone = .gmt
    ) -> String {
        var lines: [String] = []
        let feed = parsed.feed
        lines.append(plain(feed.title) ?? "(no title)")
        lines.append("")
        add("Format", parsed.format?.rawValue ?? kind, to: &lines)
        add("Encoding", parsed.diagnostics.encoding, to: &lines)
        add("Page", feed.link, to: &lines)
        add("About", plain(feed.subtitle), to: &lines)
        add("Language", feed.language, to: &lines)
        add("Updated", moment(feed.updated ?? feed.published, timeZone), to: &lines)
        add("Authors", feed.authors.compactMap(signature).joined(separator: ", "), to: &lines)
        add("Generator", feed.generator?.name ?? feed.generator?.url, to: &lines)
        add("Entries", String(parsed.entries.count), to: &lines)
        for problem in parsed.diagnostics.problems {
            add("Problem", "\(problem.code.rawValue): \(problem.message)", to: &lines)
        }
        for (index, entry) in parsed.entries.enumerated() {
            lines.append("")
            lines.append("\(index + 1). \(plain(entry.title) ?? "(no title)")")
            add("   Link", entry.link, to: &lines)
            add("   Id", entry.id == entry.link ? nil : entry.id, to: &lines)
            add("   Published", moment(entry.published, timeZone), to: &lines)
            add("   Updated", moment(entry.updated, timeZone), to: &lines)
            add("   Authors", entry.authors.compactMap(signature).joined(separator: ", "), to: &lines)
            add("   Tags", entry.categories.compactMap { $0.label ?? $0.term }.joined(separator: ", "), to: &lines)
            for link in entry.links where link.rel == "enclosure" { add("   Attached", link.href, to: &lines) }
            add("   Text", plain(entry.contents.first ?? entry.summary), to: &lines)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func add(_ label: String, _ value: String?, to lines: inout [String]) {
        guard let value, !value.isEmpty else { return }
        let width = 14
        lines.append("\(label)\(String(repeating: " ", count: max(1, width - label.count)))\(value)")
    }

    private static func signature(_ person: Person) -> String? { person.name ?? person.email }

    private static func moment(_ date: FeedDate?, _ timeZone: TimeZone) -> String? {
        guard let date else { return nil }
        guard let moment = date.date else { return "\(date.text) (unreadable)" }
        var style = Date.ISO8601FormatStyle(timeZone: timeZone).year().month().day().dateSeparator(.dash)
        if date.hasTime {
            style = style.time(includingFractionalSeconds: false).timeSeparator(.colon).timeZone(separator: .colon)
        }
        return style.format(moment)
    }

    /// Without markup, on one line, cut to a readable length.
    private static func plain(_ text: Text?) -> String? {
        guard let text else { return nil }
        var value = text.value
        if text.type != "text/plain" { value = PlainText.of(html: value) }
        let words = value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !words.isEmpty else { return nil }
        return words.count > excerptLength ? words.prefix(excerptLength) + "…" : words
    }
}
