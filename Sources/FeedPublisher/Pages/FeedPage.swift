internal import FeedModel

/// The page of a feed: the index, a topic or a city, its entries by day and how to subscribe.
struct FeedPage {
    let composer: FeedComposer
    let templates: PageTemplates
    let scope: FeedScope

    /// The index stays light for phones; the feeds and the pages of topics and cities hold more.
    private static let indexLimit = 40
    private static let limit = 100
    /// Latin letters; Han characters count twice.
    private static let excerptLimit = 180

    func document(_ window: FeedWindow) -> Document {
        let path = SitePaths.page(scope)
        let frame = PageFrame(composer: composer, path: path)
        let isIndex = scope == .everything
        var values = frame.values(
            title: composer.name(scope), description: composer.description(scope), feeds: [scope],
            layout: "feed")
        let shown = window.entries.prefix(isIndex ? Self.indexLimit : Self.limit)
        values.set("days", days(Array(shown), frame))
        values.set("hasMore", window.entries.count > shown.count || window.previousArchive != nil)
        values.set(
            "archive",
            window.previousArchive.map { frame.named(composer.wording.month($0), SitePaths.archive(scope, $0)) })
        values.set("kicker", kicker(frame))
        values.set("groups", groups(window.parts, frame))
        frame.subscription(scope, in: &values)
        return Document(path: path, bytes: templates.render(.feed, values))
    }

    private func kicker(_ frame: PageFrame) -> TemplateValues? {
        switch scope {
        case .everything, .topicOfCity: nil
        case .topic: frame.named(composer.wording.topics, SitePaths.topicsPage)
        case .city: frame.named(composer.wording.cities, SitePaths.citiesPage)
        }
    }

    // MARK: Entries

    private func days(_ entries: [PublishedEntry], _ frame: PageFrame) -> [TemplateValues] {
        var days: [(time: ClockTime, entries: [PublishedEntry])] = []
        for entry in entries {
            let time = ClockTime(entry.order, in: composer.site.timeZone)
            if days.last?.time.isoDay == time.isoDay {
                days[days.count - 1].entries.append(entry)
            } else {
                days.append((time, [entry]))
            }
        }
        return days.enumerated().map { index, day in
            var values = TemplateValues()
            // Numbered: a feed that is not in order of its days shows one twice.
            values.set("mark", "day-\(index + 1)")
            values.set("iso", day.time.isoDay)
            values.set("name", composer.wording.weekday(day.time))
            values.set("entries", day.entries.map { item($0, frame) })
            return values
        }
    }

    private func item(_ entry: PublishedEntry, _ frame: PageFrame) -> TemplateValues {
        var values = TemplateValues()
        values.set("href", frame.link(SitePaths.entryPage(entry.id)))
        values.set("title", entry.title)
        values.set("lang", frame.foreign(entry.language))
        let excerpt = SafeHTMLText.excerpt(entry.summary ?? entry.content ?? "", limit: Self.excerptLimit)
        values.set("excerpt", excerpt.isEmpty || excerpt == entry.title ? nil : excerpt)
        // On a city's page its own name says nothing, nor does a topic's on its page.
        if scope != .city(entry.city) { values.set("city", frame.city(entry.city)) }
        if !entry.isDateOnly, entry.order == entry.published {
            let time = ClockTime(entry.published, in: composer.site.timeZone)
            values.set("iso", time.rfc3339)
            values.set("time", time.clock)
        }
        values.set("topics", entry.topics.filter { scope != .topic($0) }.map(frame.topic))
        let related = entry.related.map { composer.name(city: $0.city) }
        values.set("also", related.isEmpty ? nil : composer.wording.also(related))
        values.set(
            "files", entry.enclosures.isEmpty ? nil : composer.wording.files(entry.enclosures.count))
        return values
    }

    // MARK: Beside the entries

    /// The feeds below this one: topics and cities on the index, topics on a city's page, cities on a topic's.
    private func groups(_ parts: [ScopeSummary], _ frame: PageFrame) -> [TemplateValues] {
        let counts = Dictionary(
            parts.map { ($0.scope, $0.count) }, uniquingKeysWith: { first, _ in first })
        let site = composer.site
        switch scope {
        case .everything:
            let topics = site.topics.map {
                link($0.name, SitePaths.page(.topic($0.id)), counts[.topic($0.id)] ?? nil, frame)
            }
            let cities = site.cities.map {
                link($0.name, SitePaths.page(.city($0.id)), counts[.city($0.id)] ?? nil, frame)
            }
            return [group(composer.wording.topics, topics), group(composer.wording.cities, cities)]
                .compactMap(\.self)
        case .topic(let topic):
            let links = parts.compactMap { part -> TemplateValues? in
                guard case .topicOfCity(topic, let city) = part.scope else { return nil }
                return link(composer.name(city: city), SitePaths.feed(part.scope, .atom), part.count, frame)
            }
            return [group(composer.wording.byCity, links)].compactMap(\.self)
        case .city(let city):
            let links = parts.compactMap { part -> TemplateValues? in
                guard case .topicOfCity(let topic, city) = part.scope else { return nil }
                return link(
                    composer.name(topic: topic), SitePaths.feed(part.scope, .atom), part.count, frame)
            }
            return [group(composer.wording.byTopic, links)].compactMap(\.self)
        case .topicOfCity: return []
        }
    }

    private func group(_ name: String, _ links: [TemplateValues]) -> TemplateValues? {
        guard !links.isEmpty else { return nil }
        var values = TemplateValues()
        values.set("name", name)
        values.set("links", links)
        return values
    }

    private func link(_ name: LocalizedText, _ target: String, _ count: Int?, _ frame: PageFrame)
        -> TemplateValues
    {
        link(name.text(in: composer.site.language), target, count, frame)
    }

    private func link(_ name: String, _ target: String, _ count: Int?, _ frame: PageFrame)
        -> TemplateValues
    {
        var values = frame.named(name, target)
        values.set("count", count.map(String.init))
        return values
    }
}
