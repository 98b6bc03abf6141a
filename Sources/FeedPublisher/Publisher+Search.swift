package import FeedModel

/// A search as a feed.
extension Publisher {
    /// What a search found, as Atom.
    ///
    /// The feed's id is the address under which the same search can be asked for again: `search.atom?q=…` in the output folder.
    /// - Parameters:
    ///   - query: as it was written.
    ///   - entries: in the order they are to be shown.
    package func searchDocument(for query: String, entries: [PublishedEntry]) -> [UInt8] {
        AtomWriter.document(FeedBuilder(site: site).search(for: query, entries: entries))
    }
}

extension FeedBuilder {
    func search(for query: String, entries: [PublishedEntry]) -> AtomFeed {
        let address = paths.search(query)
        let page = paths.url(SitePaths.page(.everything))
        let signpost = wording.signpost(wording.search(query))
        var feed = AtomFeed(
            id: address, title: wording.title(wording.searchTitle(query), of: siteTitle),
            subtitle: .sentence([
                .text(signpost.before), .link(signpost.link, href: page), .text(signpost.after),
            ]),
            links: [
                Link(address, rel: "self", type: FeedFileFormat.atom.mediaType), Link(page, type: "text/html"),
            ],
            author: Person(name: siteTitle, url: page), language: site.language)
        dress(&feed)
        feed.entries = self.entries(entries)
        feed.updated = entries.map(\.change).max()
        return feed
    }
}
