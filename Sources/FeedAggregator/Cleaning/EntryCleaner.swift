package import FeedModel
package import struct Foundation.TimeZone

/// Turns a parsed feed into entries ready to be merged and published: plain titles, HTML that is safe by the strict policy, absolute addresses.
///
/// A bad field costs the field. An entry is left out only if it has nothing at all to show.
package struct EntryCleaner: Sendable {
    private let language: String?
    private let feedURL: String?
    private let dates: DateReader
    private let sanitizer = Sanitizer(policy: .strict)

    /// A title made from a text is at most this long, in characters: a line and a half in a list.
    private static let longestTitle = 80

    /// - Parameters:
    ///   - timeZone: for dates that name no zone and were not read yet.
    ///   - language: BCP 47, for entries that do not state theirs.
    ///   - feedURL: what relative addresses are resolved against where the feed states no base.
    package init(timeZone: TimeZone = .gmt, language: String? = nil, feedURL: String? = nil) {
        (self.language, self.feedURL) = (language, feedURL)
        dates = DateReader(timeZone: timeZone)
    }

    /// The entries that have something to show, in the feed's order.
    package func clean(_ parsed: ParsedFeed) -> [CleanEntry] {
        parsed.entries.compactMap { clean($0, of: parsed) }
    }

    private func clean(_ entry: Entry, of parsed: ParsedFeed) -> CleanEntry? {
        let bodies = EntryBodies(entry.item, sanitizer: sanitizer, feedURL: feedURL)
        let link = link(of: entry.item)
        let enclosures = EntryEnclosures.of(entry.item, resolve: address)
        let id = entry.id.flatMap { $0.isEmpty ? nil : withoutFolder($0) }
        guard
            let title = title(of: entry.item) ?? bodies.beginning(upTo: Self.longestTitle)
                ?? link.map(PlainText.collapsed) ?? enclosures.first?.title ?? enclosures.first?.url ?? id
        else { return nil }
        return CleanEntry(
            publisherID: id, link: link, title: title, summary: bodies.summary, content: bodies.content,
            language: tag(entry.language) ?? tag(bodies.language) ?? tag(entry.title?.language) ?? tag(
                parsed.feed.language)
                ?? tag(language),
            published: date(entry.published) ?? date(entry.created), updated: date(entry.updated),
            authors: authors(of: entry, feed: parsed), categories: categories(of: entry.item),
            enclosures: enclosures)
    }

    // MARK: - Fields

    private func title(of item: Item) -> String? {
        guard let title = item.title else { return nil }
        let plain = Self.plain(title)
        return plain.isEmpty ? nil : plain
    }

    /// A text construct as one line, whatever its type.
    static func plain(_ text: Text) -> String {
        text.type == "text/html" || text.type == "application/xhtml+xml"
            ? PlainText.of(html: text.value) : PlainText.collapsed(text.value)
    }

    /// The entry's page. Of its links only those are asked that lead to the web. A text that lies elsewhere is as good as a page (RFC 4287
    /// §4.1.3.2).
    private func link(of item: Item) -> String? {
        let alternates = item.links.filter { $0.rel == "alternate" }.map(\.href)
        let id = item.idIsPermalink != false ? item.id : nil
        return ([item.link] + alternates + item.contents.map(\.src) + [id]).lazy.compactMap { $0.flatMap(address) }
            .first
    }

    /// An id that was resolved against a file, as it stands in that file: where it lies on this machine is nobody's business.
    private func withoutFolder(_ id: String) -> String {
        guard id.hasPrefix("file:"), let feedURL else { return id }
        // Without the folders that both lie in, so that ids stay different.
        let common = zip(id.utf8, feedURL.utf8).prefix { $0 == $1 }.count
        guard let slash = id.utf8.prefix(common).lastIndex(of: UInt8(ascii: "/")) else { return id }
        let name = id[id.index(after: slash)...]
        let up = feedURL.utf8.dropFirst(id.utf8.prefix(through: slash).count).count { $0 == UInt8(ascii: "/") }
        return name.isEmpty ? id : String(repeating: "../", count: up) + name
    }

    /// The web address that a reference means, fit for publishing.
    private func address(_ reference: String) -> String? {
        let resolved = URLReference.resolve(reference, against: feedURL)
        return URLReference.isWebAddress(resolved) ? URLReference.percentEncoded(resolved) : nil
    }

    private func date(_ date: FeedDate?) -> EntryDate? {
        guard let date else { return nil }
        let read = date.date == nil ? dates.read(date.text) : date
        return read.date.map { EntryDate($0, hasTime: read.hasTime) }
    }

    private func tag(_ language: String?) -> String? { language.flatMap(LanguageTag.read) }

    /// The entry's authors, else those of where it comes from, else those of the feed (RFC 4287 §4.2.1).
    private func authors(of entry: Entry, feed: ParsedFeed) -> [Person] {
        let isAtom = feed.format?.rawValue.hasPrefix("atom") ?? false
        let candidates = [entry.authors, entry.source?.authors ?? [], isAtom ? feed.feed.authors : []]
        return candidates.lazy.map { $0.compactMap(clean) }.first { !$0.isEmpty } ?? []
    }

    private func clean(_ person: Person) -> Person? {
        func filled(_ text: String?) -> String? {
            text.map(PlainText.of(html:)).flatMap { $0.isEmpty ? nil : $0 }
        }
        let clean = Person(name: filled(person.name), email: filled(person.email), url: person.url.flatMap(address))
        return clean == Person() ? nil : clean
    }

    private func categories(of item: Item) -> [String] {
        var seen: Set<String> = []
        return item.categories.compactMap { category in
            let term = PlainText.of(html: category.term ?? category.label ?? "")
            return !term.isEmpty && seen.insert(term).inserted ? term : nil
        }
    }
}
