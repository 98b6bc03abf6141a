internal import FeedAggregator
internal import FeedModel
internal import Foundation

/// What `tributary discover` prints for people.
struct DiscoveryText {
    let discovery: Discovery
    let timeZone: TimeZone

    private static let rowLimit = 10
    private static let categoryLimit = 60
    /// Columns of a terminal that a title may take.
    private static let titleWidth = 44

    var lines: [String] {
        var lines: [String] = []
        if !discovery.feeds.isEmpty { lines += feeds + [""] }
        if let platform = discovery.platform { lines += categories(platform) + [""] }
        if let best = discovery.lists.first { lines += list(best) + [""] }
        lines.append("To read it, paste this under `sources:` of a city:")
        lines.append("")
        lines += discovery.configuration.split(separator: "\n").map { "      \($0)" }
        return lines
    }

    private var feeds: [String] {
        let rows = discovery.feeds.map { feed in
            [
                feed.url, feed.format?.rawValue ?? "–", feed.format == nil ? "–" : "\(feed.entries)",
                feed.origin.sentence, feed.title ?? "",
            ]
        }
        let problems = discovery.feeds.compactMap { feed in feed.problem.map { "\(feed.url): \($0)" } }
        return Table.lines([["FEED", "FORMAT", "ENTRIES", "FOUND", "TITLE"]] + rows) + problems
    }

    private func categories(_ platform: Gkmlpt.Site) -> [String] {
        let rows = platform.categories.prefix(Self.categoryLimit).map { ["\($0.id)", $0.name] }
        let rest = platform.categories.count - rows.count
        return ["This is Guangdong's shared disclosure platform, site \(platform.id).", ""]
            + Table.lines([["CATEGORY", "NAME"]] + rows) + (rest > 0 ? ["and \(rest) more."] : [])
    }

    private func list(_ best: ListCandidate) -> [String] {
        let feeds = discovery.feeds.isEmpty ? "No feed was found." : "No feed brings anything."
        var lines = [
            "\(feeds) The page's list was worked out, \(Int((best.confidence * 100).rounded())) % sure:"
        ]
        lines += best.reasons.map { "  - \($0)" }
        if best.confidence < ListFinder.sureness {
            lines.append("That is little: look at the rows before you use it.")
        }
        lines.append("")
        let rows = best.page.rows.prefix(Self.rowLimit).map { row in
            [row.published.map(day) ?? "–", Self.cut(row.title), row.link ?? ""]
        }
        lines += Table.lines([["DATE", "TITLE", "LINK"]] + rows)
        let rest = best.page.rows.count - rows.count
        if rest > 0 { lines.append("and \(RunSummary.count(rest, "more row")).") }
        if let next = best.page.next { lines.append("The next page is \(next)") }
        for other in discovery.lists.dropFirst() {
            lines.append(
                "Another list, \(Int((other.confidence * 100).rounded())) % sure: `\(other.rules.item)`, "
                    + RunSummary.count(other.page.rows.count, "row"))
        }
        return lines
    }

    private func day(_ date: EntryDate) -> String {
        date.instant.formatted(Date.ISO8601FormatStyle(timeZone: timeZone).year().month().day())
    }

    private static func cut(_ title: String) -> String {
        guard Table.width(title) > titleWidth else { return title }
        var kept = ""
        for character in title {
            if Table.width(kept) + Table.width(String(character)) > titleWidth - 1 { break }
            kept.append(character)
        }
        return kept + "…"
    }
}

extension Discovery.Origin {
    fileprivate var sentence: String {
        switch self {
        case .given: "it is one"
        case .declared: "declared"
        case .outline: "in an OPML list"
        case .usual: "at a usual place"
        }
    }
}
