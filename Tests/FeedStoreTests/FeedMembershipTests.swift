import FeedModel
import FeedStore
import Foundation
import Testing

@Suite("Feeds of the store") struct FeedMembershipTests {
    private let folder: TestFolder
    private let store: HistoryStore

    init() throws {
        folder = try TestFolder()
        store = try HistoryStore(path: folder.store)
        try store.write { history in
            for source in [guangzhou, jiangmen] { try history.register(source) }
        }
    }

    private func add(_ number: Int, to source: Source, topics: [String], order: Date? = nil, seen: Date = now) throws
        -> HistoryEntry
    {
        try store.write { history in
            var item = new(CleanEntry(link: "https://\(source.id).example/\(number)", title: "\(number)"), number)
            if let order { (item.order, item.published) = (order, order) }
            let entry = try history.insert(item, source: source, firstSeen: seen)
            try history.place(entry, topics: topics, now: seen)
            return entry
        }
    }

    private func titles(_ scope: FeedScope, count: Int = 100, days: Int = 30, limits: WindowLimits = WindowLimits())
        throws -> [String]
    {
        try store.read { history in
            try history.window(of: scope, count: count, days: days, limits: limits, topics: ["marks", "patents"]).map(
                \.title)
        }
    }

    @Test("An entry stands in the feeds of its city, its topics and both") func scopes() throws {
        _ = try add(1, to: guangzhou, topics: ["marks"])
        #expect(try titles(.everything) == ["1"])
        #expect(try titles(.city("guangzhou")) == ["1"])
        #expect(try titles(.topic("marks")) == ["1"])
        #expect(try titles(.topicOfCity(topic: "marks", city: "guangzhou")) == ["1"])
        #expect(try titles(.topic("patents")).isEmpty)
        #expect(try titles(.city("jiangmen")).isEmpty)
    }

    @Test("A story stands once in the feeds over all cities, and in each city's own") func stories() throws {
        let lead = try add(1, to: guangzhou, topics: ["marks"])
        let other = try add(2, to: jiangmen, topics: ["marks"])
        try store.write { history in
            var outcome = StoryOutcome()
            outcome.founded = [.init(lead: lead.id, members: [lead.id, other.id])]
            try history.apply(outcome, now: now)
        }
        #expect(try titles(.everything) == ["1"])
        #expect(try titles(.topic("marks")) == ["1"])
        #expect(try titles(.city("jiangmen")) == ["2"])
        #expect(try titles(.topicOfCity(topic: "marks", city: "jiangmen")) == ["2"])
        let entry = try store.read { history in try history.published(lead.id, topics: ["marks"]) }
        #expect(entry?.related == [.init(href: "https://jm.example/2", city: "jiangmen")])
    }

