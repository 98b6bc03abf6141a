internal import FeedModel
internal import XMLTree

/// Links, people, categories and generators, as Atom has them (RFC 4287 section 4.2) and as RSS has them.
extension FeedBuilder {
    mutating func beginLink() {
        guard image == nil, textInput == nil else { return collectText() }
        var link = Link("")
        if !attributes.isEmpty {
            link = Link(
                "", rel: relation(), type: attribute(.type)?.lowercased(),
                hreflang: attribute(.hreflang), title: attribute(.title), length: attribute(.length).flatMap { Int($0) }
            )
            if let href = addressAttribute() {
                link.href = resolve(href)
                add(link)
                return
            }
        }
        pendingLink = link
        collectText()
    }

    /// The name of a registered relation may be written as an address (RFC 4287 §4.2.7.2).
    private func relation() -> String {
        let written = attribute(.rel)?.lowercased() ?? "alternate"
        let registry = "://www.iana.org/assignments/relation/"
        guard written.hasPrefix("http"), let range = written.firstRange(of: registry) else { return written }
        return String(written[range.upperBound...])
    }

    mutating func finishLink(_ frame: Frame) {
        guard frame.collectsText else { return }
        let address = url(of: frame)
        if image != nil {
            image?.link = address
        } else if textInput != nil {
            textInput?.link = address
        } else if var link = pendingLink {
            pendingLink = nil
            link.href = address
            if !link.href.isEmpty { add(link) }
        }
    }

    mutating func add(_ link: Link) {
        guard link.rel == "alternate" else { return item.links.append(link) }
        let isOwn = joins(.links) { item in
            item.links.removeAll { $0.rel == "alternate" }
            item.link = nil
        }
        guard isOwn else { return }
        item.links.append(link)
        switch link.type {
        case nil, "text/html", "html", "application/xhtml+xml", "xhtml": item.link = link.href
        default: break
        }
    }

    mutating func addEnclosure() {
        guard let address = addressAttribute() else { return }
        let type = attribute(.type)?.lowercased()
        let length = attribute(.length).flatMap { Int($0) }
        item.links.append(
            Link(resolve(address), rel: "enclosure", type: type, title: attribute(.title), length: length))
    }

    mutating func addLicense(_ address: String?) {
        guard let address, !address.isEmpty else { return }
        item.links.append(Link(resolve(address), rel: "license"))
    }

    // MARK: People

    mutating func beginPerson() {
        person = Person()
        collectText()
    }

    mutating func finishPerson(_ kind: ElementKind, _ frame: Frame) {
        var found = person ?? Person()
        person = nil
        if found == Person() {
            let text = text(of: frame)
            if !text.isEmpty { found = PersonText.read(text) }
        }
        guard found != Person(), image == nil, textInput == nil else { return }
        switch kind {
        case .author: if joins(.authors, { $0.authors = [] }) { item.authors.append(found) }
        case .contributor, .contributorName:
            if joins(.contributors, { $0.contributors = [] }) { item.contributors.append(found) }
        default: item.publisher = found
        }
    }

    // MARK: Categories

    static let itunesScheme = "http://www.itunes.com/"
    static let mediaScheme = "http://search.yahoo.com/mrss/category_schema"

    /// Categories of iTunes nest, so each is added where it begins; those whose term is their text, where they end.
    mutating func beginCategory(_ kind: ElementKind) {
        var category = Category(term: attribute(.term), scheme: attribute(.scheme) ?? attribute(.domain))
        category.label = attribute(.label)
        if kind == .itunesCategory {
            category = Category(term: attribute(.text), scheme: Self.itunesScheme)
        } else if kind == .mediaCategory, category.scheme == nil {
            category.scheme = Self.mediaScheme
        }
        pendingCategory = nil
        if category.term?.isEmpty == false { add(category) } else { pendingCategory = category }
        collectText()
    }

    mutating func finishCategory(_ frame: Frame) {
        guard var category = pendingCategory else { return }
        pendingCategory = nil
        let text = text(of: frame)
        if !text.isEmpty { category.term = text }
        if category.term?.isEmpty == false || category.label != nil { add(category) }
    }

    mutating func addKeywords(_ kind: ElementKind, _ frame: Frame) {
        let scheme: String? =
            switch kind {
            case .itunesKeywords: Self.itunesScheme
            case .mediaKeywords: Self.mediaScheme
            default: nil
            }
        for word in text(of: frame).split(separator: ",") {
            let term = word.trimmed
            if !term.isEmpty { add(Category(term: term, scheme: scheme)) }
        }
    }

    /// How many categories of one item are told apart; lists of thousands are no use to anyone.
    private static let categoryLimit = 1000

    private mutating func add(_ category: Category) {
        guard joins(.categories, { $0.categories = [] }) else { return }
        guard item.categories.count < Self.categoryLimit, !item.categories.contains(category) else { return }
        item.categories.append(category)
    }

    // MARK: Generators

    mutating func beginGenerator() {
        collectText()
        guard claims(.generator) else { return }
        let url = addressAttribute().map { resolve($0) }
        item.generator = Generator(url: url, version: attribute(.version))
    }

    mutating func finishGenerator(_ frame: Frame) {
        let name = text(of: frame)
        if claims(.generator) { item.generator?.name = name }
    }
}
