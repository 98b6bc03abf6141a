public import FeedModel

public import struct Foundation.Date

extension AtomFeed {
    /// A feed that was read, as one to be written: ``document()`` gives valid Atom of whatever the parser gave.
    ///
    /// Texts keep their kind: HTML becomes plain text in titles, plain text is escaped in summaries and contents. What Atom demands and the
    /// feed does not say is filled in: an entry without an id gets one made of `address` and of its link or title, one without a date that of
    /// the reading, and where nobody is named the feed's title stands for the author. What Atom has no place for, and addresses that lead
    /// nowhere or would run in a reader, are left out; so is content that is neither text nor HTML.
    /// - Parameters:
    ///   - parsed: with its HTML made safe, as `FeedParser` does unless it is told not to.
    ///   - address: where the feed was read, an absolute address.
    ///   - moment: when it was read.
    public init(_ parsed: ParsedFeed, from address: String, readAt moment: Date) {
        let item = parsed.feed.item
        let title = item.title?.plainLine ?? ""
        self.init(
            id: item.id.flatMap { IRI.isValid($0) ? $0 : nil } ?? address, title: title.isEmpty ? address : title,
            subtitle: item.subtitle.map { .text($0.plainLine) }, updated: item.updated?.date, links: item.atomLinks,
            language: item.language.flatMap(LanguageTag.read))
        authors = item.authors.filter { $0.atomName != nil }
        categories = item.categories.compactMap(\.atomCategory)
        icon = item.icon.flatMap(IRI.address)
        logo = item.logo.flatMap(IRI.address)
        rights = item.rights?.plainLine
        generator = item.generator.map {
            Generator(name: $0.name, url: $0.url.flatMap(IRI.address), version: $0.version)
        }
        var ids: Set<[UInt8]> = []
        entries = parsed.entries.map { entry in
            var written = AtomEntry(entry, of: address, readAt: moment)
            // Feeds that give one id to several entries do so by mistake, and none of them is to be lost.
            let id = written.id
            var count = 1
            while !ids.insert(Array(written.id.utf8)).inserted {
                count += 1
                written.id = id.contains("#") ? "\(id)-\(count)" : "\(id)#\(count)"
            }
            return written
        }
        let areNamed = entries.allSatisfy { !$0.authors.isEmpty || !($0.source?.authors ?? []).isEmpty }
        if authors.isEmpty, !areNamed { authors = [Person(name: self.title)] }
    }
}

extension AtomEntry {
    fileprivate init(_ entry: Entry, of address: String, readAt moment: Date) {
        let item = entry.item
        let published = item.published?.date
        let content = item.contents.lazy.compactMap(\.html).first
        let summary = item.summary?.html
        self.init(
            id: Self.id(of: item, in: address), title: item.title?.plainLine ?? "", published: published,
            updated: item.updated?.date ?? published ?? moment, summary: content == nil ? nil : summary,
            content: content ?? summary)
        links = item.atomLinks
        authors = item.authors.filter { $0.atomName != nil }
        categories = item.categories.compactMap(\.atomCategory)
        language = (item.language ?? item.title?.language).flatMap(LanguageTag.read)
        source = entry.source.flatMap { AtomSource($0, updated: updated) }
        if self.content == nil, page == nil { self.content = Text(title).html }
    }

    private static func id(of item: Item, in address: String) -> String {
        if let id = item.id, IRI.isValid(id) { return id }
        if item.id == nil, let link = item.link.flatMap(IRI.address) { return link }
        return "\(address.prefix { $0 != "#" })#\(IRI.segment(item.id ?? item.title?.plainLine ?? ""))"
    }
}

extension AtomSource {
    /// - Returns: `nil` for a feed that says too little of itself to be found again.
    fileprivate init?(_ item: Item, updated: Date) {
        let links = item.atomLinks
        let own = links.first { $0.rel == "self" }?.href ?? links.first?.href
        guard let id = item.id.flatMap({ IRI.isValid($0) ? $0 : nil }) ?? own else { return nil }
        self.init(
            id: id, title: item.title?.plainLine ?? id, updated: item.updated?.date ?? updated, links: links,
            authors: item.authors.filter { $0.atomName != nil })
    }
}

extension Item {
    /// The links that can be followed, one `alternate` of each kind.
    fileprivate var atomLinks: [Link] {
        var alternates: Set<[String]> = []
        return links.compactMap { link in
            guard let href = IRI.address(link.href), !link.rel.isEmpty, !link.rel.contains(where: \.isWhitespace) else {
                return nil
            }
            let written = Link(
                href, rel: link.rel, type: link.type.flatMap(MediaType.essence),
                hreflang: link.hreflang.flatMap(LanguageTag.read), title: link.title, length: link.length)
            guard written.rel == "alternate" else { return written }
            let kind = [written.type ?? "", written.hreflang ?? ""].map { $0.lowercased() }
            return alternates.insert(kind).inserted ? written : nil
        }
    }
}

extension Category {
    fileprivate var atomCategory: Category? {
        guard let term = term ?? label, !term.isEmpty else { return nil }
        return Category(term: term, scheme: scheme.flatMap { IRI.isValid($0) ? $0 : nil }, label: label)
    }
}

extension Text {
    private var isHTML: Bool { type == "text/html" || type == "application/xhtml+xml" }

    /// In one line, without markup.
    fileprivate var plainLine: String {
        isHTML
            ? SafeHTMLText.of(value, partedBy: UInt8(ascii: " "))
            : value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// As HTML; `nil` for what is neither text nor HTML, and for what stands elsewhere.
    fileprivate var html: String? {
        if isHTML { return value }
        guard type == "text/plain", src == nil else { return nil }
        var bytes: [UInt8] = []
        bytes.appendXML(value)
        return String(decoding: bytes, as: UTF8.self).replacing("\n", with: "<br />\n")
    }
}
