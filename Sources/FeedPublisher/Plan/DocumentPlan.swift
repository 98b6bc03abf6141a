package import FeedModel

/// Which documents a site has, by the configuration and by which topics of cities have entries: what is not among them is abandoned.
package struct DocumentPlan: Sendable {
    /// By path, without those of entries and archives.
    package let documents: Set<String>
    /// Folders in which everything is kept: what the history forgets is taken away by name.
    private let folders: [String]

    /// - Parameter feeds: the feeds that have entries.
    package init(site: Site, feeds: [ScopeSummary]) {
        let always = [FeedScope.everything] + site.topics.map { .topic($0.id) } + site.cities.map { .city($0.id) }
        let topics = Set(site.topics.map(\.id))
        let cities = Set(site.cities.map(\.id))
        let parts = feeds.map(\.scope).filter { scope in
            guard case .topicOfCity(let topic, let city) = scope else { return false }
            return topics.contains(topic) && cities.contains(city)
        }
        var documents = Set(Assets.files.map(\.path))
        documents.formUnion([
            SitePaths.topicsPage, SitePaths.citiesPage, SitePaths.healthPage, SitePaths.healthFeed,
            SitePaths.feedsOutline, SitePaths.sourcesOutline,
        ])
        for scope in always + parts {
            documents.formUnion(FeedComposer.formats(scope).map { SitePaths.feed(scope, $0) })
        }
        documents.formUnion(always.map(SitePaths.page))
        self.documents = documents
        folders = [SitePaths.entryFolder] + always.map(SitePaths.archiveFolder)
    }

    /// Whether the site still has this document.
    package func contains(_ path: String) -> Bool {
        documents.contains(path) || folders.contains { OutputFolder.folder(of: path) == $0 || path.hasPrefix($0 + "/") }
    }
}
