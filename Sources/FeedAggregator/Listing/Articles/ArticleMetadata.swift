internal import FeedModel
internal import XMLTree

/// What a page says of itself for machines.
struct ArticleMetadata {
    var title: String?
    /// From Open Graph, where sites also put their own name.
    var socialTitle: String?
    var siteName: String?
    var canonical: String?
    var published: EntryDate?
    var source: String?
    var author: String?
    var description: String?
    var keywords: [String] = []
    /// HTML of the whole text, not yet safe.
    var content: String?
    var attachments: [(url: String, title: String?)] = []

    /// Names that systems put where the author should stand.
    private static let nobody: Set<String> = [
        "admin", "administrator", "系统管理员", "管理员", "无", "null", "undefined", "佚名", "未知", "编辑", "本站", "本网",
    ]

    init(of document: borrowing HTMLDocument, _ page: String, dates: PageDates) {
        var tags: [String: String] = [:]
        guard let root = document.root else { return }
        for node in document.all("meta", within: root) {
            guard let name = document.attribute("name", of: node) ?? document.attribute("property", of: node) else {
                continue
            }
            let content = CollapsedText.collapse(document.attribute("content", of: node) ?? "")
            if !content.isEmpty, tags[name.lowercased()] == nil { tags[name.lowercased()] = content }
        }
        canonical = document.all("link", within: root).first {
            document.attribute("rel", of: $0)?.lowercased() == "canonical"
        }
        .flatMap { document.attribute("href", of: $0) }
        let column = tags["columnname"]
        siteName = tags["sitename"] ?? tags["og:site_name"]
        title = tags["articletitle"].map { PlainText.of(html: $0) }.flatMap {
            $0 == siteName || $0 == column || $0.isEmpty ? nil : RowTitle.cleaned($0)
        }
        published = (tags["pubdate"] ?? tags["publishdate"]).flatMap { dates.date(in: $0) }
        source = tags["contentsource"].flatMap(ArticleMetadata.named)
        author = tags["author"].flatMap(ArticleMetadata.named)
        description = tags["description"]
        keywords = ArticleMetadata.split(tags["keywords"] ?? "")

        readLinkedData(document, root, dates)
        socialTitle = tags["og:title"]
        published =
            published ?? (tags["article:published_time"] ?? tags["og:release_date"]).flatMap { dates.date(in: $0) }
        author = author ?? tags["article:author"].flatMap(ArticleMetadata.named)
        description = description ?? tags["og:description"]
        readPlatform(page, dates)
        // A description that only names the site says nothing.
        if description == siteName || description == title { description = nil }
    }

    private static func named(_ text: String) -> String? {
        nobody.contains(text.lowercased()) || text.count > 100 ? nil : text
    }

    private static func split(_ text: String) -> [String] {
        var seen: Set<String> = []
        return text.split { ",，;；、|".contains($0) }.map { $0.trimmed }.filter {
            !$0.isEmpty && $0.count <= 40 && seen.insert($0).inserted
        }
    }

    /// JSON-LD (schema.org `Article` and its kinds).
    private mutating func readLinkedData(_ document: borrowing HTMLDocument, _ root: HTMLNode, _ dates: PageDates) {
        for script in document.all("script", within: root)
        where document.attribute("type", of: script)?.lowercased() == "application/ld+json" {
            let text = document.children(of: script).map { document.rawText(of: $0) }.joined()
            let value = LenientJSON(text).value
            let objects = (value.elements ?? [value]).flatMap { $0["@graph"]?.elements ?? [$0] }
            guard let article = objects.first(where: { ArticleMetadata.isArticle($0) }) else { continue }
            title = title ?? article["headline"]?.words.map { PlainText.of(html: $0) }
            published = published ?? article["datePublished"]?.words.flatMap { dates.date(in: $0) }
            let person = article["author"]?.elements?.first ?? article["author"]
            author = author ?? (person?["name"]?.words ?? person?.words).flatMap(ArticleMetadata.named)
            source = source ?? article["publisher"]?["name"]?.words.flatMap(ArticleMetadata.named)
            description = description ?? article["description"]?.words
        }
    }

    private static func isArticle(_ value: JSONValue) -> Bool {
        let types = value["@type"]?.elements?.compactMap(\.words) ?? [value["@type"]?.words ?? ""]
        return types.contains {
            $0.hasSuffix("Article") || $0 == "BlogPosting" || $0 == "GovernmentService" || $0 == "Report"
        }
    }

    /// The disclosure platform keeps the article in `window._CONFIG.DETAIL` and draws it by script.
    private mutating func readPlatform(_ page: String, _ dates: PageDates) {
        guard ByteSearch(page).first("_CONFIG") != nil else { return }
        guard
            let detail = LenientJSON.assigned(to: "_CONFIG.DETAIL", in: page)
                ?? LenientJSON.assigned(to: "_CONFIG", in: page)?["DETAIL"],
            let row = GkmlptArticle(detail, dates: dates)
        else { return }
        title = row.title
        published = row.published ?? published
        source = row.publisher ?? source
        content = row.content ?? content
        attachments = row.attachments
        description = description ?? row.summary
        if keywords.isEmpty { keywords = ArticleMetadata.split(row.keywords ?? "") }
    }
}
