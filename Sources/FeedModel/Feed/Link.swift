/// A reference to another resource (RFC 4287 §4.2.7); an RSS `enclosure` is one with `rel` `enclosure`.
public struct Link: Sendable, Hashable {
    /// The address, resolved but otherwise as written: of any scheme, `javascript` included, so look before a link is made of it.
    public var href: String
    /// Lower case, `alternate` by default.
    public var rel: String
    /// Media type, lower case.
    public var type: String?
    private var rarities = Boxed<Rarities>()

    public init(
        _ href: String, rel: String = "alternate", type: String? = nil, hreflang: String? = nil, title: String? = nil,
        length: Int? = nil
    ) {
        (self.href, self.rel, self.type) = (href, rel, type)
        if hreflang != nil || title != nil || length != nil {
            rarities.value = Rarities(hreflang: hreflang, title: title, length: length)
        }
    }
}

// MARK: What few links have

extension Link {
    private struct Rarities: Sendable, Hashable, Defaultable {
        var hreflang: String?
        var title: String?
        var length: Int?
        init() {}
        init(hreflang: String?, title: String?, length: Int?) {
            (self.hreflang, self.title, self.length) = (hreflang, title, length)
        }
    }

    /// BCP 47.
    public var hreflang: String? {
        get { rarities.value.hreflang }
        _modify { yield &rarities.value.hreflang }
    }

    /// What stands there, for people to read.
    public var title: String? {
        get { rarities.value.title }
        _modify { yield &rarities.value.title }
    }

    /// Bytes.
    public var length: Int? {
        get { rarities.value.length }
        _modify { yield &rarities.value.length }
    }
}
