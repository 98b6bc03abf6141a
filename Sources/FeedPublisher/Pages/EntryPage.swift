internal import FeedModel

/// The page of one entry: its text, where it comes from, why it is here, and how it changed.
struct EntryPage {
    let composer: FeedComposer
    let templates: PageTemplates

    private static let descriptionLimit = 200

    func document(_ details: EntryDetails) -> Document {
        let entry = details.entry
        let path = SitePaths.entryPage(entry.id)
        let frame = PageFrame(composer: composer, path: path)
        let body = entry.content ?? entry.summary
        let excerpt = SafeHTMLText.excerpt(body ?? "", limit: Self.descriptionLimit)
        let cities = composer.has(city: entry.city) ? [FeedScope.city(entry.city)] : []
        var values = frame.values(
            title: entry.title, description: excerpt.isEmpty ? entry.title : excerpt,
            feeds: cities + entry.topics.map { .topic($0) }, kind: "article", layout: "split")
        values.set("lang", frame.foreign(entry.language))
        values.set("city", frame.city(entry.city))
        values.set("topics", entry.topics.map(frame.topic))
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
            var values = frame.topic(reason.topic)
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
