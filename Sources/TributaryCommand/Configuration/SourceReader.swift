internal import FeedAggregator
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
    /// Named word lists for `keep` and `drop`.
    let terms: [String: [String]]

    static let keys = [
        "url", "list", "json", "gkmlpt", "category", "article", "id", "name", "interval", "timeout", "timezone",
        "headers", "encoding", "language", "keep", "drop", "maxEntries", "maxPages",
        "since", "recheck",
        "delay", "maxBytes", "robots", "allowPrivateAddresses",
    ]

    func source(_ node: Node, name: String) -> ConfiguredSource? {
        let section = Section(node, name: name, keys: Self.keys, log: log)
        let readings = ReadingReader(log: log)
        // The platform's own address is the source's.
        let url = section["url"] == nil ? section.string("gkmlpt") : section.string("url")
        guard let url else {
            section.problem(nil, "\(name) lacks `url`: write, for instance, `url: https://bureau.example/news.xml`.")
            return nil
        }
        guard isReadable(url, section) else { return nil }
        let address = section["category"].flatMap { $0.scalar?.string }.map { "\(url)#\($0)" } ?? url
        let articles = readings.articles(section)
        var source = Source(
            id: section["id"] == nil
                ? derivedID(address) : Identifier.read("id", in: section, example: "\(city)-notices"),
            city: city, url: url, name: section.string("name"), reading: readings.reading(section),
            readsArticles: articles.reads, timeZone: section.timeZone("timezone") ?? zone,
            encoding: section.string("encoding"), language: section.string("language"),
            maxEntries: section.int("maxEntries", in: 1...100_000))
        source.articleRules = articles.rules
        source.maxPages = section.int("maxPages", in: 1...1000) ?? source.maxPages
        source.since = section.day("since", in: source.timeZone)
        source.recheck = section.duration("recheck")
        return ConfiguredSource(
            source: source, plan: plan(source, section), keep: query("keep", section), drop: query("drop", section),
            line: node.mark?.line)
    }

    private func query(_ key: String, _ section: Section) -> Query? {
        guard let text = section.string(key) else { return nil }
        do throws(QueryError) {
            return try Query(text, terms: terms, timeZone: zone)
        } catch {
            section.problem(section[key], "`\(key)` in \(section.name), \(error)")
            return nil
        }
    }

    private func plan(_ source: Source, _ section: Section) -> SourcePlan {
        let isFeed = source.reading == .feed
        var plan = SourcePlan(
            id: source.id, url: absolute(source.url), purpose: isFeed ? .feed : .list, fingerprint: fingerprint(source))
        if let interval = section.duration("interval") ?? interval {
            plan = SourcePlan(
                id: plan.id, url: plan.url, purpose: plan.purpose, interval: interval, fingerprint: plan.fingerprint)
        }
        plan.timeout = section.duration("timeout")
        plan.delay = section.duration("delay")
        plan.maxBytes = section.bytes("maxBytes")
        plan.robots = section.bool("robots")
        plan.allowPrivateAddresses = section.bool("allowPrivateAddresses")
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

    private func isReadable(_ url: String, _ section: Section) -> Bool {
        if ["http://", "https://", "file:"].contains(where: url.hasPrefix) { return true }
        section.problem(
            section["url"] ?? section["gkmlpt"],
            "`url` in \(section.name) must start with https://, http:// or file:, not `\(url)`.")
        return false
    }

    /// Short, stable, the same on any machine.
    private func derivedID(_ url: String) -> String { city + "-" + hash(url).suffix(8) }

    /// FNV-1a, 64 bits, as hexadecimal digits.
    private func hash(_ text: String) -> String {
        String(text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }, radix: 16)
    }
}
