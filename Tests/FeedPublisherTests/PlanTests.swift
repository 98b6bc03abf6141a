import FeedModel
import Testing

@testable import FeedPublisher

@Suite("Which documents there are") struct PlanTests {
    @Test("Everything that is made is part of the plan, and so is nothing else") func plan() {
        let site = Sample.site()
        let publisher = Publisher(site: site)
        let part = FeedScope.topicOfCity(topic: "patents", city: "zhuhai")
        let feeds = [ScopeSummary(scope: part)]
        let plan = DocumentPlan(site: site, feeds: feeds)
        var documents =
            publisher.frontDocuments(feeds: feeds)
            + publisher.healthDocuments(events: Sample.events, sources: Sample.sources)
        documents.append(publisher.atomDocument(for: part, previous: nil, entries: []))
        for scope in [FeedScope.everything, .topic("patents"), .city("zhuhai")] {
            documents += publisher.feedDocuments(for: scope, window: Sample.window(2))
        }
        documents.append(publisher.entryPage(for: Sample.details(Sample.entry(2))))
        documents.append(
            publisher.archiveDocument(
                for: .everything, page: ArchivePage(year: 2026, month: 1), previous: nil, entries: []))
        for document in documents { #expect(plan.contains(document.path), "\(document.path)") }
        for path in [
            "topics/gone.atom", "cities/gone/patents.atom", "cities/zhuhai/trademarks.atom",
            "archive/topics/gone/2026-01.atom",
            "old.html", "archive/topics/patents-and-more/2026-01.atom", "cities/zhuhai/patents.rss",
        ] {
            #expect(!plan.contains(path), "\(path)")
        }
    }

    @Test("Hubs hear of feeds that changed, not of pages, archives or the operator's feed") func pings() {
        let publisher = Publisher(site: Sample.site(hubs: ["https://hub.example/", "not an address"]))
        let pings = publisher.hubPings(for: [
            "entries/00/11.html", "topics/patents.atom", "topics/patents.html", "archive/index/2026-01.atom",
            "health.atom",
            "index.rss",
        ])
        #expect(
            pings == [
                HubPing(hub: "https://hub.example/", topic: "https://ip.example.org/topics/patents.atom"),
                HubPing(hub: "https://hub.example/", topic: "https://ip.example.org/index.rss"),
            ])
        #expect(
            pings.first?.form
                == "hub.mode=publish&hub.topic=https%3A%2F%2Fip.example.org%2Ftopics%2Fpatents.atom&hub.url=https%3A%2F%2Fip.example.org%2Ftopics%2Fpatents.atom"
        )
    }

    @Test("An entry's page has an address that depends on its id alone, and on all of it") func entryPages() {
        let page = SitePaths.entryPage("tag:amr.example,2026:1")
        #expect(page == SitePaths.entryPage("tag:amr.example,2026:1"))
        #expect(page != SitePaths.entryPage("tag:amr.example,2026:2"))
        #expect(page.wholeMatch(of: /entries\/[0-9a-f]{2}\/[0-9a-f]{22}\.html/) != nil)
    }
}
