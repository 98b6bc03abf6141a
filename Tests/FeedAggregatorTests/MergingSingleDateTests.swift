import FeedAggregator
import FeedModel
import Foundation
import Testing

/// RSS 1.0 with `dc:date` and many Atom feeds state one date only, as that of the last change.
@Suite("An entry with one date only") struct MergingSingleDateTests {
    private let source = Source(id: "s", city: "c", url: "https://a.example/feed", timeZone: .gmt)
    private let now = Date(timeIntervalSince1970: 1_730_000_000)
    private let stated = Date(timeIntervalSince1970: 1_724_630_400)

    private func entry(updated: Date) -> CleanEntry {
        CleanEntry(
            publisherID: "tag:a.example,2024:1", link: "https://a.example/1", title: "涉外商标保护公告",
            updated: EntryDate(updated))
    }

    @Test("At first sight it is the date of publication as well") func firstSight() {
        let outcome = Merger.merge(
            ListedArticles([entry(updated: stated)], of: source), of: source, known: KnownEntries(), now: now
        ) { $0 }
        #expect(outcome.new.map(\.published) == [stated])
        #expect(outcome.new.map(\.updated) == [stated])
        #expect(outcome.new.map(\.order) == [stated])
    }

    @Test("A later change does not move the publication") func laterChange() {
        let before = HistoryEntry(
            id: 1, atomID: "tag:a.example,2024:1", source: "s", city: "c", current: entry(updated: stated),
            firstSeen: now, published: stated, updated: stated, order: stated)
        let incoming = entry(updated: stated + 86_400)
        var known = KnownEntries()
        for key in IdentityKeys.keys(for: incoming, source: source) { known.add(before, under: key) }
        let outcome = Merger.merge(ListedArticles([incoming], of: source), of: source, known: known, now: now + 86_400)
        { $0 }
        #expect(outcome.new.isEmpty)
        #expect(outcome.changes.map(\.published) == [stated])
        #expect(outcome.changes.map(\.order) == [stated])
    }
}
