internal import FeedModel

/// Reads JSON Feed 1.0 and 1.1 (https://jsonfeed.org), leniently: ids may be numbers, and broken JSON is read as far as it goes.
struct JSONFeedParser {
    let options: FeedParser.Options
    private let dates: DateReader
    private let sanitizer: Sanitizer?

    init(options: FeedParser.Options) {
        self.options = options
        dates = DateReader(timeZone: options.timeZone, reference: options.reference)
        sanitizer = options.sanitizing.sanitizer
    }

    func parse(_ bytes: [UInt8]) -> ParsedFeed {
        let (value, problem, cutMember) = JSONReader.read(bytes)
        var parsed = ParsedFeed()
        if let problem { parsed.diagnostics.problems.append(.init(.malformed, problem)) }
        let document = value.object
        guard isFeed(document) else { return parsed }
        let version = document["version"]?.text ?? ""
        parsed.format = version.contains("1.1") ? .json11 : .json10
        let language = self.language(document["language"]) ?? self.language(.string(options.language ?? ""))
        parsed.feed = feed(document, language)
        let items = document["items"]?.elements ?? []
        for item in items where !item.object.isEmpty { parsed.entries.append(entry(item.object, language)) }
        // Of one that breaks off before its first member there is nothing to leave out.
        parsed.isCutOff = cutMember == "items" && items.last?.object.isEmpty == false
        return parsed
    }

    private func isFeed(_ document: [String: JSONValue]) -> Bool {
        if document["version"]?.text?.contains("jsonfeed.org") == true { return true }
        guard document["items"]?.elements != nil else { return false }
        return document["home_page_url"] != nil || document["feed_url"] != nil
    }

    private func feed(_ object: [String: JSONValue], _ language: String?) -> Feed {
        var feed = Feed()
        feed.language = language
        feed.title = object["title"]?.text.map { plain($0, language) }
        feed.subtitle = object["description"]?.text.map { plain($0, language) }
        if let page = url(object["home_page_url"]) {
            feed.link = page
            feed.links.append(Link(page, type: "text/html"))
        }
        if let own = url(object["feed_url"]) {
            feed.id = own
            feed.links.append(Link(own, rel: "self", type: "application/feed+json"))
        }
        if let next = url(object["next_url"]) {
            feed.links.append(Link(next, rel: "next", type: "application/feed+json"))
        }
        for hub in object["hubs"]?.array ?? [] {
            if let address = url(hub.object["url"]) { feed.links.append(Link(address, rel: "hub")) }
        }
        feed.logo = url(object["icon"])
        feed.icon = url(object["favicon"])
        feed.authors = authors(object)
        feed.extensions = extensions(object)
        return feed
    }

    private func entry(_ object: [String: JSONValue], _ inherited: String?) -> Entry {
        var entry = Entry()
        let own = self.language(object["language"])
        let language = own ?? inherited
        if let own { entry.language = own }
        entry.id = object["id"]?.text
        entry.title = object["title"]?.text.map { plain($0, language) }
        entry.summary = object["summary"]?.text.map { plain($0, language) }
        if let html = object["content_html"]?.text {
            let value = html.trimmed
            let safe = sanitizer.map { $0.clean(value, base: options.base) } ?? value
            entry.contents.append(Text(safe, type: "text/html", language: language, base: options.base))
        }
        if let text = object["content_text"]?.text { entry.contents.append(plain(text, language)) }
        if let page = url(object["url"]) {
            entry.link = page
            entry.links.append(Link(page, type: "text/html"))
        }
        if let external = url(object["external_url"]) {
            // An item without a page of its own is about the other.
            if entry.link == nil { entry.link = external }
            entry.links.append(Link(external, rel: "related"))
        }
        for attachment in object["attachments"]?.array ?? [] {
            let fields = attachment.object
            guard let address = url(fields["url"]) else { continue }
            entry.links.append(
                Link(
                    address, rel: "enclosure", type: fields["mime_type"]?.text?.lowercased(),
                    title: fields["title"]?.text,
                    length: fields["size_in_bytes"]?.integer))
        }
        if let address = url(object["image"]) ?? url(object["banner_image"]) {
            var image = Image()
            image.url = address
            entry.image = image
        }
        if let date = object["date_published"]?.text { entry.published = dates.read(date) }
        if let date = object["date_modified"]?.text { entry.updated = dates.read(date) }
        let authors = authors(object)
        if !authors.isEmpty { entry.authors = authors }
        for tag in object["tags"]?.array ?? [] {
            guard let term = tag.text?.trimmed, !term.isEmpty else { continue }
            let category = Category(term: term)
            if !entry.categories.contains(category) { entry.categories.append(category) }
        }
        let extensions = extensions(object)
        if !extensions.isEmpty { entry.extensions = extensions }
        return entry
    }

    private func authors(_ object: [String: JSONValue]) -> [Person] {
        var people = object["authors"]?.array ?? []
        if people.isEmpty, let author = object["author"] { people = [author] }
        return people.compactMap { author in
            if let name = author.text { return Person(name: name) }
            let person = Person(name: author.object["name"]?.text, url: url(author.object["url"]))
            return person == Person() ? nil : person
        }
    }

    /// Keys of publishers' own begin with an underscore.
    private func extensions(_ object: [String: JSONValue]) -> [Extension] {
        object.keys.filter { $0.hasPrefix("_") }.sorted().map { key in
            let value = object[key] ?? .null
            return Extension(name: key, value: value.text, attributes: value.object.compactMapValues { $0.text })
        }
    }

    private func plain(_ text: String, _ language: String?) -> Text {
        Text(text.trimmed, language: language, base: options.base)
    }

    private func url(_ value: JSONValue?) -> String? {
        guard let text = value?.text?.trimmed, !text.isEmpty else { return nil }
        return URLReference.resolve(text, against: options.base)
    }

    private func language(_ value: JSONValue?) -> String? {
        guard let text = value?.text, !text.isEmpty else { return nil }
        return text.replacing("_", with: "-")
    }
}
