package import FeedModel
internal import struct Foundation.Date
internal import struct Foundation.TimeZone

/// Works out by which marks an entry is known again.
package enum IdentityKeys {
    /// The keys of one entry, strongest first. Whether a key proves useless is judged later, with its neighbours and the history in view.
    package static func keys(for entry: CleanEntry, source: Source) -> [IdentityKey] {
        let link = entry.link.map(NormalizedLink.init)
        return keys(
            for: entry, source: source, link: link, article: link.flatMap(ArticleID.init),
            foldedTitle: NormalizedText.folded(title: entry.title))
    }

    static func keys(
        for entry: CleanEntry, source: Source, link: NormalizedLink?, article: ArticleID?, foldedTitle: String
    ) -> [IdentityKey] {
        var keys: [IdentityKey] = []
        if let id = publisherID(of: entry, foldedTitle: foldedTitle) {
            keys.append(key(.publisherID, source.id, id))
        }
        if let article { keys.append(key(.article, source.city, article.family, article.number)) }
        if let link, link.isSpecific {
            keys.append(key(.link, source.city, link.key))
        } else {
            // Nothing but its words tells it from others.
            keys.append(key(.article, source.id, "text", String(TextVersion(entry).digest)))
        }
        keys.append(key(.titleAndDay, source.city, day(of: entry, in: source.timeZone) ?? "", foldedTitle))
        keys.append(key(.title, source.id, foldedTitle))
        return keys
    }

    /// What the same title is known by in the city on the day before and the day after.
    static func neighbours(of day: PublicationDay, foldedTitle: String, source: Source) -> [IdentityKey] {
        [-1, 1].map { key(.titleAndDay, source.city, PublicationDay(number: day.number + $0).text, foldedTitle) }
    }

    /// What an entry with this address would be known by, in any of the cities; none for what is no article's address.
    package static func keys(forAddress address: String, in cities: [City.ID]) -> [IdentityKey] {
        let link = NormalizedLink(address)
        return link.isSpecific ? cities.map { key(.link, $0, link.key) } : []
    }

    /// The publisher's id, unless it is the headline once more: that would change with it. `http:` and `https:` are the same id.
    static func publisherID(of entry: CleanEntry, foldedTitle: String) -> String? {
        guard let id = entry.publisherID.map(NormalizedText.trimmed), !id.isEmpty else { return nil }
        guard NormalizedText.folded(title: id) != foldedTitle else { return nil }
        return id.utf8.count > 8 && id.prefix(8).lowercased() == "https://" ? "http://" + id.dropFirst(8) : id
    }

    /// The day of publication where the source is, as `2024-08-26`.
    static func day(of entry: CleanEntry, in timeZone: TimeZone) -> String? {
        EntryDates.stated(entry.published).map { PublicationDay($0.instant, in: timeZone).text }
    }

    /// Longer values are digested, so that a key never takes more room than an entry's title.
    private static let limitInBytes = 256

    private static func key(_ kind: IdentityKey.Kind, _ parts: String...) -> IdentityKey {
        let value = parts.joined(separator: "\u{1F}")
        guard value.utf8.count > limitInBytes else { return IdentityKey(kind, value) }
        let scope = parts[0].utf8.count <= 64 ? parts[0] : KeyDigest.of(parts[0]).text
        return IdentityKey(kind, scope + "\u{1F}#" + KeyDigest.of(value).text)
    }
}
