internal import FeedModel

/// The rules of RFC 4287 that types alone do not hold.
enum AtomValidation {
    /// - Returns: the feed with what can be mended without a question: addresses percent-encoded, relations in lower case.
    static func checked(_ feed: AtomFeed) throws(AtomError) -> AtomFeed {
        var feed = feed
        guard IRI.isValid(feed.id) else { throw .invalidID(feed.id) }
        feed.links = try checked(feed.links, of: feed.id)
        try check(feed.categories, of: feed.id)
        try check(language: feed.language)
        feed.icon = try feed.icon.map(address)
        feed.logo = try feed.logo.map(address)
        feed.stylesheet = try feed.stylesheet.map(address)
        if let url = feed.generator?.url { feed.generator?.url = try address(url) }
        feed.subtitle = try feed.subtitle.map(checked)
        // RFC 4287 §4.2.6.1 compares letter by letter; Swift takes two spellings of an accented letter for one.
        var seen: Set<[UInt8]> = []
        for index in feed.entries.indices {
            guard seen.insert(Array(feed.entries[index].id.utf8)).inserted else {
                throw .repeatedID(feed.entries[index].id)
            }
            try check(&feed.entries[index], authorsOfFeed: feed.authors)
        }
        return feed
    }

    private static func check(_ entry: inout AtomEntry, authorsOfFeed: [Person]) throws(AtomError) {
        guard IRI.isValid(entry.id) else { throw .invalidID(entry.id) }
        entry.links = try checked(entry.links, of: entry.id)
        try check(entry.categories, of: entry.id)
        try check(language: entry.language)
        let people = entry.authors + (entry.source?.authors ?? []) + authorsOfFeed
        guard people.contains(where: { $0.atomName != nil }) else { throw .noAuthor(entry: entry.id) }
        guard entry.content != nil || entry.page != nil else { throw .noContent(entry: entry.id) }
        if let source = entry.source {
            guard IRI.isValid(source.id) else { throw .invalidID(source.id) }
            entry.source?.links = try checked(source.links, of: source.id)
        }
    }

    private static func check(language: String?) throws(AtomError) {
        if let language, LanguageTag.read(language) != language { throw .invalidLanguage(language) }
    }

    private static func check(_ categories: [Category], of id: String) throws(AtomError) {
        for category in categories {
            guard !(category.term ?? "").isEmpty else { throw .noTerm(id: id) }
            if let scheme = category.scheme, !IRI.isValid(scheme) { throw .relativeAddress(scheme) }
        }
    }

    private static func checked(_ links: [Link], of id: String) throws(AtomError) -> [Link] {
        var alternates: Set<[String]> = []
        var checked = links
        for index in checked.indices {
            let link = checked[index]
            checked[index].href = try address(link.href)
            checked[index].rel = try relation(link.rel)
            if let type = link.type, MediaType.essence(type) == nil { throw .invalidMediaType(type) }
            try check(language: link.hreflang)
            if let length = link.length, length < 0 { checked[index].length = nil }
            guard checked[index].rel == "alternate" else { continue }
            let kind = [link.type ?? "", link.hreflang ?? ""].map { $0.lowercased() }
            guard alternates.insert(kind).inserted else { throw .repeatedAlternate(id: id) }
        }
        return checked
    }

    private static func relation(_ written: String) throws(AtomError) -> String {
        if IRI.isValid(written) { return written }
        let isName = written.utf8.allSatisfy {
            (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || "-._".utf8.contains($0)
        }
        guard isName, !written.isEmpty else { throw .invalidRelation(written) }
        return written.lowercased()
    }

    private static func checked(_ subtitle: AtomSubtitle) throws(AtomError) -> AtomSubtitle {
        guard case .sentence(var parts) = subtitle else { return subtitle }
        for index in parts.indices {
            if case .link(let text, let href) = parts[index] { parts[index] = .link(text, href: try address(href)) }
        }
        return .sentence(parts)
    }

    private static func address(_ written: String) throws(AtomError) -> String {
        guard IRI.hasScheme(written) else { throw .relativeAddress(written) }
        if IRI.runs(written) { throw .unsafeAddress(written) }
        return IRI.mended(written)
    }
}
