import FeedModel
import FeedStore
import Foundation
import Testing

/// Pages of two entries, a window of one, and a day between any two entries.
@Suite("What is no longer kept") struct RetentionTests {
    private let folder: TestFolder
    private let store: HistoryStore
    private static let day = 86_400

    init() throws {
        folder = try TestFolder()
        store = try HistoryStore(path: folder.store)
        try store.write { history in
            for source in [guangzhou, jiangmen] { try history.register(source) }
        }
    }

    private static let site = Site(
        title: LocalizedText("Site"), url: "https://site.example/", timeZone: .gmt,
        cities: [
            City(id: "guangzhou", name: LocalizedText("Guangzhou"), bureau: LocalizedText("Bureau")),
            City(id: "jiangmen", name: LocalizedText("Jiangmen"), bureau: LocalizedText("Bureau")),
        ], topics: [Topic(id: "marks", name: LocalizedText("Marks"))])

    private func key(_ number: Int) -> IdentityKey { IdentityKey(.link, "\(number)") }

    @discardableResult private func add(
        _ number: Int, to source: Source = guangzhou, topics: [String] = []
    ) throws -> HistoryEntry {
        try store.write { history in
            let seen = now + Double(number * Self.day)
            let item = MergeOutcome.NewEntry(
                atomID: "tag:\(number)",
                entry: CleanEntry(
                    link: "https://\(source.id).example/\(number)", title: "\(number)", content: "<p>Text</p>"),
                keys: [key(number)], published: seen, updated: seen, order: seen)
            let entry = try history.insert(item, source: source, firstSeen: seen)
            try history.place(entry, topics: topics, now: seen)
            return entry
        }
    }

    private func close() throws {
        try store.write { history in try history.closeArchives(of: Self.site, pageSize: 2) }
    }

    /// - Returns: how many entries are gone.
    @discardableResult private func forget(_ days: Int, window: Int = 1) throws -> Int {
        let retention = Retention(keep: Int64(days * Self.day), windowEntries: window, windowDays: 0)
        var forgotten = 0
        for feed in try store.read({ history in try history.feedNumbers() }) {
            while let gone = try store.write({ history in try history.forgetOldest(of: feed, retention) }) {
                forgotten += gone
            }
        }
        #expect(try HistoryStore.inspect(path: folder.store).problems.isEmpty)
        #expect(try store.read { history in try history.strayEntryCount() } == 0)
        return forgotten
    }

    /// The entries of a feed's pages, oldest page first, and where the chain ends in a forgotten one, `nil`.
    private func pages(_ scope: FeedScope = .everything) throws -> [[String]?] {
        try store.read { history in
            try history.closedPages(of: scope).reversed().map { page in
                page.isForgotten ? nil : try history.entries(of: page, topics: ["marks"]).map(\.title)
            }
        }
    }

    private func kept() throws -> [String] {
        try store.read { history in
            try history.entries(after: 0, limit: 100).filter { !$0.isForgotten }.map(\.current.title)
        }
    }

    @Test("The oldest pages go, whole; the text of their entries goes, and what they are known by stays") func oldest()
        throws
    {
        for number in 1...7 { try add(number) }
        try close()
        #expect(try forget(3) == 2)
        #expect(try pages() == [nil, ["3", "4"], ["5", "6"]])
        #expect(try pages(.city("guangzhou")) == [nil, ["3", "4"], ["5", "6"]])
        #expect(try kept() == ["3", "4", "5", "6", "7"])
        let (known, shown, count) = try store.read { history in
            let known = try history.answer(MergeLookup(keys: [key(1)], atomIDs: ["tag:2"]))
            return (known, try history.entry(1), try history.entryCount())
        }
        let first = try #require(known.entries.values.first)
        #expect(first.isForgotten)
        #expect((first.atomID, first.current.title, first.current.content) == ("tag:1", "1", nil))
        #expect(known.takenAtomIDs == ["tag:2"])
        #expect(shown == nil)
        #expect(count == 5)
        let sizes = try store.read { history in try history.feedSizes() }
        #expect(sizes == [.everything: 5, .city("guangzhou"): 5])
    }

