internal import FeedModel

/// Elements of the RSS family: 0.90 to 2.0, and RDF.
extension FeedBuilder {
    mutating func beginDocument(_ kind: ElementKind) {
        if let language = scope.language, kind != .channel || depth == 1, frames.count == 1 { feed.language = language }
        hasFeedElement = true
        switch kind {
        case .rss: if format?.isRSS != true { format = Self.rssFormat(attribute(.version)) }
        case .feed: if format == nil { format = Self.atomFormat(attribute(.version)) }
        case .channel:
            if depth == 1, format == nil { format = .cdf }
            if format == nil { format = .rss }
            addChannelDefinitionAttributes()
        default: break
        }
    }

    private static func rssFormat(_ version: String?) -> FeedFormat {
        switch version {
        case "0.90", "0.9": .rss090
        case "0.91": .rss091Userland
        case "0.92": .rss092
        case "0.93": .rss093
        case "0.94": .rss094
        case let version? where version.hasPrefix("2."): .rss20
        default: .rss
        }
    }

    private static func atomFormat(_ version: String?) -> FeedFormat {
        switch version {
        case "0.1": .atom01
        case "0.2": .atom02
        case "0.3": .atom03
        default: .atom
        }
    }

    // MARK: Pictures and search boxes

    mutating func endImage() {
        guard let image else { return }
        self.image = nil
        // In RDF a channel names its picture, and the picture stands elsewhere.
        if image != Image(), claims(.image) { item.image = image }
    }

    mutating func endTextInput() {
        guard let textInput else { return }
        self.textInput = nil
        if textInput != Feed.TextInput() { feed.textInput = textInput }
    }

    /// Parts of people, pictures and search boxes; elsewhere they are nobody's.
    mutating func beginPart(_ kind: ElementKind) {
        let isWanted =
            switch kind {
            case .name: person != nil || textInput != nil
            case .email: person != nil
            case .url: person != nil || image != nil
            default: image != nil
            }
        if isWanted { collectText() } else { beginExtension() }
    }

    mutating func finishPart(_ kind: ElementKind, _ frame: Frame) {
        guard frame.collectsText else { return }
        let text = text(of: frame)
        switch kind {
        case .name: if person != nil { person?.name = text } else { textInput?.name = text }
        case .email: person?.email = text
        case .url:
            let address = text.isEmpty ? text : resolve(text)
            if person != nil { person?.url = address } else { image?.url = address }
        case .width: image?.width = Int(text) ?? 0
        case .height: image?.height = Int(text) ?? 0
        default: break
        }
    }

    // MARK: Identity and single values

    mutating func finishIdentity(_ kind: ElementKind, _ frame: Frame) {
        var id = text(of: frame)
        guard claims(.id) else { return }
        if kind == .guid { item.idIsPermalink = guidIsPermalink }
        if !id.isEmpty, kind == .id || guidIsPermalink { id = resolve(id) }
        item.id = id
    }

    mutating func finishDate(_ kind: ElementKind, _ frame: Frame) {
        let text = text(of: frame)
        switch kind {
        case .published: if claims(.published) { item.published = dates.read(text) }
        case .updated: if claims(.updated) { item.updated = dates.read(text) }
        case .created: if claims(.created) { item.created = dates.read(text) }
        case .expires: if claims(.expires) { item.expires = dates.read(text) }
        default: if claims(.validity) { addValidity(text) }
        }
    }

    mutating func finishValue(_ kind: ElementKind, _ frame: Frame) {
        switch kind {
        case .icon: if claims(.icon) { item.icon = url(of: frame) }
        case .logo: if claims(.logo) { item.logo = url(of: frame) }
        case .language: if claims(.language) { item.language = text(of: frame) }
        case .docs: if context == .feed, claims(.docs) { feed.docs = url(of: frame) }
        case .ttl: if context == .feed, let minutes = Int(text(of: frame)) { feed.ttl = minutes }
        case .newLocation:
            if context == .feed {
                feed.newLocation = URLReference.resolveSafely(text(of: frame), against: scope.base)
            }
        default: finishComments(kind, frame)
        }
    }

    private mutating func finishComments(_ kind: ElementKind, _ frame: Frame) {
        guard context == .entry else { return }
        var comments = entry.comments ?? Entry.Comments()
        switch kind {
        case .comments: if claims(.comments) { comments.url = url(of: frame) }
        case .commentsFeed: if claims(.commentsFeed) { comments.feed = url(of: frame) }
        case .commentsPost: if claims(.commentsPost) { comments.post = url(of: frame) }
        default: if let count = Int(text(of: frame)), claims(.commentsCount) { comments.count = count }
        }
        if comments != Entry.Comments() { entry.comments = comments }
    }

    mutating func addCloud() {
        guard context == .feed else { return }
        var cloud = Feed.Cloud()
        cloud.domain = attribute(.domain)
        cloud.port = attribute(.port).flatMap { Int($0) }
        cloud.path = attribute(.path)
        cloud.registerProcedure = attribute(.registerProcedure)
        cloud.protocol = attribute(.protocol)
        feed.cloud = cloud
    }

    // MARK: Sources

    mutating func beginSource() {
        guard context == .entry else { return beginExtension() }
        source = Item()
        context = .source
        if let url = attribute(.url), !url.isEmpty { source.links.append(Link(resolve(url), rel: "self")) }
        collectText()
    }

    mutating func endSource(title: String = "") {
        guard context == .source else { return }
        if source.title == nil, !title.isEmpty {
            source.title = Text(title, language: scope.language, base: scope.base)
        }
        entry.source = source
        context = .entry
    }
}

extension FeedFormat {
    /// Whether the format calls itself RSS.
    var isRSS: Bool { rawValue.hasPrefix("rss") }
}
