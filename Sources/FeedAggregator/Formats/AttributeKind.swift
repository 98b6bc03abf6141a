internal import XMLTree

/// The attributes a feed's elements are asked for, in any letter case.
enum AttributeKind: String {
    case about, base, domain, email, end, href, hreflang, isPermaLink = "ispermalink", label, lang, length, lastmod,
        mode, name
    case path, port, `protocol`, registerProcedure = "registerprocedure", rel, relationship, resource, role, scheme, src
    case srsDimension = "srsdimension", srsName = "srsname", start, term, text, title, type, uri, url, version, image

    init?(_ name: XMLName) {
        guard let kind = Self(rawValue: name.local.lowercased()) else { return nil }
        // `xml:base` and plain `base`; but not, say, `media:title`.
        let family = Vocabulary.family(of: name)
        let isOwn = name.prefix == nil || family == ""
        switch kind {
        case .base, .lang: if !isOwn, family != "xml" { return nil }
        case .about, .resource: if !isOwn, family != "rdf" { return nil }
        default: if !isOwn { return nil }
        }
        self = kind
    }
}
