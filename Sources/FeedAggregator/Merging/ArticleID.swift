/// The number by which a site's publishing system knows an article, found in its link. It stays when the article is listed in another
/// column, by the department instead of the portal, or on the mobile site, while the rest of the link differs.
struct ArticleID: Hashable {
    /// Which system's pattern it is.
    let family: String
    let number: String
    /// Whether the number alone is enough on one site. Otherwise the titles must agree as well.
    let isUnique: Bool

    init?(_ link: NormalizedLink) {
        guard let found = Self.inFileName(link.path) ?? Self.inParameters(link) else { return nil }
        self = found
    }

    private init(_ family: String, _ number: some StringProtocol, isUnique: Bool) {
        (self.family, self.number, self.isUnique) = (family, String(number), isUnique)
    }

    private static func inFileName(_ path: String) -> ArticleID? {
        let segments = path.split(separator: "/")
        guard let file = segments.last else { return nil }
        let stem = file.prefix { $0 != "." }
        let lower = stem.lowercased()
        let parts = lower.split(separator: "_", omittingEmptySubsequences: false)
        switch parts.first {
        case "post", "mpost":
            // Guangdong's shared platform counts through all its sites: /gkmlpt/content/8/8123/post_8123456.html.
            guard parts.count == 2, isNumber(parts[1]) else { return nil }
            return ArticleID("post", parts[1], isUnique: parts[1].utf8.count >= 5)
        case "art":
            return jcms(parts.dropFirst(), in: segments.dropLast())
        case "content", "c":
            guard parts.count == 2, isNumber(parts[1]) else { return nil }
            return ArticleID("content", parts[1], isUnique: false)
        default:
            return dated(parts) ?? column(segments, stem: lower) ?? bare(lower)
        }
    }

    /// `/art/2024/8/26/art_1234_567890.html`: column and article; `art_1a2b….html` in newer versions.
    private static func jcms(_ parts: ArraySlice<Substring>, in folders: ArraySlice<Substring>) -> ArticleID? {
        guard let last = parts.last, parts.count <= 2 else { return nil }
        if parts.count == 1, last.utf8.count >= 16, isHexadecimal(last) {
            return ArticleID("art", last, isUnique: true)
        }
        guard parts.allSatisfy(isNumber) else { return nil }
        let date = folders.suffix(3)
        guard date.count == 3, date.allSatisfy(isNumber), date.first?.utf8.count == 4 else {
            return ArticleID("art", last, isUnique: false)
        }
        return ArticleID("art", date.joined(separator: "-") + ":" + last, isUnique: true)
    }

    /// `t20240826_123456.html`: day and document.
    private static func dated(_ parts: [Substring]) -> ArticleID? {
        guard parts.count == 2, let day = parts.first, day.utf8.count == 9, day.first == "t" else { return nil }
        guard isNumber(day.dropFirst()), isNumber(parts[1]) else { return nil }
        return ArticleID("t", day.dropFirst() + "_" + parts[1], isUnique: true)
    }

    /// `info/1023/4567.htm`: column and article.
    private static func column(_ segments: [Substring], stem: String) -> ArticleID? {
        guard segments.count >= 3, segments[segments.count - 3].lowercased() == "info" else { return nil }
        guard isNumber(segments[segments.count - 2]), isNumber(stem[...]) else { return nil }
        return ArticleID("info", stem, isUnique: false)
    }

    /// A file that is named by a long number or a UUID alone.
    private static func bare(_ stem: String) -> ArticleID? {
        if isNumber(stem[...]), (5...20).contains(stem.utf8.count) {
            return isDay(stem) ? nil : ArticleID("file", stem, isUnique: false)
        }
        let digits = stem.filter { $0 != "-" }
        guard digits.utf8.count == 32, isHexadecimal(digits[...]) else { return nil }
        return ArticleID("uuid", digits, isUnique: true)
    }

    /// `20240826`: each column has a file of that day.
    private static func isDay(_ digits: String) -> Bool {
        guard digits.utf8.count == 8, let number = Int(digits) else { return false }
        return (1990...2100).contains(number / 10_000) && (1...12).contains(number / 100 % 100)
            && (1...31).contains(number % 100)
    }

    /// Names of parameters that hold an article's number, the most telling first.
    private static let parameterNames = [
        "articleid", "article_id", "contentid", "content_id", "newsid", "news_id", "infoid", "info_id", "docid",
        "doc_id",
        "noticeid", "notice_id", "postid", "post_id", "itemid", "item_id", "aid", "nid", "uuid", "id",
    ]

    /// `?id=…`, good for one page of a site: `/news.jsp?id=5` and `/law.jsp?id=5` are two articles.
    private static func inParameters(_ link: NormalizedLink) -> ArticleID? {
        var parameters = link.parameters
        var page = link.path
        if let question = link.route.firstIndex(of: "?") {
            page += "#" + link.route[..<question]
            parameters += link.route[link.route.index(after: question)...].split(separator: "&").map { part in
                let name = part.prefix { $0 != "=" }
                return .init(name: String(name), value: String(part.dropFirst(name.count + 1)))
            }
        }
        guard !parameters.isEmpty else { return nil }
        for name in parameterNames {
            guard let value = parameters.first(where: { $0.name.lowercased() == name })?.value else { continue }
            guard isNumber(value[...]) || (value.utf8.count >= 8 && value.utf8.contains { (0x30...0x39).contains($0) })
            else { continue }
            return ArticleID("query " + page, name + "=" + value, isUnique: false)
        }
        return nil
    }

    private static func isNumber(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.count <= 20 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    private static func isHexadecimal(_ text: Substring) -> Bool {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }
}
