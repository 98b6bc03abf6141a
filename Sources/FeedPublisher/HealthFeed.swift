internal import FeedModel

internal import struct Foundation.Date

/// The operator's feed: an entry when something happens to a source, another when it is over.
struct HealthFeed {
    let composer: FeedComposer

    func feed(_ events: [HealthEvent], limit: Int) -> AtomFeed {
        let wording = composer.wording
        let page = composer.paths.url(SitePaths.healthPage)
        let address = composer.paths.url(SitePaths.healthFeed)
        var feed = composer.frame(
            address, title: wording.title(wording.healthTitle, of: composer.siteTitle),
            description: wording.healthDescription, page: page,
            author: Person(name: composer.siteTitle, url: composer.paths.url("index.html")),
            links: [Link(address, rel: "self", type: FeedFileFormat.atom.mediaType)])
        feed.rights = nil
        feed.entries = Array(entries(events).prefix(limit))
        return feed
    }

    private func entries(_ events: [HealthEvent]) -> [AtomEntry] {
        let ascending = events.sorted {
            ($0.date, $0.source, Self.rank($0.kind)) < ($1.date, $1.source, Self.rank($1.kind))
        }
        var last: Date?
        var seen: Set<String> = []
        var entries: [AtomEntry] = []
        for event in ascending {
            var entry = entry(event)
            guard seen.insert(entry.id).inserted else { continue }
            // Everything a run finds has the same moment; readers want a different one for each entry.
            if let last, event.date <= last { entry.updated = last.addingTimeInterval(1) }
            last = entry.updated
            entries.append(entry)
        }
        return entries.reversed()
    }

    /// Of what one run found of one source: what is over comes before what begins with it; a page that was healed began and ended at once.
    private static func rank(_ kind: HealthEvent.Kind) -> Int {
        switch kind {
        case .replaced: 0
        case .began: 1
        case .ended: 2
        }
    }

    private func entry(_ event: HealthEvent) -> AtomEntry {
        let wording = composer.wording
        let moment = ClockTime(event.date)
        let page = composer.paths.url(SitePaths.healthPage)
        let mark = IRI.segment(
            "\(event.source)-\(event.state.rawValue)-\(event.kind.rawValue)-\(moment.rfc3339)")
        var body: [UInt8] = []
        if !event.reason.isEmpty {
            body.append(contentsOf: "<p>".utf8)
            body.appendXML(event.reason)
            body.append(contentsOf: "</p>".utf8)
        }
        if let address = IRI.address(event.url) {
            body.append(contentsOf: "<p><a href=\"".utf8)
            body.appendXML(address, in: .attribute)
            body.append(contentsOf: "\">".utf8)
            body.appendXML(event.url)
            body.append(contentsOf: "</a></p>".utf8)
        }
        var entry = AtomEntry(
            id: "\(page)#\(mark)", title: wording.headline(event),
            link: "\(page)#\(IRI.segment(event.source))", published: event.date,
            updated: event.date, content: String(decoding: body, as: UTF8.self))
        entry.categories = [
            Category(term: event.state.rawValue, label: wording.state(event.state)),
            Category(
                term: event.city, scheme: composer.paths.cityScheme, label: composer.name(city: event.city)),
        ]
        return entry
    }
}
