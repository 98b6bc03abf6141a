internal import FeedAggregator
internal import FeedFetcher
internal import FeedModel
internal import struct Foundation.TimeZone
internal import Yams

/// Reads one source of a city: its address and how it is to be read.
struct SourceReader {
    let log: ProblemLog
    let city: City.ID
    let zone: TimeZone
    /// How it is asked.
    let plans: PlanReader
    /// Named word lists for `keep` and `drop`.
    let terms: [String: [String]]

    static let keys =
        [
            "url", "list", "json", "gkmlpt", "category", "article", "id", "name", "timezone", "encoding", "language",
            "keep",
            "drop", "maxEntries", "maxPages", "since", "recheck",
        ] + PlanReader.keys

    func source(_ node: Node, name: String) -> ConfiguredSource? {
        let section = Section(node, name: name, keys: Self.keys, log: log)
        let readings = ReadingReader(log: log)
        // The platform's own address is the source's.
        let url = section["url"] == nil ? section.string("gkmlpt") : section.string("url")
        if section["url"] != nil, section["gkmlpt"] != nil {
            section.problem(section["gkmlpt"], "\(section.name) has `url` and `gkmlpt`: keep one of them.")
        }
        if section["category"] != nil, section["gkmlpt"] == nil {
            section.problem(
                section["category"], "`category` in \(section.name) goes with `gkmlpt`, and here there is none.")
        }
        guard let url else {
            section.problem(nil, "\(name) lacks `url`: write, for instance, `url: https://bureau.example/news.xml`.")
            return nil
        }
        guard isReadable(url, section) else { return nil }
        let named = section["category"].flatMap { $0.scalar?.string }.map { "\(url)#\($0)" } ?? url
        let articles = readings.articles(section)
        var source = Source(
            id: section["id"] == nil
                ? derivedID(named) : Identifier.read("id", in: section, example: "\(city)-notices"),
            city: city, url: Self.published(url), name: section.string("name"), reading: readings.reading(section),
            readsArticles: articles.reads, timeZone: section.timeZone("timezone") ?? zone,
            encoding: encoding(section), language: section.language("language"),
            maxEntries: section.int("maxEntries", in: 1...100_000))
        source.articleRules = articles.rules
        source.maxPages = section.int("maxPages", in: 1...1000) ?? source.maxPages
        source.since = section.day("since", in: source.timeZone)
        source.recheck = section.duration("recheck")
        return ConfiguredSource(
            source: source, plan: plans.plan(source, section, reading: fingerprint(source, section)),
            keep: query("keep", section), drop: query("drop", section),
            line: node.mark?.line)
    }

    /// Addresses are published, and not every reader knows a host such as `江门.政务` for what it is called on the way (RFC 3987 §3.1).
    private static func published(_ url: String) -> String {
        url.hasPrefix("http") && !url.utf8.allSatisfy { $0 < 0x80 } ? URLReference.percentEncoded(url) : url
    }

    private func encoding(_ section: Section) -> String? {
        guard let label = section.string("encoding"), !Decoder.knows(label) else { return section.string("encoding") }
        section.problem(
            section["encoding"],
            "`encoding` in \(section.name) must be the name of one, such as `gb18030`, `gbk`, `big5` or `utf-8`, not `\(label)`."
        )
        return nil
    }

    private func query(_ key: String, _ section: Section) -> Query? {
        guard let text = section.string(key) else { return nil }
        do throws(QueryError) {
            let query = try Query(text, terms: terms, timeZone: zone)
            let asksForTopics = query.properties.contains { if case .topic = $0 { true } else { false } }
            guard asksForTopics else { return query }
            section.problem(
                section[key],
                "`\(key)` in \(section.name) asks for a topic, which is known only once an entry is kept: write the topic's words or `$lists`."
            )
            return nil
        } catch {
            section.problem(section[key], "`\(key)` in \(section.name), \(error)")
            return nil
        }
    }

    /// When this changes, the source is read anew in the new way, whatever its validators say.
    private func fingerprint(_ source: Source, _ section: Section) -> String {
        // Most sources are feeds, and describing a value by reflection is slow.
        let reading = source.reading == .feed ? "feed" : "\(source.reading)"
        let articles = source.readsArticles ? "\(source.articleRules)" : ""
        return [
            source.url, reading, articles, source.encoding, source.language, source.timeZone.identifier,
            source.maxEntries.map(String.init), String(source.maxPages), spelledOut("keep", section),
            spelledOut("drop", section),
        ].map { $0 ?? "" }.joined(separator: "\n")
    }

    /// A query with the lists it names: it asks for something else once one of them changes.
    private func spelledOut(_ key: String, _ section: Section) -> String? {
        guard let text = section[key]?.scalar?.string else { return nil }
        let named = Query.lists(in: text)
        let lists = terms.filter { named.contains($0.key) }.sorted { $0.key < $1.key }
        return lists.reduce(text) { "\($0)\n\($1.key): \($1.value)" }
    }

    private func isReadable(_ url: String, _ section: Section) -> Bool {
        if holdsPassword(url) {
            section.problem(
                section["url"] ?? section["gkmlpt"],
                "`url` in \(section.name) holds credentials, and addresses are published: take them out and write "
                    + "`credentials: {user: reader, password: {environment: BUREAU_PASSWORD}}`.")
            return false
        }
        if url.hasPrefix("file:") { return true }
        if url.isWebAddress {
            if FetchRequest.isAskable(url) { return true }
            section.problem(
                section["url"] ?? section["gkmlpt"],
                "`url` in \(section.name) is no address a program can ask: look at its host and port, not `\(url)`.")
            return false
        }
        section.problem(
            section["url"] ?? section["gkmlpt"],
            "`url` in \(section.name) must start with https://, http:// or file:, not `\(url)`.")
        return false
    }

    /// `https://user:password@host/`.
    private func holdsPassword(_ url: String) -> Bool {
        let parts = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        return url.hasPrefix("http") && parts.count > 2 && parts[2].contains("@")
    }

    /// Short, stable, the same on any machine.
    private func derivedID(_ url: String) -> String { city + "-" + StableDigest.of(url).suffix(8) }
}
