internal import FeedModel
internal import XMLTree

/// Links, people, categories and generators, as Atom has them (RFC 4287 section 4.2) and as RSS has them.
extension FeedBuilder {
    func beginLink() {
        guard image == nil, textInput == nil else { return collectText() }
        var link = Link("")
        if !attributes.isEmpty {
            link.rel = attribute(.rel)?.lowercased() ?? "alternate"
            link.type = attribute(.type)?.lowercased()
            link.hreflang = attribute(.hreflang)
            link.title = attribute(.title)
            link.length = attribute(.length).flatMap { Int($0) }
            if let href = addressAttribute() {
                link.href = resolve(href)
                add(link)
                return
            }
        }
        pendingLink = link
        collectText()
    }

    func finishLink(_ frame: Frame) {
        guard frame.collectsText else { return }
        if image != nil {
            image?.link = url(of: frame)
        } else if textInput != nil {
            textInput?.link = url(of: frame)
        } else if var link = pendingLink {
            pendingLink = nil
            link.href = url(of: frame)
            if !link.href.isEmpty { add(link) }
        }
    }

    func add(_ link: Link) {
        item.links.append(link)
        guard link.rel == "alternate" else { return }
        switch link.type {
        case nil, "text/html", "html", "application/xhtml+xml", "xhtml": item.link = link.href
        default: break
        }
    }

    func addEnclosure() {
        guard let address = addressAttribute() else { return }
        let type = attribute(.type)?.lowercased()
        let length = attribute(.length).flatMap { Int($0) }
        item.links.append(
            Link(resolve(address), rel: "enclosure", type: type, title: attribute(.title), length: length))
    }

    func addLicense(_ address: String?) {
        guard let address, !address.isEmpty else { return }
        item.links.append(Link(resolve(address), rel: "license"))
    }

    // MARK: People

    func beginPerson() {
        person = Person()
        collectText()
    }

    func finishPerson(_ kind: ElementKind, _ frame: Frame) {
        var found = person ?? Person()
        person = nil
        if found == Person() {
            let text = text(of: frame)
            if !text.isEmpty { found = PersonText.read(text) }
        }
        guard found != Person(), image == nil, textInput == nil else { return }
        switch kind {
        case .author: item.authors.append(found)
        case .contributor, .contributorName: item.contributors.append(found)
        default: item.publisher = found
        }
    }

    // MARK: Categories

    static let itunesScheme = "http://www.itunes.com/"
    static let mediaScheme = "http://search.yahoo.com/mrss/category_schema"

    /// Categories of iTunes nest, so each is added where it begins; those whose term is their text, where they end.
    func beginCategory(_ kind: ElementKind) {
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

    func finishCategory(_ frame: Frame) {
        guard var category = pendingCategory else { return }
        pendingCategory = nil
        let text = text(of: frame)
        if !text.isEmpty { category.term = text }
        if category.term?.isEmpty == false || category.label != nil { add(category) }
    }

    func addKeywords(_ kind: ElementKind, _ frame: Frame) {
        let scheme: String? =
            switch kind {
            case .itunesKeywords: Self.itunesScheme
            case .mediaKeywords: Self.mediaScheme
            default: nil
            }
        for word in text(of: frame).split(separator: ",") {
            let term = word.trimmingWhiteSpace()
            if !term.isEmpty { add(Category(term: term, scheme: scheme)) }
        }
    }

    /// How many categories of one item are told apart; lists of thousands are no use to anyone.
    private static let categoryLimit = 1000

    private func add(_ category: Category) {
        guard item.categories.count < Self.categoryLimit, !item.categories.contains(category) else { return }
        item.categories.append(category)
    }

    // MARK: Generators

    func beginGenerator() {
        collectText()
        guard claims(.generator) else { return }
        let url = addressAttribute().map { resolve($0) }
        item.generator = Generator(url: url, version: attribute(.version))
    }
}
