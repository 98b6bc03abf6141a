internal import FeedModel
internal import Foundation
internal import GRDB

/// A row of `entry` as SQLite holds it, and the way to and from ``HistoryEntry``.
struct EntryRecord {
    /// What of the table makes a ``HistoryEntry``, in the order it is selected.
    private enum Column: Int, CaseIterable {
        case id, atomID, source, city, publisherID, link, title, summary, content, language, saidPublished, saidTime,
            saidUpdated, details, firstSeen, published, updated, position, story, memory, forgotten
    }

    static let columns = Column.allCases.map { "entry.\($0)" }.joined(separator: ", ")

    /// What is never searched or sorted by.
    struct Details: Codable, Hashable {
        var authors: [Person]?
        var categories: [String]?
        var enclosures: [Enclosure]?
        /// Whether the source's `updated` carried a time of day.
        var updatedHasTime: Bool?
    }

    /// - Parameter row: of ``columns``, and of nothing before them.
    static func entry(_ row: Row) throws -> HistoryEntry {
        let details = try self.details(row[Column.details.rawValue])
        let published = (row[Column.saidPublished.rawValue] as Int64?).map {
            EntryDate(date($0), hasTime: row[Column.saidTime.rawValue])
        }
        let updated = (row[Column.saidUpdated.rawValue] as Int64?).map {
            EntryDate(date($0), hasTime: details.updatedHasTime ?? true)
        }
        let current = CleanEntry(
            publisherID: row[Column.publisherID.rawValue], link: row[Column.link.rawValue],
            title: row[Column.title.rawValue], summary: row[Column.summary.rawValue],
            content: row[Column.content.rawValue], language: row[Column.language.rawValue], published: published,
            updated: updated, authors: details.authors ?? [], categories: details.categories ?? [],
            enclosures: details.enclosures ?? [])
        return HistoryEntry(
            id: row[Column.id.rawValue], atomID: row[Column.atomID.rawValue], source: row[Column.source.rawValue],
            city: row[Column.city.rawValue], current: current, firstSeen: date(row[Column.firstSeen.rawValue]),
            published: date(row[Column.published.rawValue]), updated: date(row[Column.updated.rawValue]),
            order: date(row[Column.position.rawValue]), story: row[Column.story.rawValue],
            memory: try value(row[Column.memory.rawValue], empty: EntryMemory()),
            isForgotten: row[Column.forgotten.rawValue] != nil)
    }

    /// The entries of a source mostly say the same here: who wrote them, in which column.
    private static let readDetails = Memo<String, Details>()
    private static let writtenDetails = Memo<Details, String>()

    private static func details(_ json: String) throws -> Details {
        try readDetails.value(for: json) { try value(json, empty: Details()) }
    }

    private static func json(_ details: Details) throws -> String {
        try writtenDetails.value(for: details) { details == Details() ? emptyObject : try encoded(details) }
    }

    /// Most entries have nothing to say here: an empty object is not worth a decoder.
    private static func value<Value: Decodable>(_ json: String, empty: Value) throws -> Value {
        json == emptyObject ? empty : try JSONDecoder().decode(Value.self, from: Data(json.utf8))
    }

    private static let emptyObject = "{}"

    static func json(_ memory: EntryMemory) throws -> String {
        memory == EntryMemory() ? emptyObject : try encoded(memory)
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
            entry.updated.map { seconds($0.instant) },
            try json(details),
        ]
    }

    static let currentColumns = [
        "publisherID", "link", "title", "summary", "content", "language", "saidPublished", "saidTime", "saidUpdated",
        "details",
    ]

    /// The same value gives the same text, so that an unchanged row stays unchanged.
    static func encoded(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func seconds(_ date: Date) -> Int64 { Int64(date.timeIntervalSince1970.rounded(.down)) }
    static func date(_ seconds: Int64) -> Date { Date(timeIntervalSince1970: TimeInterval(seconds)) }
}