    @Test("A story leads to the first publication of each other city, and to no other of its own") func related() throws
    {
        let entries = try [
            add(1, to: guangzhou, topics: []), add(2, to: guangzhou, topics: []), add(3, to: jiangmen, topics: []),
            add(4, to: jiangmen, topics: []),
        ]
        try store.write { history in
            var outcome = StoryOutcome()
            outcome.founded = [.init(lead: entries[0].id, members: entries.map(\.id))]
            try history.apply(outcome, now: now)
        }
        func related(_ number: Int) throws -> [String]? {
            try store.read { history in try history.published(entries[number].id, topics: []) }?.related.map(\.href)
        }
        for number in [0, 1] { #expect(try related(number) == ["https://jm.example/3"]) }
        for number in [2, 3] { #expect(try related(number) == ["https://gz.example/1"]) }
    }

    @Test("A story stands in the topic feeds of all its members, under the entry that leads it")
    func storyTopics() throws {
        let lead = try add(1, to: guangzhou, topics: [])
        let other = try add(2, to: jiangmen, topics: ["marks"])
        try store.write { history in
            var outcome = StoryOutcome()
            outcome.founded = [.init(lead: lead.id, members: [lead.id, other.id])]
            try history.apply(outcome, now: now)
        }
        #expect(try titles(.topic("marks")) == ["1"])
        #expect(try titles(.topicOfCity(topic: "marks", city: "guangzhou")).isEmpty)
        #expect(try titles(.topicOfCity(topic: "marks", city: "jiangmen")) == ["2"])
        #expect(try store.read { history in try history.published(lead.id, topics: ["marks"])?.topics } == ["marks"])
        try store.write { history in try history.place(other, topics: ["patents"], now: now) }
        #expect(try titles(.topic("marks")).isEmpty)
        #expect(try titles(.topic("patents")) == ["1"])
    }

    @Test("A topic that no longer matches lets the entry go") func leaving() throws {
        let entry = try add(1, to: guangzhou, topics: ["marks"])
        try store.write { history in try history.place(entry, topics: ["patents"], now: now) }
        #expect(try titles(.topic("marks")).isEmpty)
        #expect(try titles(.topic("patents")) == ["1"])
    }

    @Test("A stretch that is sorted anew comes to what placing its entries one by one comes to") func resorting() throws
    {
        let wanted: [[String]] = [["patents"], [], ["marks", "patents"], ["marks"], ["patents"], ["marks"]]
        /// What all feeds hold after a history of the same kind was sorted.
        func sorted(_ sort: (borrowing HistoryTransaction, [(entry: HistoryEntry, topics: [String])]) throws -> Void)
            throws -> [String]
        {
            let place = try FeedMembershipTests()
            var entries = try (1...6).map { number in
                try place.add(
                    number, to: number.isMultiple(of: 2) ? jiangmen : guangzhou, topics: number < 4 ? ["marks"] : [],
                    seen: now + Double(number) * 40 * 86_400)
            }
            // Some stand in closed pages, and two are one story.
            let site = Site(title: LocalizedText("S"), url: "", timeZone: .gmt)
            try place.store.write { history in try history.closeArchives(of: site, pageSize: 2) }
            try place.store.write { history in
                var outcome = StoryOutcome()
                outcome.founded = [.init(lead: entries[2].id, members: [entries[2].id, entries[3].id])]
                try history.apply(outcome, now: now)
            }
            entries = try place.store.read { history in try history.entries(after: 0, upTo: 6) }
            try place.store.write { history in try sort(history, Array(zip(entries, wanted))) }
            let scopes: [FeedScope] = [
                .everything, .topic("marks"), .topic("patents"), .city("guangzhou"), .city("jiangmen"),
            ]
            let sizes = try place.store.read { history in try history.feedSizes() }
            return try scopes.map { "\($0): \(try place.titles($0))" }
                + sizes.map { "\($0.key): \($0.value)" }.sorted()
                + entries.map { entry in "\(try place.store.read { history in try history.topics(of: entry.id) })" }
        }
        let oneByOne = try sorted { history, placements in
            for (entry, topics) in placements { try history.place(entry, topics: topics, now: now) }
        }
        let together = try sorted { history, placements in
            try history.resort(placements, after: 0, upTo: 6, now: now)
        }
        #expect(together == oneByOne)
        #expect(together.contains("topic(\"patents\"): [\"5\", \"3\", \"1\"]"))
    }

    @Test("Only the feeds that an entry stands in count as changed") func changes() throws {
        _ = try add(1, to: guangzhou, topics: ["marks"])
        let before = try store.read { history in try history.lastChange() }
        let entry = try add(2, to: jiangmen, topics: ["patents"])
        let scopes = try store.read { history in try history.feeds(changedAfter: before) }
        #expect(
            Set(scopes) == [
                .everything, .city("jiangmen"), .topic("patents"), .topicOfCity(topic: "patents", city: "jiangmen"),
            ])
        let after = try store.read { history in try history.lastChange() }
        #expect(try store.read { history in try history.feeds(changedAfter: after) }.isEmpty)
        try store.write { history in try history.touch(entry.id) }
        #expect(try store.read { history in try history.feeds(changedAfter: after) }.count == 4)
    }

    @Test("The window holds the newest by first sight or date, and a back-dated entry is news") func window() throws {
        let old = now - 400 * 86_400
        for number in 1...5 {
            _ = try add(number, to: guangzhou, topics: [], order: old + Double(number), seen: old + 86_400)
        }
        #expect(try titles(.everything, count: 3) == ["5", "4", "3", "2", "1"])
        _ = try add(6, to: guangzhou, topics: [], order: old - 86_400, seen: now)
        try store.write { history in
            try history.closeArchives(of: Site(title: LocalizedText("S"), url: "", timeZone: .gmt), pageSize: 1)
        }
        #expect(try titles(.everything, count: 3) == ["5", "4", "6"])
    }

    @Test("The past of a source that was just added does not drive this week's news out of the window") func past()
        throws
    {
        for number in 1...4 {
            let day = now + Double(number) * 86_400
            _ = try add(number, to: guangzhou, topics: [], order: day, seen: day)
        }
        for number in 11...16 {
            let day = now - Double(700 - number) * 86_400
            _ = try add(number, to: jiangmen, topics: [], order: day, seen: now + 5 * 86_400)
        }
        try store.write { history in
            try history.closeArchives(of: Site(title: LocalizedText("S"), url: "", timeZone: .gmt), pageSize: 1)
        }
        let limits = WindowLimits(dated: 8, backdated: 6)
        #expect(try titles(.everything, count: 1, limits: limits) == ["4", "3", "2", "1", "16", "15"])
        #expect(
            try titles(.everything, count: 1, limits: WindowLimits(dated: 3, backdated: 2)) == ["4", "3", "2", "16"])
    }

    @Test("What stands in no archive yet stays in the window, however many that are") func open() throws {
        let old = now - 400 * 86_400
        for number in 1...5 {
            _ = try add(number, to: guangzhou, topics: [], order: old, seen: old + Double(number) * 40 * 86_400)
        }
        #expect(try titles(.everything, count: 1, days: 0) == ["5", "4", "3", "2", "1"])
    }
}
