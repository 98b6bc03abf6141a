import FeedModel
import Foundation
import Testing

@testable import FeedStore

@Suite("How the past is cut into pages") struct ArchiveCutTests {
    private static let shanghai = TimeZone(identifier: "Asia/Shanghai") ?? .gmt

    /// Entries numbered from 1 that entered at these moments.
    private func cut(_ moments: [String], last: ArchivePage? = nil, zone: TimeZone = .gmt) throws -> [String] {
        let entered = try moments.map { try Int64(Date($0, strategy: .iso8601).timeIntervalSince1970) }
        let open = entered.enumerated().map { (entry: Int64($0.offset + 1), entered: $0.element) }
        return ArchiveCut(last: last, timeZone: zone, pageSize: 2).closed(open).map { page, entries in
            "\(page.year)-\(page.month)-\(page.part): \(entries.map(String.init).joined(separator: " "))"
        }
    }

    @Test("The last page stays open, however old it is") func open() throws {
        #expect(try cut([]).isEmpty)
        #expect(try cut(["2026-01-01T00:00:00Z"]).isEmpty)
        #expect(try cut(["2026-01-01T00:00:00Z", "2026-01-31T23:59:59Z"]).isEmpty)
    }

    @Test("A page is closed by the entry after it: when it is full, or by a later month") func closing() throws {
        let moments = ["2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", "2026-01-03T00:00:00Z", "2026-02-01T00:00:00Z"]
        #expect(try cut(moments) == ["2026-1-1: 1 2", "2026-1-2: 3"])
    }

    @Test("Months are those of the site's zone") func zone() throws {
        let moments = ["2026-01-31T15:59:59Z", "2026-01-31T16:00:00Z"]
        #expect(try cut(moments).isEmpty)
        #expect(try cut(moments, zone: Self.shanghai) == ["2026-1-1: 1"])
    }

    @Test("A month is gone on with where its last page ended") func later() throws {
        let last = ArchivePage(year: 2026, month: 1, part: 3)
        #expect(
            try cut(["2026-01-09T00:00:00Z", "2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z"], last: last) == [
                "2026-1-4: 1", "2026-2-1: 2",
            ])
    }

    @Test("A clock that went back opens no month again") func back() throws {
        let last = ArchivePage(year: 2026, month: 5)
        #expect(try cut(["2026-03-01T00:00:00Z", "2026-06-01T00:00:00Z"], last: last) == ["2026-5-2: 1"])
    }
}
