internal import FeedModel

/// The page that lists all topics or all cities with their feeds. Its address is the scheme of their categories.
struct DirectoryPage {
    let composer: FeedComposer
    let templates: PageTemplates

    func topics(_ counts: [FeedScope: Int]) -> Document {
        document(
            at: SitePaths.topicsPage, title: composer.wording.topics,
            description: composer.wording.topicsDescription,
            scopes: composer.site.topics.map { .topic($0.id) }, counts: counts)
    }

    func cities(_ counts: [FeedScope: Int]) -> Document {
        document(
            at: SitePaths.citiesPage, title: composer.wording.cities,
            description: composer.wording.citiesDescription,
            scopes: composer.site.cities.map { .city($0.id) }, counts: counts)
    }

    private func document(
        at path: String, title: String, description: String, scopes: [FeedScope],
        counts: [FeedScope: Int]
    ) -> Document {
        let frame = PageFrame(composer: composer, path: path)
        var values = frame.values(title: title, description: description, feeds: [.everything])
        let cards = scopes.map { scope in
            var card = frame.named(composer.name(scope), SitePaths.page(scope))
            if case .city(let city) = scope { card.set("note", composer.bureau(city)) }
            card.set("count", counts[scope].map(composer.wording.entries))
            card.set("formats", frame.formats(scope))
            return card
        }
        values.set("cards", cards)
        values.set("outlineAddress", composer.paths.url(SitePaths.feedsOutline))
        return Document(path: path, bytes: templates.render(.list, values))
    }
}
