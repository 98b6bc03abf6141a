import FeedModel
import FeedStore
import Foundation
import Testing

@Suite("Archive pages of the store") struct ArchiveTests {
    private let folder: TestFolder
    private let store: HistoryStore

    init() throws {
        folder = try TestFolder()
        store = try HistoryStore(path: folder.store)
        try store.write { history in
            for source in [guangzhou, jiangmen] { try history.register(source) }
        }
    }

    private static func site(_ topic: String = "Marks") -> Site {
        Site(
            title: LocalizedText("Site"), url: "https://site.example/", timeZone: .gmt,
            cities: [
                City(id: "guangzhou", name: LocalizedText("Guangzhou"), bureau: LocalizedText("Bureau")),
                City(id: "jiangmen", name: LocalizedText("Jiangmen"), bureau: LocalizedText("Bureau")),
            ], topics: [Topic(id: "marks", name: LocalizedText(topic))])
    }

    @discardableResult private func add(
        _ number: Int, to source: Source = guangzhou, topics: [String] = ["marks"]
    ) throws -> HistoryEntry {
        try store.write { history in
            let item = new(CleanEntry(link: "https://\(source.id).example/\(number)", title: "\(number)"), number)
            let entry = try history.insert(item, source: source, firstSeen: now + Double(number))
            try history.place(entry, topics: topics, now: now + Double(number))
            return entry
        }
    }

    private func close(_ site: Site = site()) throws {
        try store.write { history in try history.closeArchives(of: site, pageSize: 2) }
    }

    private func entries(_ scope: FeedScope) throws -> [[PublishedEntry]] {
        try store.read { history in
            try history.closedPages(of: scope).reversed().map { page in
                let site = try history.site(at: page.closing, url: "https://site.example/")
                return try history.entries(of: page, topics: site?.topics.map(\.id) ?? [])
            }
        }
    }

    private func titles(_ scope: FeedScope) throws -> [[String]] { try entries(scope).map { $0.map(\.title) } }

    private func open(_ scope: FeedScope) throws -> [String] {
        try store.read { history in try history.openEntries(of: scope) }.sorted()
    }

    @Test("Every entry stands in one page, or is still open") func pages() throws {
        for number in 1...5 { try add(number) }
        try close()
        for scope in [FeedScope.everything, .topic("marks"), .city("guangzhou")] {
            #expect(try titles(scope) == [["1", "2"], ["3", "4"]])
            #expect(try open(scope) == ["tag:5"])
        }
        #expect(try titles(.topicOfCity(topic: "marks", city: "guangzhou")).isEmpty)
    }

    @Test("Closing twice closes nothing twice") func again() throws {
        for number in 1...3 { try add(number) }
        try close()
        let last = try store.read { history in try history.lastClosing() }
        try close()
        #expect(try store.read { history in try history.lastClosing() } == last)
        #expect(try titles(.everything) == [["1", "2"]])
    }

    @Test("A revision leaves closed pages as they are, and comes with the feed again") func revision() throws {
        let first = try add(1)
        for number in 2...5 { try add(number) }
        try close()
        let before = try entries(.everything)
        for step in 1...2 {
            var entry = first
            entry.current.title = "changed \(step)"
            entry.current.link = "https://gz.example/moved"
            entry.updated = now + Double(step) * 100_000
            try store.write { history in
                try history.apply(change(entry, isRevision: true), now: now + 90 * 86_400)
            }
        }
        #expect(try entries(.everything) == before)
        let window = try store.read { history in
            try history.window(of: .everything, count: 1, days: 0, topics: ["marks"]).map(\.title)
        }
        #expect(window.contains("changed 2"))
    }

    @Test(
        "A correction made before the page of its entry is closed stays in the window from then on, as one made after")
    func corrected() throws {
        let first = try add(1)
        for number in 2...3 { try add(number) }
        var entry = first
        entry.current.title = "changed"
        try store.write { history in
            try history.apply(change(entry, isRevision: true), now: now + 25 * 86_400)
        }
        try close()
        #expect(try titles(.everything).first == ["changed", "2"])
        let window = try store.read { history in
            try history.window(of: .everything, count: 1, days: 10, topics: ["marks"]).map(\.title)
        }
        #expect(window == ["3", "changed"])
    }

    @Test("A page closed after a revision shows it; the one before shows what was before") func later() throws {
        let first = try add(1, topics: [])
        for number in 2...3 { try add(number, topics: []) }
        try close()
        var entry = first
        entry.current.title = "changed"
        try store.write { history in
            try history.apply(change(entry, isRevision: true), now: now + 50)
            try history.place(entry, topics: ["marks"], now: now + 50)
        }
        for number in 60...62 { try add(number) }
        try close()
        #expect(try titles(.everything).first == ["1", "2"])
        #expect(try titles(.topic("marks")).first == ["changed", "60"])
        #expect(try entries(.everything).first?.first?.topics == [])
        #expect(try entries(.topic("marks")).first?.first?.topics == ["marks"])
    }

