internal import FeedModel

internal import struct Foundation.Date
internal import struct Foundation.TimeZone

/// Writes Atom 1.0 (RFC 4287) with archive marks (RFC 5005).
enum AtomWriter {
    /// - Precondition: the feed passes ``AtomValidation``, or is made by ``FeedComposer``, which builds no other.
    static func document(_ feed: AtomFeed) -> [UInt8] {
        document(feed, changed: feed.newestChange) { xml in
            for entry in feed.entries { write(entry, feed.language, feed.timeZone, to: &xml) }
        }
    }

    /// - Parameters:
    ///   - feed: without entries of its own.
    ///   - entries: written for its language and zone.
    static func document(_ feed: AtomFeed, entries: [WrittenEntry]) -> [UInt8] {
        let newest = entries.map(\.change).max() ?? feed.newestChange
        return document(feed, changed: newest) { xml in
            xml.append(entries.map(\.bytes))
        }
    }

    private static func document(
        _ feed: AtomFeed, changed: Date, entries: (inout XMLWriter) -> Void
    ) -> [UInt8] {
        var xml = XMLWriter(stylesheet: feed.stylesheet)
        xml.start(
            "feed",
            [
                ("xmlns", "http://www.w3.org/2005/Atom"),
                ("xmlns:fh", feed.isArchive ? "http://purl.org/syndication/history/1.0" : nil),
                ("xml:lang", feed.language),
            ])
        xml.element("id", text: feed.id)
        xml.element("title", [("type", "text")], text: feed.title)
        write(feed.subtitle, to: &xml)
        xml.element("updated", text: time(changed, feed.timeZone))
        for link in feed.links { write(link, to: &xml) }
        for person in feed.authors { write(person, to: &xml) }
        for category in feed.categories { write(category, to: &xml) }
        if let icon = feed.icon { xml.element("icon", text: icon) }
        if let logo = feed.logo { xml.element("logo", text: logo) }
        if let rights = feed.rights { xml.element("rights", [("type", "text")], text: rights) }
        if let generator = feed.generator, let name = generator.name {
            xml.element(
                "generator", [("uri", generator.url), ("version", generator.version)], text: name)
        }
        if feed.isArchive { xml.empty("fh:archive", []) }
        entries(&xml)
        xml.end("feed")
        return xml.bytes
    }

    /// An entry for the feeds of a language and a zone.
    static func entry(_ entry: AtomEntry, language: String?, timeZone: TimeZone?) -> [UInt8] {
        var xml = XMLWriter(inside: 1)
        write(entry, language, timeZone, to: &xml)
        return xml.bytes
    }

    private static func write(
        _ entry: AtomEntry, _ language: String?, _ timeZone: TimeZone?, to xml: inout XMLWriter
    ) {
        xml.start("entry", [("xml:lang", entry.language == language ? nil : entry.language)])
        xml.element("id", text: entry.id)
        xml.element("title", [("type", "text")], text: entry.title)
        for link in entry.links { write(link, to: &xml) }
        if let published = entry.published {
            xml.element("published", text: time(published, timeZone))
        }
        xml.element("updated", text: time(entry.updated, timeZone))
        for person in entry.authors { write(person, to: &xml) }
        for category in entry.categories { write(category, to: &xml) }
        if let summary = entry.summary { xml.element("summary", [("type", "html")], text: summary) }
        if let content = entry.content { xml.element("content", [("type", "html")], text: content) }
        if let source = entry.source {
            xml.start("source")
            xml.element("id", text: source.id)
            xml.element("title", [("type", "text")], text: source.title)
            xml.element("updated", text: time(source.updated, timeZone))
            for link in source.links { write(link, to: &xml) }
            for person in source.authors { write(person, to: &xml) }
            xml.end("source")
        }
        xml.end("entry")
    }

    private static func write(_ subtitle: AtomSubtitle?, to xml: inout XMLWriter) {
        switch subtitle {
        case nil: break
        case .text(let text): xml.element("subtitle", [("type", "text")], text: text)
        case .sentence(let parts):
            xml.inline("subtitle", [("type", "xhtml")]) { inline in
                inline.element("div", [("xmlns", "http://www.w3.org/1999/xhtml")]) { inline in
                    for part in parts {
                        switch part {
                        case .text(let text): inline.text(text)
                        case .link(let text, let href):
                            inline.element("a", [("href", href)]) { inline in inline.text(text) }
                        }
                    }
                }
            }
        }
    }

    private static func write(_ link: Link, to xml: inout XMLWriter) {
        xml.empty(
            "link",
            [
                ("rel", link.rel), ("type", link.type), ("hreflang", link.hreflang), ("href", link.href),
                ("title", link.title), ("length", link.length.map(String.init)),
            ])
    }

    /// A person whom nothing names is left out: the name is what Atom requires (§3.2.1).
    private static func write(_ person: Person, to xml: inout XMLWriter) {
        guard let name = person.atomName else { return }
        xml.start("author")
        xml.element("name", text: name)
        if let url = person.url.flatMap(IRI.address) { xml.element("uri", text: url) }
        if let email = person.email, isAddress(email) { xml.element("email", text: email) }
        xml.end("author")
    }

    /// A plain name at a host with a dot in it (RFC 5322 §3.4.1, without quotes and comments): what mail programs and validators take.
    private static func isAddress(_ email: String) -> Bool {
        let parts = email.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, let name = parts.first, let host = parts.last else { return false }
        let labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let isHost = labels.count > 1 && labels.allSatisfy { $0.first != UInt8(ascii: "-") && isWord($0, and: "-") }
        return isHost && isWord(name, and: "._+-'")
    }

    private static func isWord(_ text: Substring.UTF8View, and others: String) -> Bool {
        !text.isEmpty
            && text.allSatisfy { byte in
                (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || others.utf8.contains(byte)
            }
    }

    private static func write(_ category: Category, to xml: inout XMLWriter) {
        guard let term = category.term else { return }
        xml.empty("category", [("term", term), ("scheme", category.scheme), ("label", category.label)])
    }

    private static func time(_ date: Date, _ zone: TimeZone?) -> String {
        ClockTime(date, in: zone).rfc3339
    }
}

extension Person {
    /// What stands for the name: the address where there is no other.
    var atomName: String? {
        [name, email].lazy.compactMap(\.self).first { text in text.unicodeScalars.contains { $0.value > 0x20 } }
    }
}

extension AtomFeed {
    /// ``updated``, or the newest of the entries; the beginning of time as computers count it for a feed that never had one.
    var newestChange: Date {
        updated ?? entries.map(\.updated).max() ?? Date(timeIntervalSince1970: 0)
    }
}
