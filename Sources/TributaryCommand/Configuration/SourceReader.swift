internal import FeedFetcher
internal import FeedModel
internal import Foundation
internal import Yams

/// Reads one source of a city: its address and how it is to be read.
struct SourceReader {
    let folder: String
    let log: ProblemLog
    let city: City.ID
    let zone: TimeZone
    /// Of sources that give none of their own.
    let interval: Duration?

    static let keys = [
        "url", "list", "json", "gkmlpt", "category", "article", "id", "name", "interval", "timeout", "timezone",
        "headers", "encoding", "language", "keep", "drop", "maxEntries", "maxPages", "since", "recheck",
    ]

    func source(_ node: Node, name: String) -> ConfiguredSource? {
        let section = Section(node, name: name, keys: Self.keys, log: log)
        guard let url = section.required("url", example: "https://bureau.example/news.xml"), isReadable(url, section)
        else {
            return nil
        }
        let id = section["id"] == nil ? derivedID(url) : Identifier.read("id", in: section, example: "\(city)-notices")
        let reading = section["list"].map { Source.Reading.list(list($0, name: "\(name).list")) } ?? .feed
        let source = Source(
            id: id, city: city, url: url, name: section.string("name"), reading: reading,
            readsArticles: section.bool("article") ?? false, timeZone: section.timeZone("timezone") ?? zone,
            encoding: section.string("encoding"), language: section.string("language"),
            maxEntries: section.int("maxEntries", in: 1...100_000))
        return ConfiguredSource(source: source, plan: plan(source, section), line: node.mark?.line)
    }

    private func plan(_ source: Source, _ section: Section) -> SourcePlan {
        let isList = if case .list = source.reading { true } else { false }
        var plan = SourcePlan(
            id: source.id, url: absolute(source.url), purpose: isList ? .list : .feed, fingerprint: fingerprint(source))
        if let interval = section.duration("interval") ?? interval {
            plan = SourcePlan(
                id: plan.id, url: plan.url, purpose: plan.purpose, interval: interval, fingerprint: plan.fingerprint)
        }
        plan.timeout = section.duration("timeout")
        plan.headers = headers(section)
        return plan
    }

    /// `headers: {X-Key: {environment: BUREAU_KEY}}`, or a plain text.
    private func headers(_ section: Section) -> [RequestHeader] {
        guard let node = section["headers"] else { return [] }
        guard let mapping = node.mapping else {
            section.problem(node, "`headers` in \(section.name) must be a mapping of names to values.")
            return []
        }
        return mapping.compactMap { key, value in
            guard let name = key.scalar?.string else { return nil }
            if let text = value.scalar?.string { return RequestHeader(name, .literal(Secret(text))) }
            let place = Section(
                value, name: "\(section.name).headers.\(name)", keys: ["environment", "file"], log: log)
            if let variable = place.string("environment") { return RequestHeader(name, .environment(variable)) }
            return place.string("file").map { RequestHeader(name, .file($0.hasPrefix("/") ? $0 : folder + "/" + $0)) }
        }
    }

    /// `file:samples/list.html` is a file beside the configuration.
    private func absolute(_ url: String) -> String {
        guard url.hasPrefix("file:"), !url.hasPrefix("file:/") else { return url }
        return URL(fileURLWithPath: folder + "/" + url.dropFirst("file:".count)).standardized.absoluteString
    }

    /// When this changes, the source is read anew in the new way, whatever its validators say.
    private func fingerprint(_ source: Source) -> String {
        hash(
            "\(source.url)\n\(source.reading)\n\(source.readsArticles)\n\(source.encoding ?? "")\n\(source.timeZone.identifier)"
        )
    }

    private func list(_ node: Node, name: String) -> ListRules {
        let keys = ["item", "title", "link", "date", "summary", "next", "minimum"]
        let section = Section(node, name: name, keys: keys, log: log)
        let item = section.required("item", example: "\"ul.list > li\"") ?? ""
        return ListRules(
            item: item, title: section.string("title") ?? "a", link: section.string("link") ?? "a@href",
            date: section.string("date"), summary: section.string("summary"), next: section.string("next"),
            minimum: section.int("minimum", in: 0...10_000) ?? 1)
    }

    private func isReadable(_ url: String, _ section: Section) -> Bool {
        if ["http://", "https://", "file:"].contains(where: url.hasPrefix) { return true }
        section.problem(
            section["url"], "`url` in \(section.name) must start with https://, http:// or file:, not `\(url)`.")
        return false
    }

    /// Short, stable, the same on any machine.
    private func derivedID(_ url: String) -> String { city + "-" + hash(url).suffix(8) }

    /// FNV-1a, 64 bits, as hexadecimal digits.
    private func hash(_ text: String) -> String {
        String(text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }, radix: 16)
    }
}
