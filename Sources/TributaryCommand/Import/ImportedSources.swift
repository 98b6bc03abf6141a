internal import FeedAggregator
internal import FeedModel
internal import Foundation

/// What an OPML list comes to in a configuration: each group a city, each feed a source.
struct ImportedSources {
    struct City: Equatable {
        var id: String
        var name: String
        /// Whether the configuration has this city already, so that only the sources are new.
        var isKnown = false
        var sources: [Source] = []
    }

    struct Source: Equatable {
        var url: String
        var name: String?
    }

    private(set) var cities: [City] = []
    /// What was left out, and why; for people.
    private(set) var notes: [String] = []
    private var addresses: Set<String>
    private let known: [FeedModel.City]

    /// - Parameter configuration: the one that is there already, if there is one.
    init(_ list: OutlineList, into configuration: Configuration?) {
        known = configuration?.site.cities ?? []
        addresses = Set((configuration?.sources ?? []).map { Self.key($0.source.url) })
        let loose = list.outlines.filter(\.children.isEmpty)
        if !loose.isEmpty { add(loose, under: list.title ?? "Imported") }
        for group in list.outlines where !group.children.isEmpty {
            add([group], under: group.text ?? list.title ?? "Imported")
        }
        cities.removeAll(where: \.sources.isEmpty)
    }

    var count: Int { cities.reduce(0) { $0 + $1.sources.count } }

    private mutating func add(_ outlines: [OutlineList.Outline], under name: String) {
        let index = cities.firstIndex { $0.name == name } ?? cities.count
        if index == cities.count { cities.append(city(named: name)) }
        var rest = outlines[...]
        // Groups within groups belong to the outermost: a configuration has cities and sources, and nothing between.
        while let outline = rest.popFirst() {
            rest = outline.children[...] + rest
            guard let source = source(outline) else { continue }
            cities[index].sources.append(source)
        }
    }

    private mutating func source(_ outline: OutlineList.Outline) -> Source? {
        let name = outline.text ?? "an outline without a name"
        guard let feed = outline.feed else {
            guard outline.children.isEmpty else { return nil }
            notes.append(
                outline.page.map {
                    "\(name): \($0) is a web page, not a feed; `tributary discover \($0)` looks for one."
                }
                    ?? "\(name): no address stands there, so it was left out.")
            return nil
        }
        let address = Self.webAddress(feed)
        guard address.isWebAddress, URL(string: address)?.host() != nil else {
            notes.append("\(name): “\(feed)” is no address of the web, so it was left out.")
            return nil
        }
        guard URL(string: address)?.user() == nil else {
            notes.append(
                "\(name): its address holds a password, so it was left out; write it by hand, with `credentials:` beside the `url`."
            )
            return nil
        }
        guard addresses.insert(Self.key(address)).inserted else {
            notes.append("\(name): \(feed) is there already, so it was left out.")
            return nil
        }
        return Source(url: address, name: outline.text)
    }

    /// The scheme in small letters; `feed://` means `http://`, and `feed:` stands before another scheme.
    private static func webAddress(_ feed: String) -> String {
        guard let colon = feed.firstIndex(of: ":") else { return feed }
        let (scheme, rest) = (feed[..<colon].lowercased(), feed[colon...])
        guard scheme == "feed" else { return scheme + rest }
        return rest.hasPrefix("://") ? "http" + rest : webAddress(String(rest.dropFirst()))
    }

    /// http and https, with and without `www.`, are one address.
    private static func key(_ address: String) -> String { LinkNormalizer.normalize(address) }

    // MARK: Names

    private func city(named name: String) -> City {
        if let city = known.first(where: { $0.id == name || $0.name.versions.contains { $0.text == name } }) {
            return City(id: city.id, name: name, isKnown: true)
        }
        let taken = Set(known.map(\.id) + cities.map(\.id) + [Identifier.ofAll])
        let stem = Self.identifier(of: name)
        let id = (1...).lazy.map { $0 == 1 ? stem : "\(stem)-\($0)" }.first { !taken.contains($0) } ?? stem
        return City(id: id, name: name)
    }

    /// `Pearl River News` to `pearl-river-news`, `江门` to `jiangmen`.
    static func identifier(of name: String) -> String {
        let isHan = name.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
        let latin = name.applyingTransform(.toLatin, reverse: false) ?? name
        let plain = (latin.applyingTransform(.stripDiacritics, reverse: false) ?? latin).lowercased()
        let words = plain.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        let id = String(words.joined(separator: isHan ? "" : "-").prefix(60))
        return id.isEmpty ? "imported" : id
    }
}
