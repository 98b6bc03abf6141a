internal import FeedModel

/// The two OPML documents: what can be subscribed to, and what is read.
struct Outlines {
    let builder: FeedBuilder

    func feeds(_ summaries: [ScopeSummary]) -> [UInt8] {
        let withEntries = Set(summaries.map(\.scope))
        let site = builder.site
        let topics = site.topics.map { outline(.topic($0.id)) }
        let cities = site.cities.map { outline(.city($0.id)) }
        let parts = site.cities.compactMap { city -> OPMLWriter.Outline? in
            let scopes = site.topics.map { FeedScope.topicOfCity(topic: $0.id, city: city.id) }
            let children = scopes.filter(withEntries.contains).map(outline)
            return children.isEmpty ? nil : .init(text: builder.name(city: city.id), children: children)
        }
        let health = OPMLWriter.Outline(
            text: builder.wording.title(builder.wording.healthTitle, of: builder.siteTitle),
            feed: builder.paths.url(SitePaths.healthFeed), page: builder.paths.url(SitePaths.healthPage))
        let groups = [
            OPMLWriter.Outline(text: builder.wording.topics, children: topics),
            OPMLWriter.Outline(text: builder.wording.cities, children: cities),
            OPMLWriter.Outline(text: builder.wording.topicsOfCities, children: parts),
        ]
        return OPMLWriter.document(
            title: builder.siteTitle,
            outlines: [outline(.everything)] + groups.filter { !$0.children.isEmpty } + [health])
    }

    var sources: [UInt8] {
        let cities = builder.site.cities.map { city in
            OPMLWriter.Outline(
                text: builder.name(city: city.id), children: city.sources.map { source(in: city, $0) })
        }
        let title = builder.wording.title(builder.wording.sources, of: builder.siteTitle)
        return OPMLWriter.document(title: title, outlines: cities.filter { !$0.children.isEmpty })
    }

    private func outline(_ scope: FeedScope) -> OPMLWriter.Outline {
        .init(
            text: builder.title(scope), feed: builder.paths.url(SitePaths.feed(scope, .atom)),
            page: builder.paths.url(SitePaths.page(scope)), description: builder.description(scope))
    }

    /// A list page has no feed to subscribe to: it is listed as the page it is. A file of this machine is nowhere to others.
    private func source(in city: City, _ source: Source) -> OPMLWriter.Outline {
        let name = source.name ?? builder.bureau(city.id)
        guard let address = IRI.address(source.url) else { return .init(text: name) }
        return source.reading == .feed ? .init(text: name, feed: address) : .init(text: name, page: address)
    }
}
