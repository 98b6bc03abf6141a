import FeedModel
import Testing

@testable import FeedPublisher

@Suite("Health") struct HealthTests {
    private func documents(_ events: [HealthEvent] = Sample.events, language: String = "en") -> [String: [UInt8]] {
        let publisher = Publisher(site: Sample.site(language: language))
        let documents = publisher.healthDocuments(events: events, sources: Sample.sources)
        return Dictionary(uniqueKeysWithValues: documents.map { ($0.path, $0.bytes) })
    }

    private func feed(_ events: [HealthEvent] = Sample.events) throws -> XMLReader.Element {
        try XMLReader.read(try #require(documents(events)["health.atom"]))
    }

    @Test("Each event is an entry, newest first, and says what to do") func entries() throws {
        let entries = try feed().all("entry")
        #expect(
            entries.map { $0.text("title") } == [
                "huizhou news: cannot be read", "dongguan news: well again (before: refuses access)",
                "zhuhai news: was redesigned",
                "dongguan news: refuses access",
            ])
        #expect(
            entries[2].text("content")?.contains("<p>the list has 0 rows &amp; at least 5 were expected.</p>") == true)
    }

    @Test("Events of one run have different moments, and keep id and moment when more come") func stable() throws {
        let before = try feed().all("entry")
        #expect(Set(before.map { $0.text("updated") }).count == before.count)
        var later = Sample.events[0]
        later.date = Sample.now
        later.kind = .ended
        let after = try feed([later] + Sample.events).all("entry")
        #expect(after.dropFirst().map { $0.text("id") } == before.map { $0.text("id") })
        #expect(after.dropFirst().map { $0.text("updated") } == before.map { $0.text("updated") })
    }

    @Test("What is no longer shown still parts the moments of what is shown") func limited() throws {
        let run = (0..<3).map { number in
            var event = Sample.events[3]
            event.source = "source-\(number)"
            return event
        }
        let publisher = Publisher(site: Sample.site(language: "en"))
        func moments(limit: Int) throws -> [String: String?] {
            let documents = publisher.healthDocuments(events: run, limit: limit, sources: Sample.sources)
            let feed = try XMLReader.read(try #require(documents.first { $0.path == "health.atom" }).bytes)
            return Dictionary(
                uniqueKeysWithValues: feed.all("entry").map { ($0.text("id") ?? "", $0.text("updated")) })
        }
        let (all, newest) = (try moments(limit: 3), try moments(limit: 2))
        #expect(newest.count == 2)
        #expect(newest.allSatisfy { all[$0.key] == $0.value })
    }

    @Test("A trouble that takes the place of another comes after it, and nothing is called well")
    func replaced() throws {
        var moved = Sample.events[0]
        (moved.date, moved.state, moved.kind) = (Sample.now, .moved, .replaced)
        var failing = moved
        (failing.state, failing.kind) = (.failing, .began)
        #expect(
            try feed([failing, moved]).all("entry").map { $0.text("title") } == [
                "\(moved.title): cannot be read", "\(moved.title): something else now (before: has moved)",
            ])
    }

    @Test("The feed is valid, also while nothing has ever happened", arguments: [true, false]) func valid(isEmpty: Bool)
        throws
    {
        let feed = try feed(isEmpty ? [] : Sample.events)
        for element in [feed] + feed.all("entry") {
            for name in ["id", "title", "updated"] { #expect(element.all(name).count == 1) }
            #expect(AtomRules.isIRI(element.text("id") ?? ""))
            #expect(AtomRules.isTime(element.text("updated") ?? ""))
        }
        #expect(feed.first("author") != nil)
    }

    @Test("The page counts what needs a person, in the site's language") func page() throws {
        let english = String(decoding: try #require(documents()["health.html"]), as: UTF8.self)
        #expect(english.contains("2 of 18 sources need attention."))
        let chinese = String(decoding: try #require(documents(language: "zh-Hans")["health.html"]), as: UTF8.self)
        #expect(chinese.contains("18 个来源中有 2 个需要处理。"))
        #expect(chinese.contains("页面改版"))
    }
}
