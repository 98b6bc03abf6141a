internal import FeedModel

/// The page on which the operator sees how the sources are doing.
struct HealthPage {
    let composer: FeedComposer
    let templates: PageTemplates

    /// More than this nobody reads; the feed has more.
    private static let eventLimit = 30

    func document(events: [HealthEvent], sources: [SourceHealth]) -> Document {
        let path = SitePaths.healthPage
        let frame = PageFrame(composer: composer, path: path)
        let wording = composer.wording
        let troubles = sources.filter { $0.state != .ok }
        var values = frame.values(
            title: wording.healthTitle, description: wording.healthDescription, feeds: [])
        var feed = TemplateValues()
        feed.set("name", FeedFileFormat.atom.name)
        feed.set("type", FeedFileFormat.atom.mediaType)
        feed.set("href", frame.link(SitePaths.healthFeed))
        feed.set("title", wording.title(wording.healthTitle, of: composer.siteTitle))
        values.set("feeds", [feed])
        values.set("formats", [feed])
        values.set("feedAddress", composer.paths.url(SitePaths.healthFeed))
        values.set("summary", wording.summary(troubles: troubles.count, sources: sources.count))
        values.set("hasTroubles", !troubles.isEmpty)
        values.set("troubles", troubles.map { trouble($0, frame) })
        values.set("sources", sources.map { row($0, frame) })
        values.set("hasEvents", !events.isEmpty)
        values.set("events", events.prefix(Self.eventLimit).map { event($0, frame) })
        return Document(path: path, bytes: templates.render(.health, values))
    }

    private func common(_ source: SourceHealth, _ frame: PageFrame) -> TemplateValues {
        var values = TemplateValues()
        values.set("name", source.title)
        values.set("state", source.state.rawValue)
        values.set("stateName", composer.wording.state(source.state))
        values.set("city", frame.city(source.city))
        values.set("href", IRI.address(source.url))
        return values
    }

    private func trouble(_ source: SourceHealth, _ frame: PageFrame) -> TemplateValues {
        var values = common(source, frame)
        values.set("mark", source.id)
        values.set("reason", source.reason)
        values.set("host", PageFrame.host(source.url) ?? source.url)
        values.set("since", source.since.map { frame.moment($0) })
        return values
    }

    private func row(_ source: SourceHealth, _ frame: PageFrame) -> TemplateValues {
        var values = common(source, frame)
        // A source in trouble has its mark above.
        if source.state == .ok { values.set("mark", source.id) }
        values.set("entries", String(source.entries))
        return values
    }

    private func event(_ event: HealthEvent, _ frame: PageFrame) -> TemplateValues {
        let time = ClockTime(event.date, in: composer.site.timeZone)
        var values = TemplateValues()
        values.set("iso", time.rfc3339)
        values.set("time", composer.wording.moment(time))
        values.set("name", composer.wording.headline(event))
        return values
    }
}