    @Test("A page of which one entry is young enough stays") func oneYoung() throws {
        for number in 1...7 { try add(number) }
        try close()
        #expect(try forget(6) == 0)
        #expect(try forget(5) == 0)
        #expect(try forget(4) == 2)
        #expect(try pages() == [nil, ["3", "4"], ["5", "6"]])
    }

    @Test("What is not in a closed page yet, or in a feed's window, stays however old it is") func window() throws {
        for number in 1...7 { try add(number) }
        #expect(try forget(1) == 0)
        try close()
        #expect(try forget(1, window: 5) == 2)
        #expect(try forget(0, window: 1) == 4)
        #expect(try kept() == ["7"])
        #expect(try pages() == [nil])
    }

    @Test("Each feed forgets its own past: what one still shows keeps its text") func smallFeed() throws {
        try add(1, topics: ["marks"])
        for number in 2...7 { try add(number) }
        try close()
        #expect(try forget(2) == 3)
        #expect(try kept() == ["1", "5", "6", "7"])
        #expect(try pages() == [nil, ["5", "6"]])
        let shown = try store.read { history in
            try history.window(of: .topic("marks"), count: 1, days: 0, topics: ["marks"])
        }
        #expect(shown.map(\.title) == ["1"])
        #expect(shown.first?.content == "<p>Text</p>")

        // Another sorting brings nothing back into the feeds that have forgotten it, and what leaves its last feed goes.
        let entry = try #require(try store.read { history in try history.entry(1) })
        try store.write { history in try history.place(entry, topics: [], now: now) }
        #expect(try store.read { history in try history.entry(1) } == nil)
        #expect(try pages() == [nil, ["5", "6"]])
        #expect(try HistoryStore.inspect(path: folder.store).problems.isEmpty)
    }

    @Test("What was issued again counts from then") func reissued() throws {
        let first = try add(1)
        for number in 2...7 { try add(number) }
        try close()
        var entry = first
        entry.current.title = "corrected"
        entry.updated = now + 100 * Double(Self.day)
        try store.write { history in
            try history.apply(change(entry, isRevision: true), now: now + 6.5 * Double(Self.day))
        }
        #expect(try forget(3) == 0)
        #expect(try pages().first == ["1", "2"])
    }

    @Test("What stands in kept pages does not change when others go; nor do the pages before which they stood")
    func unchanged() throws {
        let lead = try add(1)
        for number in 2...4 { try add(number) }
        let other = try add(5, to: jiangmen)
        try store.write { history in
            var outcome = StoryOutcome()
            outcome.founded = [.init(lead: lead.id, members: [lead.id, other.id])]
            try history.apply(outcome, now: now + 5 * Double(Self.day))
        }
        for number in 6...9 { try add(number, to: jiangmen) }
        try close()
        func shown() throws -> [[PublishedEntry]] {
            try store.read { history in
                try history.closedPages(of: .city("jiangmen")).map { try history.entries(of: $0, topics: []) }
            }
        }
        let before = try (shown(), previous())
        #expect(try forget(3) == 2)
        #expect(try store.read { history in try history.entry(lead.id) } == nil)
        let after = try (shown(), previous())
        #expect(after.0 == before.0)
        #expect(after.0.last?.first?.related.map(\.href) == ["https://gz.example/1"])
        #expect(after.1 == before.1)
    }

