internal import XMLTree

/// The namespaces feeds are written in, by the name we know each under; `""` is that of the feed formats themselves.
enum Vocabulary {
    /// By URI, all lower case: namespaces are compared in any letter case, since feeds write them so.
    static let namespaces: [String: String] = [
        "http://backend.userland.com/rss": "", "http://blogs.law.harvard.edu/tech/rss": "",
        "http://purl.org/rss/1.0/": "",
        "http://my.netscape.com/rdf/simple/0.9/": "", "http://example.com/newformat#": "",
        "http://example.com/necho": "",
        "http://purl.org/echo/": "", "uri/of/echo/namespace#": "", "http://purl.org/pie/": "",
        "http://purl.org/atom/ns#": "", "http://www.w3.org/2005/atom": "",
        "http://purl.org/rss/1.0/modules/rss091#": "",
        "http://channel.netscape.com/rdf/simple/0.9/": "",
        "http://webns.net/mvcb/": "admin",
        "http://creativecommons.org/ns#": "cc", "http://creativecommons.org/ns#license": "cc",
        "http://web.resource.org/cc/": "cc",
        "http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html": "creativecommons",
        "http://backend.userland.com/creativecommonsrssmodule": "creativecommons",
        "http://purl.org/rss/1.0/modules/content/": "content",
        "http://purl.org/dc/elements/1.1/": "dc", "http://purl.org/dc/elements/1.0/": "dc",
        "http://purl.org/dc/terms/": "dcterms",
        "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
        "http://www.georss.org/georss": "georss", "http://www.georss.org/georss/10": "georss",
        "http://www.opengis.net/gml": "gml",
        "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes", "http://example.com/dtds/podcast-1.0.dtd": "itunes",
        "http://search.yahoo.com/mrss": "media", "http://search.yahoo.com/mrss/": "media",
        "http://www.rssboard.org/media-rss": "media",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
        "http://purl.org/rss/1.0/modules/slash/": "slash",
        "http://wellformedweb.org/commentapi/": "wfw",
        "http://www.w3.org/1999/xhtml": "xhtml", "http://www.w3.org/1999/xlink": "xlink",
        "http://www.w3.org/xml/1998/namespace": "xml",
        "http://podlove.org/simple-chapters": "psc", "http://podlove.org/simple-chapters/": "psc",
        "http://www.w3.org/2000/svg": "svg", "http://www.w3.org/1998/math/mathml": "mathml",
    ]

    /// The name of a namespace. One that is unknown or undeclared goes by its prefix.
    static func family(of name: XMLName) -> String {
        if let uri = name.uri?.lowercased() {
            if let family = namespaces[uri] { return family }
            // Userland's namespace is written in many ways: /rss2, /rss091 …
            if uri.contains("backend.userland.com/rss") { return "" }
        }
        return name.prefix?.lowercased() ?? ""
    }

    static func kind(of name: XMLName) -> ElementKind {
        let family = family(of: name)
        let local = name.local.lowercased()
        if let kind = elements[family]?[local] { return kind }
        return family == "itunes" ? .itunesOther : .unknown
    }

    /// By namespace, then by local name in lower case.
    private static let elements: [String: [String: ElementKind]] = [
        "": [
            "rss": .rss, "feed": .feed, "channel": .channel, "item": .entry, "entry": .entry, "items": .wrapper,
            "image": .image, "textinput": .textInput, "source": .source,
            "title": .title, "subtitle": .subtitle, "tagline": .subtitle, "description": .channelDescription,
            "abstract": .abstract, "summary": .summary, "info": .info, "rights": .rights, "copyright": .rights,
            "content": .content, "fullitem": .encoded, "body": .body,
            "author": .author, "managingeditor": .author, "contributor": .contributor, "webmaster": .publisher,
            "name": .name, "email": .email, "url": .url, "uri": .url, "homepage": .url,
            "published": .published, "issued": .published, "pubdate": .published,
            "updated": .updated, "modified": .updated, "lastbuilddate": .updated,
            "created": .created, "expirationdate": .expires,
            "link": .link, "guid": .guid, "id": .id, "icon": .icon, "logo": .logo, "docs": .docs, "comments": .comments,
            "enclosure": .enclosure, "newlocation": .newLocation, "redirect": .wrapper,
            "category": .category, "keywords": .keywords, "tags": .keywords, "language": .language,
            "generator": .generator, "cloud": .cloud, "ttl": .ttl, "width": .width, "height": .height,
            "where": .geoWhere,
        ],
        "admin": ["generatoragent": .generatorAgent],
        "cc": ["license": .licenseElement],
        "creativecommons": ["license": .licenseText],
        "content": ["encoded": .encoded],
        "dc": [
            "author": .author, "creator": .author, "contributor": .contributorName, "date": .updated,
            "description": .channelDescription, "language": .language, "publisher": .publisher, "rights": .rights,
            "subject": .category, "title": .title,
        ],
        "dcterms": ["created": .created, "issued": .published, "modified": .updated, "valid": .valid],
        "feedburner": ["browserfriendly": .info],
        "georss": [
            "point": .geoPoint, "line": .geoLine, "polygon": .geoPolygon, "box": .geoBox, "where": .geoWhere,
        ],
        "gml": [
            "point": .gmlPoint, "linestring": .gmlLine, "polygon": .gmlPolygon, "exterior": .wrapper,
            "linearring": .gmlPolygon, "pos": .gmlPosition, "poslist": .gmlPositions,
        ],
        "itunes": [
            "author": .author, "block": .itunesBlock, "explicit": .itunesExplicit, "category": .itunesCategory,
            "keywords": .itunesKeywords, "subtitle": .subtitle, "summary": .summary, "owner": .owner, "name": .name,
            "email": .email, "image": .itunesImage, "link": .itunesImage, "new-feed-url": .newLocation,
        ],
        "media": [
            "title": .mediaTitle, "description": .mediaDescription, "category": .mediaCategory,
            "keywords": .mediaKeywords, "content": .mediaContent, "thumbnail": .mediaThumbnail, "credit": .mediaCredit,
            "player": .mediaPlayer, "rating": .mediaRating, "license": .mediaLicense, "restriction": .mediaRestriction,
            "group": .wrapper,
        ],
        "psc": ["chapters": .chapters, "chapter": .chapter],
        "rdf": ["rdf": .rdf, "seq": .wrapper, "bag": .wrapper, "li": .wrapper],
        "slash": ["comments": .commentsCount],
        "wfw": ["comment": .commentsPost, "commentrss": .commentsFeed],
        "xhtml": ["body": .body],
    ]
}
