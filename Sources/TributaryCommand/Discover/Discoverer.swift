internal import FeedAggregator
internal import FeedFetcher
internal import FeedModel
internal import Foundation

/// Looks for what can be read at an address: the feeds it declares, those at the usual places, and where there are none, its list.
struct Discoverer {
    /// The document, once it is here.
    let bytes: [UInt8]
    /// Where it came from: what its links are resolved against.
    let base: String
    /// How the configuration would name it.
    let address: String
    let contentType: String?
    let timeZone: TimeZone
    let now: Date
    /// Asks for further documents; those of a page from the disk are looked for beside it only.
    let fetcher: Fetcher

    /// A page that declares more is an index of feeds; the first are tried.
    private static let declaredLimit = 12

    func discover() async -> Discovery {
        var discovery = Discovery(address: address)
        if let feed = feed(bytes, url: address, contentType, title: nil, origin: .given) {
            discovery.feeds = [feed]
            return discovery
        }
        let text = Decoder.decodePage(bytes, contentType: contentType).string
        discovery.feeds = await declared(in: text)
        if discovery.feeds.isEmpty { discovery.feeds = await usual() }
        guard discovery.filledFeeds.isEmpty else { return discovery }
        discovery.platform = Gkmlpt.site(fromIndex: text)
        guard discovery.platform == nil else { return discovery }
        discovery.lists = ListFinder(base: base, timeZone: timeZone, reference: now).find(text)
        if discovery.isEmpty { discovery.obstacle = obstacle(text) }
        return discovery
    }

    // MARK: Feeds

    private func feed(
        _ bytes: [UInt8], url: String, _ contentType: String?, title: String?, origin: Discovery.Origin
    ) -> Discovery.Feed? {
        let parsed = FeedParser(.init(base: url, contentType: contentType)).parse(bytes)
        guard let format = parsed.format else { return nil }
        return Discovery.Feed(
            url: url, title: parsed.feed.title.map { PlainText.of(html: $0.value) } ?? title, origin: origin,
            format: format, entries: parsed.entries.count)
    }

    private func declared(in text: String) async -> [Discovery.Feed] {
        var feeds: [Discovery.Feed] = OutlineFeeds.find(in: text, url: base).map {
            Discovery.Feed(url: $0.url, title: $0.title, origin: .outline)
        }
        for found in DeclaredFeeds.find(in: text, url: base).prefix(Self.declaredLimit) {
            switch (await open(found.url), found.kind) {
            case (.failure(let unread), _):
                feeds.append(.init(url: found.url, title: found.title, origin: .declared, problem: unread.description))
            case (.success(let document), .feed):
                let read = feed(
                    document.bytes, url: found.url, document.contentType, title: found.title, origin: .declared)
                let what = FeedParser().describe(document.bytes).description
                feeds.append(
                    read ?? .init(url: found.url, title: found.title, origin: .declared, problem: what))
            case (.success(let document), .outline):
                let text = Decoder.decodePage(document.bytes, contentType: document.contentType).string
                feeds += OutlineFeeds.find(in: text, url: document.url).map {
                    Discovery.Feed(url: $0.url, title: $0.title, origin: .outline)
                }
            }
        }
        return feeds
    }

    /// The first feed at the places where sites keep what they do not declare.
    private func usual() async -> [Discovery.Feed] {
        guard base.isWebAddress else { return [] }
        for url in DeclaredFeeds.commonAddresses(near: base) {
            guard case .success(let document) = await open(url),
                let found = feed(document.bytes, url: url, document.contentType, title: nil, origin: .usual)
            else { continue }
            return [found]
        }
        return []
    }

    // MARK: Documents

    private struct Unread: Error, CustomStringConvertible {
        let description: String
    }

    private func open(_ url: String) async -> Result<FetchedDocument, Unread> {
        let isHere = url.hasPrefix("file:")
        guard isHere ? LocalFile.isBeside(base, url) : base.isWebAddress && url.isWebAddress else {
            return .failure(Unread(description: "not asked for, since the page was read from the disk"))
        }
        // As a page, so that the site's robots.txt is heard.
        switch await fetcher.fetch(FetchRequest(url: url, purpose: .list)) {
        case .fetched(let document): return .success(document)
        case .notModified: return .failure(Unread(description: "the site answered 304 unasked"))
        case .failed(let error): return .failure(Unread(description: error.description))
        }
    }

    private func obstacle(_ text: String) -> String {
        if let signature = PageSignature.of(text, status: 200) { return signature.sentence }
        let hasScript = text.contains("<script")
        return "there is no feed and no list of articles on the page"
            + (hasScript
                ? "; if a script draws its list, look in the browser's network tools for the JSON it asks for, and read that with `json:`"
                : "")
    }
}
