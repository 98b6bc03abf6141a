package import FeedModel

/// An entry that a search found.
package struct FoundEntry: Sendable {
    /// A stretch of text, and whether it is what was looked for.
    package typealias Piece = (text: String, isMatch: Bool)

    let entry: PublishedEntry
    let title: [Piece]
    let excerpt: [Piece]

    /// - Parameters:
    ///   - title: the whole of it, in pieces.
    ///   - excerpt: the part of the text that shows a match.
    package init(_ entry: PublishedEntry, title: [Piece], excerpt: [Piece]) {
        (self.entry, self.title, self.excerpt) = (entry, title, excerpt)
    }
}

/// The page on which people search: no file, a server makes it when it is asked.
struct SearchPage {
    let composer: FeedComposer
    let templates: PageTemplates

    func document(_ query: String, found: [FoundEntry], hasMore: Bool, problem: String?) -> Document {
        let frame = PageFrame(composer: composer, path: SitePaths.searchPage)
        let wording = composer.wording
        var values = frame.values(
            title: query.isEmpty ? wording.searchWord : wording.searchTitle(query),
            description: wording.searchDescription, feeds: [], layout: "feed")
        values.set("action", frame.link(SitePaths.searchPage))
        values.set("query", query)
        values.set("longest", String(Publisher.longestQuery))
        values.set("problem", problem ?? (found.isEmpty && !query.isEmpty ? wording.nothingFound : nil))
        values.set("found", found.map { item($0, frame) })
        values.set("hasMore", hasMore)
        if !query.isEmpty, problem == nil {
            let formats = FeedFileFormat.allCases.map { format in
                var values = TemplateValues()
                values.set("name", format.name)
                values.set("type", format.mediaType)
                values.set("href", composer.paths.search(query, format))
                values.set("title", "\(wording.searchTitle(query)) (\(format.name))")
                return values
            }
            values.set("hasFeed", true)
            values.set("feedAddress", composer.paths.search(query))
            values.set("formats", formats)
            values.set("feeds", formats)
        }
        return Document(path: SitePaths.searchPage, bytes: templates.render(.search, values))
    }

    private func item(_ found: FoundEntry, _ frame: PageFrame) -> TemplateValues {
        let entry = found.entry
        var values = TemplateValues()
        values.set("href", frame.link(SitePaths.entryPage(entry.id)))
        values.set("title", html: Self.marked(found.title))
        values.set("lang", frame.foreign(entry.language))
        values.set("excerpt", html: found.excerpt.isEmpty ? nil : Self.marked(found.excerpt))
        values.set("city", frame.city(entry.city))
        values.set("date", frame.moment(entry.published, hasTime: false))
        values.set("topics", entry.topics.map(frame.topic))
        return values
    }

    private static func marked(_ pieces: [FoundEntry.Piece]) -> String {
        pieces.map { piece in
            let text = TemplateValues.escaped(piece.text)
            return piece.isMatch ? "<mark>\(text)</mark>" : text
        }.joined()
    }
}
