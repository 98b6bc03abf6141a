internal import FeedModel

/// The page of one entry: its text, where it comes from, why it is here, and how it changed.
///
/// All of them lie equally deep, so that what leads from them to topics, cities and feeds is made once.
struct EntryPage: Sendable {
    private let composer: FeedComposer
    private let templates: PageTemplates
    private let common: TemplateValues
    private let cities: [City.ID: Place]
    private let topics: [Topic.ID: Place]

    /// A city or a topic, as pages of entries lead there.
    private struct Place: Sendable {
        let page: TemplateValues
        /// In Atom alone, and in all formats.
        let (feed, feeds): ([TemplateValues], [TemplateValues])

        init(_ page: TemplateValues, _ scope: FeedScope, _ frame: PageFrame) {
            self.page = page
            feed = frame.formats(scope, withTitle: true, all: false)
            feeds = frame.formats(scope, withTitle: true)
        }
    }

    private static let descriptionLimit = 200

    init(composer: FeedComposer, templates: PageTemplates) {
        (self.composer, self.templates) = (composer, templates)
        let frame = PageFrame(composer: composer, path: SitePaths.entryPage(""))
        common = frame.common(kind: "article", layout: "split")
        cities = Dictionary(
            composer.site.cities.map { ($0.id, Place(frame.city($0.id), .city($0.id), frame)) },
            uniquingKeysWith: { first, _ in first })
        topics = Dictionary(
            composer.site.topics.map { ($0.id, Place(frame.topic($0.id), .topic($0.id), frame)) },
            uniquingKeysWith: { first, _ in first })
    }

    func document(_ details: EntryDetails) -> Document {
        let entry = details.entry
        let path = SitePaths.entryPage(entry.id)
        let frame = PageFrame(composer: composer, path: path)
        let body = entry.content ?? entry.summary
        let excerpt = SafeHTMLText.excerpt(body ?? "", limit: Self.descriptionLimit)
        let places = [cities[entry.city]].compactMap(\.self) + entry.topics.compactMap { topics[$0] }
        var values = common
        frame.set(
            title: entry.title, description: excerpt.isEmpty ? entry.title : excerpt,
            feeds: places.count == 1 ? places[0].feeds : places.flatMap(\.feed), in: &values)
        values.set("lang", frame.foreign(entry.language))
        values.set("city", cities[entry.city]?.page ?? frame.city(entry.city))
        values.set("topics", entry.topics.map { topics[$0]?.page ?? frame.topic($0) })
        values.set("author", author(entry))
        values.set("published", frame.moment(entry.published, hasTime: !entry.isDateOnly))
        let isChanged = details.revisions.count > 1
        values.set("updated", isChanged ? frame.moment(entry.updated) : nil)
        values.set("source", entry.link.flatMap(IRI.address).map { outside($0, name: nil) })
        values.set("body", html: body.map(PageContent.of))
        list("files", "hasFiles", files(entry), in: &values)
        list("related", "hasRelated", related(entry), in: &values)
        list("reasons", "hasReasons", reasons(details, frame), in: &values)
        values.set("hasSide", !entry.related.isEmpty || details.reasons.contains { !$0.terms.isEmpty })
        list("revisions", "hasRevisions", changes(details.revisions, frame), in: &values)
        return Document(path: path, bytes: templates.render(.entry, values))
    }

    private func list(
        _ name: String, _ flag: String, _ list: [TemplateValues], in values: inout TemplateValues
    ) {
        values.set(name, list)
        values.set(flag, !list.isEmpty)
    }

    private func author(_ entry: PublishedEntry) -> String {
        let names = entry.authors.compactMap(\.name).filter { !$0.isEmpty }
        return names.isEmpty
            ? composer.bureau(entry.city, language: entry.language)
            : names.joined(separator: composer.wording.comma)
    }

    /// A link that leaves the site.
    private func outside(_ address: String, name: String?) -> TemplateValues {
        var values = TemplateValues()
        values.set("href", address)
        values.set("name", name)
        values.set("host", PageFrame.host(address) ?? address)
        return values
    }

    private func files(_ entry: PublishedEntry) -> [TemplateValues] {
        entry.enclosures.compactMap { enclosure in
            guard let address = IRI.address(enclosure.url) else { return nil }
            var values = outside(address, name: enclosure.title ?? FileNames.name(of: address))
            values.set("note", enclosure.length.flatMap(FileNames.size))
            return values
        }
    }

    private func related(_ entry: PublishedEntry) -> [TemplateValues] {
        entry.related.compactMap { related in
            IRI.address(related.href).map { outside($0, name: composer.name(city: related.city)) }
        }
    }

    private func reasons(_ details: EntryDetails, _ frame: PageFrame) -> [TemplateValues] {
        details.reasons.filter { !$0.terms.isEmpty }.map { reason in
            var values = topics[reason.topic]?.page ?? frame.topic(reason.topic)
            // One text, so that pages differ in shape by the number of topics alone: see PageSkeleton.
            values.set("terms", html: reason.terms.map { "<mark>\(TemplateValues.escaped($0))</mark> " }.joined())
            return values
        }
    }

    /// What each version changed in the one before it, newest first.
    private func changes(_ revisions: [Revision], _ frame: PageFrame) -> [TemplateValues] {
        zip(revisions, revisions.dropFirst()).reversed().map { old, new in
            var values = frame.moment(new.seen)
            if old.title != new.title {
                values.set("titleChange", html: Difference(from: old.title, to: new.title).html)
            }
            let (before, after) = (SafeHTMLText.of(old.body ?? ""), SafeHTMLText.of(new.body ?? ""))
            if before != after {
                values.set("bodyChange", html: Difference(from: before, to: after).html)
            }
            return values
        }
    }
}