    @Test("A story keeps its topics when a member goes that brought one") func storyTopic() throws {
        let lead = try add(1)
        let other = try add(2, to: jiangmen, topics: ["marks"])
        try store.write { history in
            var outcome = StoryOutcome()
            outcome.founded = [.init(lead: lead.id, members: [lead.id, other.id])]
            try history.apply(outcome, now: now + Double(2 * Self.day))
        }
        for number in 3...9 { try add(number, to: jiangmen, topics: number == 9 ? ["marks"] : []) }
        try close()
        func shown() throws -> PublishedEntry? {
            try store.read { history in try history.published(lead.id, topics: ["marks"]) }
        }
        let before = try shown()
        #expect(before?.topics == ["marks"])
        try forget(3)
        #expect(try store.read { history in try history.entry(other.id) } == nil)
        #expect(try shown() == before)
    }

    /// Where each kept page of Jiangmen leads.
    private func previous() throws -> [ArchivePage?] {
        try store.read { history in
            try history.closedPages(of: .city("jiangmen")).filter { !$0.isForgotten }.map(\.previous)
        }
    }

    @Test("Nobody joins a story whose lead was forgotten") func story() throws {
        let lead = try add(1)
        let other = try add(2, to: jiangmen)
        try store.write { history in
            var bands = StoryBands(areAll: false)
            for entry in [lead, other] { bands.add([7, 8], of: entry.id) }
            try history.rememberBands(&bands)
            var outcome = StoryOutcome()
            outcome.founded = [.init(lead: lead.id, members: [lead.id, other.id])]
            try history.apply(outcome, now: now + Double(2 * Self.day))
        }
        for number in 3...9 { try add(number) }
        try close()
        func candidates() throws -> [HistoryEntry.ID] {
            try store.write { history in
                try history.candidates(sharing: [7, 8], notOf: "zhuhai", limit: 9, beside: StoryBands(areAll: false))
            }
        }
        #expect(try candidates().sorted() == [lead.id, other.id])
        try forget(3)
        #expect(try store.read { history in try history.entry(other.id) } != nil)
        #expect(try candidates().isEmpty)
        // Nor does the lead come back with news of its follower.
        try store.write { history in
            let follower = try #require(try history.reader.entry(other.id))
            try history.apply(change(follower, isRevision: true), now: now + Double(10 * Self.day))
            try history.place(follower, topics: ["marks"], now: now + Double(10 * Self.day))
        }
        #expect(try HistoryStore.inspect(path: folder.store).problems.isEmpty)
    }

    @Test("Documents to take away are named once: pages but the one that ends the chain, and entries") func documents()
        throws
    {
        for number in 1...9 { try add(number) }
        try close()
        try forget(5)
        func names(_ pages: [ClosedPage]) -> [String] {
            pages.filter { $0.scope == .everything }.map { "\($0.page.month)-\($0.page.part)" }
        }
        func abandoned(_ change: Int64) throws -> (endings: [String], pages: [String], entries: [String]) {
            try store.read { history in
                (
                    names(try history.endings(forgottenAfter: change)),
                    names(try history.abandonedPages(forgottenAfter: change, page: 0, limit: 99)),
                    try Self.allForgotten(after: change, in: history)
                )
            }
        }
        let first = try abandoned(-1)
        #expect(first == (["10-1"], [], ["tag:1", "tag:2"]))
        let change = try store.read { history in try history.lastChange() }
        #expect(try abandoned(change) == ([], [], []))
        try forget(1)
        #expect(try abandoned(change) == (["11-1"], ["10-1", "10-2"], ["tag:3", "tag:4", "tag:5", "tag:6"]))
    }

    /// Two at a time, as many as a publication takes away at once.
    private static func allForgotten(after change: Int64, in history: borrowing HistoryReader) throws -> [String] {
        var all: [ForgottenEntry] = []
        while case let some = try history.entries(forgottenAfter: change, after: all.last, limit: 2), !some.isEmpty {
            all += some
        }
        return all.map(\.atomID)
    }

    @Test("A clock that is wrong forgets nothing: age counts from the newest entry") func silent() throws {
        for number in 1...3 { try add(number) }
        try close()
        #expect(try forget(30) == 0)
        #expect(try kept().count == 3)
    }
}
