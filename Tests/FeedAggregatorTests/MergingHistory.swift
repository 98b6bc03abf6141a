import FeedAggregator
import FeedModel
import Foundation

/// A history in memory that does what the store does with outcomes: the tests' stand-in for it.
struct MergingHistory {
    private(set) var entries: [HistoryEntry] = []
    private(set) var revisions: [Int64: [String]] = [:]
    private var keys: [IdentityKey: [Int64]] = [:]
    /// Sources that are no longer configured, each with the one that took its place.
    var departed: [String: String?] = [:]

    /// Merges one reading and carries the outcome out, checking on the way what must hold of every outcome.
    @discardableResult
    mutating func read(_ incoming: [CleanEntry], from source: Source = .notices, at now: Date = .monday) -> MergeOutcome
    {
        let outcome = merged(incoming, from: source, at: now)
        for new in outcome.new {
            let id = Int64(entries.count + 1)
            precondition(!entries.contains { $0.atomID == new.atomID }, "an atom id was given twice: \(new.atomID)")
            precondition(!entries.contains { $0.updated == new.updated }, "two entries share an updated")
            entries.append(
                HistoryEntry(
                    id: id, atomID: new.atomID, source: source.id, city: source.city, current: new.entry,
                    firstSeen: now,
                    published: new.published, updated: new.updated, order: new.order, memory: new.memory))
            for key in new.keys { keys[key, default: []].append(id) }
        }
        for change in outcome.changes {
            let index = Int(change.id) - 1
            if change.isRevision {
                precondition(!entries.contains { $0.updated == change.updated }, "two entries share an updated")
                revisions[change.id, default: []].append(entries[index].current.title)
            }
            entries[index].current = change.entry
            entries[index].published = change.published
            entries[index].updated = change.updated
            entries[index].order = change.order
            entries[index].memory = change.memory
            for key in change.newKeys where keys[key]?.contains(change.id) != true {
                keys[key, default: []].append(change.id)
            }
        }
        for gone in outcome.inherits { departed[gone] = source.id }
        return outcome
    }

    func merged(_ incoming: [CleanEntry], from source: Source = .notices, at now: Date = .monday) -> MergeOutcome {
        let taken = Set(entries.map { Int64($0.updated.timeIntervalSince1970) })
        return Merger.merge(ListedArticles(incoming, of: source), of: source, known: known(incoming, source), now: now)
        { second in
            var free = second
            while taken.contains(free) { free += 1 }
            return free
        }
    }

    func known(_ incoming: [CleanEntry], _ source: Source) -> KnownEntries {
        let lookup = Merger.lookup(for: incoming, of: source)
        var known = KnownEntries(takenAtomIDs: lookup.atomIDs.intersection(entries.map(\.atomID)))
        known.inherited = Set(departed.filter { $0.value == source.id }.keys)
        known.heirless = Set(departed.filter { $0.value == nil }.keys)
        for key in lookup.keys {
            for id in keys[key, default: []].suffix(MergeLookup.holdersPerKey).reversed() {
                known.add(entries[Int(id) - 1], under: key)
            }
        }
        return known
    }

    /// What the store does with entries that the operator no longer keeps.
    mutating func forgetAll() {
        for index in entries.indices {
            (entries[index].current.content, entries[index].current.summary) = (nil, nil)
            entries[index].isForgotten = true
        }
    }

    /// Titles in the order of the lists: newest first.
    var titles: [String] { entries.sorted { ($0.order, $0.id) > ($1.order, $1.id) }.map(\.current.title) }

    /// Titles in the order feed readers show: by `updated`, newest first.
    var titlesByUpdated: [String] { entries.sorted { $0.updated > $1.updated }.map(\.current.title) }
}

extension Source {
    /// The notices column of one city's bureau.
    static let notices = Source.merging("jiangmen-notices", url: "https://amr.jiangmen.example/tzgg/index.html")
    /// Another column of the same site.
    static let news = Source.merging("jiangmen-news", url: "https://amr.jiangmen.example/news/index.html")
    /// The portal of the same city.
    static let portal = Source.merging("jiangmen-portal", url: "https://www.jiangmen.example/xxgk/index.html")
    static let otherCity = Source.merging("zhuhai-notices", city: "zhuhai", url: "https://amr.zhuhai.example/tzgg/")

    static func merging(_ id: String, city: String = "jiangmen", url: String) -> Source {
        Source(id: id, city: city, url: url, timeZone: TimeZone(secondsFromGMT: 8 * 3_600) ?? .gmt)
    }
}

extension Date {
    /// 2024-08-26 12:00 in China: the first run of most tests.
    static let monday = Date(timeIntervalSince1970: 1_724_644_800)

    static func hours(_ hours: Double) -> Date { monday.addingTimeInterval(hours * 3_600) }
    static func days(_ days: Double) -> Date { monday.addingTimeInterval(days * 86_400) }
}

extension EntryDate {
    /// The beginning of a day in China, `days` after 2024-08-26.
    static func day(_ days: Int) -> EntryDate {
        EntryDate(Date(timeIntervalSince1970: 1_724_601_600 + Double(days) * 86_400), hasTime: false)
    }
    static func at(_ date: Date) -> EntryDate { EntryDate(date) }
}

extension CleanEntry {
    /// A row of a list or an item of a feed.
    static func row(
        _ title: String, _ link: String? = nil, id: String? = nil, on published: EntryDate? = nil, body: String? = nil,
        summary: String? = nil, updated: EntryDate? = nil
    ) -> CleanEntry {
        CleanEntry(
            publisherID: id, link: link, title: title, summary: summary, content: body, published: published,
            updated: updated)
    }
}

/// A body long enough to be a notice's own.
func longBody(_ subject: String) -> String {
    "<p>为做好\(subject)有关工作，现将有关事项通知如下：请各有关单位按照要求认真准备材料，于规定期限内报送，逾期不再受理。"
        + "联系人及联系方式见附件，办公时间为工作日上午九时至下午五时，节假日除外，特此通知。</p>"
}
