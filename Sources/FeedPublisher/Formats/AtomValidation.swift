internal import FeedModel

/// The rules of RFC 4287 that types alone do not hold.
enum AtomValidation {
    static func check(_ feed: AtomFeed) throws(AtomError) {
        guard IRI.isValid(feed.id) else { throw .invalidID(feed.id) }
        try check(feed.links, of: feed.id)
        try check(language: feed.language)
        for address in [feed.icon, feed.logo, feed.stylesheet, feed.generator?.url] {
            if let address, !IRI.isValid(address) { throw .relativeAddress(address) }
        }
        var seen: Set<String> = []
        for entry in feed.entries {
            guard seen.insert(entry.id).inserted else { throw .repeatedID(entry.id) }
            try check(entry, in: feed)
        }
    }

    private static func check(_ entry: AtomEntry, in feed: AtomFeed) throws(AtomError) {
        guard IRI.isValid(entry.id) else { throw .invalidID(entry.id) }
        try check(entry.links, of: entry.id)
        try check(language: entry.language)
        let named = [entry.authors, entry.source?.authors ?? [], feed.authors].contains { people in
            people.contains { !($0.name ?? "").isEmpty }
        }
        guard named else { throw .noAuthor(entry: entry.id) }
        guard entry.content != nil || entry.page != nil else { throw .noContent(entry: entry.id) }
        if let source = entry.source {
            guard IRI.isValid(source.id) else { throw .invalidID(source.id) }
            try check(source.links, of: source.id)
        }
    }

    private static func check(language: String?) throws(AtomError) {
        if let language, LanguageTag.read(language) != language { throw .invalidLanguage(language) }
    }

    private static func check(_ links: [Link], of id: String) throws(AtomError) {
        var alternates: Set<[String]> = []
        for link in links {
            guard IRI.isValid(link.href) else { throw .relativeAddress(link.href) }
            guard link.rel == "alternate" else { continue }
            guard alternates.insert([link.type ?? "", link.hreflang ?? ""]).inserted else {
                throw .repeatedAlternate(id: id)
            }
        }
    }
}
