internal import FeedModel

/// The two OPML documents: what can be subscribed to, and what is read.
struct Outlines {
    let composer: FeedComposer

    func feeds(_ summaries: [ScopeSummary]) -> [UInt8] {
        let withEntries = Set(summaries.map(\.scope))
        let site = composer.site
        let topics = site.topics.map { outline(.topic($0.id)) }
        let cities = site.cities.map { outline(.city($0.id)) }
        let parts = site.cities.compactMap { city -> OPMLWriter.Outline? in
            let scopes = site.topics.map { FeedScope.topicOfCity(topic: $0.id, city: city.id) }
            let children = scopes.filter(withEntries.contains).map(outline)
            return children.isEmpty ? nil : .init(text: composer.name(city: city.id), children: children)
        }
        let health = OPMLWriter.Outline(
            text: composer.wording.title(composer.wording.healthTitle, of: composer.siteTitle),
            feed: composer.paths.url(SitePaths.healthFeed), page: composer.paths.url(SitePaths.healthPage))
        let groups = [
            OPMLWriter.Outline(text: composer.wording.topics, children: topics),
            OPMLWriter.Outline(text: composer.wording.cities, children: cities),
            OPMLWriter.Outline(text: composer.wording.topicsOfCities, children: parts),
        ]
        return OPMLWriter.document(
            title: composer.siteTitle,
            outlines: [outline(.everything)] + groups.filter { !$0.children.isEmpty } + [health])
    }

    var sources: [UInt8] {
        let cities = composer.site.cities.map { city in
            OPMLWriter.Outline(
                text: composer.name(city: city.id), children: city.sources.map { source(in: city, $0) })
        }
        let title = composer.wording.title(composer.wording.sources, of: composer.siteTitle)
        return OPMLWriter.document(title: title, outlines: cities.filter { !$0.children.isEmpty })
    }

    private func outline(_ scope: FeedScope) -> OPMLWriter.Outline {
        .init(
            text: composer.title(scope), feed: composer.paths.url(SitePaths.feed(scope, .atom)),
            page: composer.paths.url(SitePaths.page(scope)), description: composer.description(scope))
    }

    /// A list page has no feed to subscribe to: it is listed as the page it is. A file of this machine is nowhere to others.
    private func source(in city: City, _ source: Source) -> OPMLWriter.Outline {
        let name = source.name ?? composer.bureau(city.id)
        guard let address = IRI.address(source.url) else { return .init(text: name) }
        return source.reading == .feed ? .init(text: name, feed: address) : .init(text: name, page: address)
    }
}
