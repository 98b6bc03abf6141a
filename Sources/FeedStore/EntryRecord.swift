internal import FeedModel
internal import Foundation
internal import GRDB

/// A row of `entry` as SQLite holds it, and the way to and from ``HistoryEntry``.
struct EntryRecord {
    static let columns = """
        entry.id, entry.atomID, entry.source, entry.city, entry.publisherID, entry.link, entry.title, entry.summary,
        entry.content, entry.language, entry.saidPublished, entry.saidTime, entry.saidUpdated, entry.details,
        entry.firstSeen, entry.published, entry.updated, entry.position, entry.story, entry.memory
        """

    /// What is never searched or sorted by.
    struct Details: Codable {
        var authors: [Person]?
        var categories: [String]?
        var enclosures: [Enclosure]?
        /// Whether the source's `updated` carried a time of day.
        var updatedHasTime: Bool?
    }

    static func entry(_ row: Row) throws -> HistoryEntry {
        let details = try JSONDecoder().decode(Details.self, from: row["details"] as Data)
        let published = (row["saidPublished"] as Int64?).map { EntryDate(date($0), hasTime: row["saidTime"]) }
        let updated = (row["saidUpdated"] as Int64?).map {
            EntryDate(date($0), hasTime: details.updatedHasTime ?? true)
        }
        let current = CleanEntry(
            publisherID: row["publisherID"], link: row["link"], title: row["title"], summary: row["summary"],
            content: row["content"], language: row["language"], published: published, updated: updated,
            authors: details.authors ?? [], categories: details.categories ?? [], enclosures: details.enclosures ?? [])
        return HistoryEntry(
            id: row["id"], atomID: row["atomID"], source: row["source"], city: row["city"], current: current,
            firstSeen: date(row["firstSeen"]), published: date(row["published"]), updated: date(row["updated"]),
            order: date(row["position"]), story: row["story"],
            memory: try JSONDecoder().decode(EntryMemory.self, from: row["memory"] as Data))
    }

    /// The columns that follow from what the publisher says now, in the order of ``currentColumns``.
    static func currentValues(_ entry: CleanEntry) throws -> [(any DatabaseValueConvertible)?] {
        let details = Details(
            authors: entry.authors.isEmpty ? nil : entry.authors,
            categories: entry.categories.isEmpty ? nil : entry.categories,
            enclosures: entry.enclosures.isEmpty ? nil : entry.enclosures,
            updatedHasTime: entry.updated?.hasTime == false ? false : nil)
        return [
            entry.publisherID, entry.link, entry.title, entry.summary, entry.content, entry.language,
            entry.published.map { seconds($0.instant) }, entry.published?.hasTime ?? false,
            entry.updated.map { seconds($0.instant) }, try json(details),
        ]
    }

    static let currentColumns = [
        "publisherID", "link", "title", "summary", "content", "language", "saidPublished", "saidTime", "saidUpdated",
        "details",
    ]

    /// The same value gives the same text, so that an unchanged row stays unchanged.
    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func seconds(_ date: Date) -> Int64 { Int64(date.timeIntervalSince1970.rounded(.down)) }
    static func date(_ seconds: Int64) -> Date { Date(timeIntervalSince1970: TimeInterval(seconds)) }
}