    @Test("A story that grows leaves closed pages as they are") func story() throws {
        let lead = try add(1)
        for number in 2...3 { try add(number) }
        try close()
        let before = try entries(.everything)
        let other = try add(4, to: jiangmen)
        try store.write { history in
            var outcome = StoryOutcome()
            outcome.founded = [.init(lead: lead.id, members: [lead.id, other.id])]
            try history.apply(outcome, now: now + 90 * 86_400)
        }
        #expect(try entries(.everything) == before)
        #expect(before.first?.first?.related == [])
        let shown = try store.read { history in
            try history.window(of: .everything, count: 1, days: 0, topics: ["marks"])
        }
        #expect(shown.first { $0.title == "1" }?.related.map(\.city) == ["jiangmen"])
        // A member that moves changes what the others say of it.
        for number in 5...8 { try add(number) }
        try close()
        let grown = try entries(.everything)
        var moved = other
        moved.current.link = "https://jm.example/moved"
        try store.write { history in try history.apply(change(moved), now: now + 91 * 86_400) }
        #expect(try entries(.everything) == grown)
    }

    @Test("A page leads where it led when the copy moves that it leads to, though that stands in no page yet")
    func openCopy() throws {
        let lead = try add(1)
        let other = try add(2, to: jiangmen)
        try store.write { history in
            var outcome = StoryOutcome()
            outcome.founded = [.init(lead: lead.id, members: [lead.id, other.id])]
            try history.apply(outcome, now: now + 10)
        }
        for number in 3...5 { try add(number) }
        try close()
        let before = try entries(.everything)
        #expect(before.first?.first?.related.map(\.href) == ["https://jm.example/2"])
        #expect(try entries(.city("jiangmen")) == [])
        var moved = other
        moved.current.link = "https://jm.example/moved"
        try store.write { history in try history.apply(change(moved), now: now + 20) }
        #expect(try entries(.everything) == before)
    }

    @Test("What leaves a topic stays in its closed pages, and never stands there twice") func leaving() throws {
        let first = try add(1)
        for number in 2...3 { try add(number) }
        try close()
        try store.write { history in try history.place(first, topics: [], now: now + 10) }
        #expect(try titles(.topic("marks")) == [["1", "2"]])
        try store.write { history in try history.place(first, topics: ["marks"], now: now + 20) }
        for number in 30...33 { try add(number) }
        try close()
        #expect(try titles(.topic("marks")) == [["1", "2"], ["3", "30"], ["31", "32"]])
        #expect(try open(.topic("marks")) == ["tag:33"])
    }

    @Test("Names are those of the closing, whatever the configuration says later") func names() throws {
        for number in 1...3 { try add(number) }
        try close(Self.site("Marks"))
        for number in 4...5 { try add(number) }
        try store.write { history in
            var renamed = guangzhou
            renamed.name = "Another name"
            try history.register(renamed)
        }
        try close(Self.site("Trade marks"))
        let names = try store.read { history in
            try history.closedPages(of: .everything).reversed().map { page in
                try history.site(at: page.closing, url: "https://moved.example/")
            }
        }
        #expect(names.map { $0?.topics.first?.name.text(in: "en") } == ["Marks", "Trade marks"])
        #expect(names.map { $0?.url } == ["https://moved.example/", "https://moved.example/"])
        #expect(try entries(.everything).map { $0.first?.source.title } == ["Guangzhou", "Another name"])
        #expect(try unchanged(.everything) == [nil, ["3", "4"]])
    }

    /// Of each closed page, oldest first, the titles of its entries where it shows all as they are now.
    private func unchanged(_ scope: FeedScope) throws -> [[String]?] {
        try store.read { history in
            try history.closedPages(of: scope).reversed().map { page in
                try history.unchangedEntries(of: page, cache: PublishedEntryCache())?.sorted()
                    .compactMap { try history.entry($0)?.current.title }
            }
        }
    }

    @Test("A page whose entries changed since is told from one that shows them as they are") func unchanged() throws {
        let entries = try (1...5).map { try add($0) }
        try close()
        #expect(try unchanged(.everything) == [["1", "2"], ["3", "4"]])
        try store.write { history in
            var revised = entries[0]
            revised.current.title = "1, put right"
            try history.apply(change(revised, isRevision: true), now: now + 100)
        }
        #expect(try unchanged(.everything) == [nil, ["3", "4"]])
    }
}
