internal import FeedAggregator
internal import FeedFetcher
internal import FeedModel
internal import Foundation
internal import Yams

/// Reads the YAML of a configuration. Nothing is guessed: an unknown key, a value of the wrong kind or a missing one is refused with its line.
struct ConfigurationReader {
    private let file: String
    private let folder: String
    private let log: ProblemLog
    /// To be raised when a file that was in order comes to be refused, so that a run looks at it anew.
    private static let edition = 2

    /// - Parameters:
    ///   - path: As given on the command line; messages name it so.
    ///   - tryingQueries: whether the topics' queries are tried as well, which takes as long as all the rest.
    /// - Throws: ``ConfigurationError`` with every problem found.
    static func read(path: String, tryingQueries: Bool = true) throws(ConfigurationError) -> Configuration {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ConfigurationError([
                .init(
                    file: path, line: nil,
                    message: "cannot read it. `tributary init` writes a commented one to start from.")
            ])
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw ConfigurationError([.init(file: path, line: nil, message: "is not UTF-8 text: save it as UTF-8.")])
        }
        return try read(text, path: path, tryingQueries: tryingQueries)
    }

    static func read(
        _ text: String, path: String, tryingQueries: Bool = true
    ) throws(ConfigurationError) -> Configuration {
        let reader = ConfigurationReader(path: path)
        let root: Node
        do {
            // Everything is read as text and judged by us: guessing at kinds costs a regular expression a word.
            root = try compose(yaml: text, .basic) ?? Node("")
        } catch {
            throw ConfigurationError([reader.problem(of: error)])
        }
        let digest = StableDigest.of("\(Tributary.version)\n\(edition) \(Classifier.edition)\n\(text)")
        let configuration = reader.configuration(root, digest: digest, tryingQueries: tryingQueries)
        guard reader.log.problems.isEmpty else { throw ConfigurationError(reader.log.problems) }
        return configuration
    }

    private init(path: String) {
        let absolute = path.path(in: FileManager.default.currentDirectoryPath)
        (self.file, self.log) = ((absolute as NSString).standardizingPath, ProblemLog(file: path))
        self.folder = (file as NSString).deletingLastPathComponent
    }

    private func configuration(_ root: Node, digest: String, tryingQueries: Bool) -> Configuration {
        let keys = ["site", "store", "history", "output", "timezone", "fetch", "terms", "mask", "cities", "topics"]
        let section = Section(root, name: "the configuration", keys: keys, log: log)
        let zone = section.timeZone("timezone") ?? .gmt
        var (site, publishing) = site(section, zone: zone)
        var sources: [ConfiguredSource] = []
        if section["cities"] == nil {
            section.problem(nil, "there is no `cities:`: list at least one city with its sources.")
        }
        let proxies = ProxyReader(log: log, folder: folder, environment: ProcessInfo.processInfo.environment)
        var (fetch, defaults) = FetchSettingsReader(log: log, proxies: proxies).settings(section["fetch"])
        // Whoever is asked can find out by whom.
        fetch.userAgent.contact = fetch.userAgent.contact ?? site.url
        let topicReader = TopicReader(log: log)
        let terms = topicReader.terms(section)
        let cityReader = CityReader(
            log: log, zone: zone, plans: PlanReader(folder: folder, log: log, defaults: defaults), terms: terms)
        for (index, node) in section.elements("cities").enumerated() {
            let (city, configured) = cityReader.city(node, name: "cities[\(index + 1)]")
            site.cities.append(city)
            sources += configured
        }
        refuseRepeats(site.cities.map(\.id), of: "city id", at: section.elements("cities").map { $0.mark?.line })
        refuseRepeats(sources.map(\.source.id), of: "source id", at: sources.map(\.line))
        let topics = section.elements("topics").enumerated().map { index, node in
            topicReader.topic(node, name: "topics[\(index + 1)]")
        }
        refuseRepeats(topics.map(\.definition.id), of: "topic id", at: section.elements("topics").map { $0.mark?.line })
        site.topics = topics.map(\.topic)
        let configuration = Configuration(
            file: file, digest: digest, site: site, store: place("store", or: "var/tributary.sqlite", in: section),
            output: place("output", or: "public", in: section), publishing: publishing,
            retention: RetentionReader(log: log).retention(section["history"], publishing), fetch: fetch,
            sources: sources,
            topics: topics.map(\.definition),
            exampleLines: Dictionary(
                topics.map { ($0.definition.id, TopicReader.exampleLines(of: $0)) },
                uniquingKeysWith: { first, _ in first }),
            terms: terms, mask: section.strings("mask"))
        if configuration.store.hasPrefix(configuration.output + "/") {
            section.problem(
                section["store"] ?? section["output"],
                "`store` lies in the output folder and would be served with it: put it elsewhere, as in `store: var/tributary.sqlite`."
            )
        }
        if tryingQueries, log.problems.isEmpty {
            refuseSlips(in: configuration, topics, section)
            topicReader.tryQueries(of: configuration, topics: topics, in: section)
        }
        return configuration
    }

    private func site(_ section: Section, zone: TimeZone) -> (Site, PublishingSettings) {
        guard let node = section["site"] else {
            section.problem(
                nil, "there is no `site:`: give its `title` and the `url` where the output folder will be served.")
            return (Site(title: LocalizedText(""), url: "", timeZone: zone), PublishingSettings())
        }
        let site = Section(
            node, name: "site", keys: ["title", "url", "language", "hubs", "templates", "gzip", "window"], log: log)
        let language = site.language("language") ?? "en"
        let title = site["title"].map { LocalizedTextReader(log: log).text($0, name: "site.title") }
        if title == nil { site.problem(nil, "site lacks `title`: write, for instance, `title: Delta IP Watch`.") }
        var url = site.required("url", example: "https://ip.example.org/") ?? ""
        if !url.isEmpty, !url.isWebAddress {
            site.problem(
                site["url"], "`url` in site must start with https:// or http://, as readers will see it, not `\(url)`.")
        }
        if url.contains(where: { "?#".contains($0) }) {
            site.problem(
                site["url"], "`url` in site must be the address of a folder, without `?` and `#`, not `\(url)`.")
        }
        if !url.unicodeScalars.allSatisfy({ $0.isASCII && $0.value > 0x20 })
            || !url.isEmpty && URL(string: url)?.host() == nil
        {
            site.problem(
                site["url"],
                "`url` in site must be written as it travels, such as `https://xn--fiqs8s.example/ip/` or `/%E4%B8%AD/`, not `\(url)`."
            )
        }
        if !url.hasSuffix("/") { url += "/" }
        return (
            Site(
                title: title ?? LocalizedText(""), url: url, language: language, hubs: hubs(site), timeZone: zone),
            PublishingReader(folder: folder, log: log).settings(site)
        )
    }

    private func hubs(_ site: Section) -> [String] {
        let hubs = site.strings("hubs")
        for hub in hubs where !hub.isWebAddress {
            site.problem(
                site["hubs"], "`hubs` in site: a hub is an address that starts with https:// or http://, not `\(hub)`.")
        }
        return hubs
    }

    /// A city that is all but one of the configuration's is a slip, and its query would find nothing, without a word. Others may be of the
    /// history.
    private func refuseSlips(in configuration: Configuration, _ topics: [TopicReader.ReadTopic], _ root: Section) {
        let cities = configuration.site.cities.map(\.id)
        func judge(_ query: String?, _ node: Node?, _ place: String) {
            for city in query.map(Query.cities) ?? []
            where !cities.contains(where: { $0.lowercased() == city.lowercased() }) {
                guard let meant = NearestName.of(city, among: cities) else { continue }
                root.problem(node, "\(place) asks for the city `\(city)`, and there is none: did you mean `\(meant)`?")
            }
        }
        for topic in topics {
            judge(topic.definition.match, topic.node["match"], "`match` of topic \(topic.definition.id)")
        }
        for source in root.elements("cities").flatMap({ $0["sources"]?.sequence.map(Array.init) ?? [] }) {
            for key in ["keep", "drop"] { judge(source[key]?.scalar?.string, source[key], "`\(key)`") }
        }
    }

    private func refuseRepeats(_ ids: [String], of kind: String, at lines: [Int?]) {
        var seen: Set<String> = []
        for (id, line) in zip(ids, lines) where !id.isEmpty && !seen.insert(id).inserted {
            log.add(line: line, "the \(kind) `\(id)` stands here a second time: give each its own `id`.")
        }
    }

    /// The place of a file or folder. A shell's shorthands are none: a folder called `~` would be made.
    private func place(_ key: String, or usual: String, in section: Section) -> String {
        let path = section.string(key) ?? usual
        if path.hasPrefix("~") || path.contains("$") {
            section.problem(
                section[key],
                "`\(key)` is \(path), and neither `~` nor `$` is read here as a shell does: write the whole path, as in `/srv/tributary/\(usual)`."
            )
        }
        return (path.path(in: folder) as NSString).standardizingPath
    }

    private func problem(of error: any Error) -> ConfigurationError.Problem {
        let path = log.file
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return .init(
                file: path, line: mark.line,
                message:
                    "is not YAML here (\(problem)): check indentation; put texts that hold `: ` or ` #` or begin with `\"`, and regular expressions, in '…'."
            )
        case .duplicatedKeysInMapping(let duplicates, let context):
            let names = duplicates.map { "`\($0)`" }.joined(separator: ", ")
            return .init(
                file: path, line: context.mark.line, message: "the key \(names) stands here twice: join the two.")
        default:
            return .init(file: path, line: nil, message: "is not YAML: \(error)")
        }
    }
}
