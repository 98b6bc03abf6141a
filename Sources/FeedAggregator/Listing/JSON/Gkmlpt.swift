package import FeedModel
package import struct Foundation.Date
package import struct Foundation.TimeZone

/// Guangdong's shared disclosure platform: where its lists stand and how they are read.
///
/// An office's index page carries the site's number and the tree of categories; the lists come as JSON from `api/all/<category>`.
/// Page 0 is page 1 again, and a 404 after page 1 is the end.
package struct Gkmlpt: Sendable {
    private let rules: GkmlptRules
    private let dates: PageDates
    /// `https://www.example/bmpd/amr/gkmlpt/`.
    private let root: String

    package init(rules: GkmlptRules, timeZone: TimeZone, reference: Date) {
        self.rules = rules
        dates = PageDates(timeZone: timeZone, reference: reference)
        root = Gkmlpt.root(of: rules.address)
    }

    /// Any address of the platform leads to its root: `…/gkmlpt/index#7`, `…/gkmlpt/content/3/3255/post_3255421.html`.
    static func root(of address: String) -> String {
        let plain = address.prefix { $0 != "?" && $0 != "#" }
        if let found = plain.firstRange(of: "/gkmlpt") { return plain[..<found.upperBound] + "/" }
        return plain.hasSuffix("/") ? "\(plain)gkmlpt/" : "\(plain)/gkmlpt/"
    }

    // MARK: Addresses

    /// The page that gives the site's number; only needed where the rules do not.
    package var indexAddress: String { root + "index" }

    /// A page of the category's list, counted from 1.
    package func listAddress(site: String, page: Int = 1) -> String {
        "\(root)api/all/\(rules.category)?page=\(max(1, page))&sid=\(site)"
    }

    /// Where an article stands: its number, and the number without its last six and three digits.
    static func articleAddress(root: String, id: Int) -> String {
        "\(root)content/\(id / 1_000_000)/\(id / 1_000)/post_\(id).html"
    }

    // MARK: Index page

    /// What the index page tells.
    package struct Site: Sendable, Hashable {
        package var id: String
        package var categories: [Category]
    }

    /// A category of the tree, the way down to it in its name: `政策 / 政策解读`.
    package struct Category: Sendable, Hashable {
        package var id: Int
        package var name: String
    }

    /// - Returns: `nil` if the page is no index of the platform.
    package static func site(fromIndex page: String) -> Site? {
        guard ByteSearch(page).first("_CONFIG") != nil else { return nil }
        let configuration = LenientJSON.assigned(to: "_CONFIG", in: page)
        func member(_ names: [String]) -> JSONValue? {
            names.lazy.compactMap { configuration?[$0] ?? LenientJSON.assigned(to: "_CONFIG.\($0)", in: page) }.first {
                $0 != .null
            }
        }
        guard let id = member(["SID", "sid", "SITE_ID", "siteId"])?.words, !id.isEmpty else { return nil }
        var categories: [Category] = []
        collect(member(["TREE", "tree", "CATEGORIES"]) ?? .null, [], into: &categories)
        return Site(id: id, categories: categories)
    }

    private static func collect(_ value: JSONValue, _ path: [String], into categories: inout [Category]) {
        guard path.count < 8 else { return }
        for node in value.elements ?? [value] where categories.count < 2_000 {
            var path = path
            if let id = node["id"]?.words.flatMap({ Int($0) }), let name = node["name"]?.words {
                path.append(name)
                categories.append(Category(id: id, name: path.joined(separator: " / ")))
            }
            if let children = node["children"], children.elements?.isEmpty == false {
                collect(children, path, into: &categories)
            }
        }
    }

    // MARK: List

    /// Reads a page of the list.
    ///
    /// - Parameter page: its number, from 1.
    /// - Returns: `next` is the address of the page after it, where there can be one.
    package func read(_ text: String, site: String, page: Int = 1) -> ListPage {
        let json = LenientJSON(text)
        guard var rows = json.value["articles"]?.elements else {
            return ListPage(failure: .format("the answer is no list of the platform: there is no `articles` in it"))
        }
        var result = ListPage()
        if let open = json.openPath {
            result.isCut = true
            if open.first == "articles", open.count > 1, Int(open[1]) == rows.count - 1 { rows.removeLast() }
            result.problems.append("the answer is cut off or broken after \(rows.count) rows; they were read")
        }
        var seen: Set<String> = []
        for row in rows.prefix(ListReader.rowLimit) {
            guard let article = GkmlptArticle(row, dates: dates) else {
                result.drop(.noTitle)
                continue
            }
            guard let entry = entry(article) else {
                result.drop(.noLink)
                continue
            }
            if seen.insert(entry.publisherID ?? entry.link ?? entry.title).inserted {
                result.rows.append(entry)
            } else {
                result.drop(.duplicate)
            }
        }
        let total = (json.value["total"] ?? json.value.value(at: "classify.post_count"))?.words.flatMap { Int($0) }
        // Where the platform says how many there are, a page that holds them all is the last.
        if !rows.isEmpty, !result.isCut, !(page == 1 && total.map { $0 <= rows.count } ?? false) {
            result.next = listAddress(site: site, page: page + 1)
        }
        return result
    }

    private func entry(_ article: GkmlptArticle) -> CleanEntry? {
        // One article has many addresses (http and https, other hosts, `mpost_` for telephones); its number is one.
        // 0 is the number of rows that lead to other sites.
        let id = article.id.flatMap { $0 == "0" ? nil : $0 } ?? article.url.flatMap { GkmlptAddress.articleID(in: $0) }
        var link = article.url.map { URLReference.percentEncoded(URLReference.resolve($0, against: root)) }
        link = link.map { $0.replacing("/mpost_", with: "/post_") }
        if link == nil || link?.contains("://") == false {
            link = id.flatMap { Int($0) }.flatMap { $0 > 0 ? Gkmlpt.articleAddress(root: root, id: $0) : nil }
        }
        guard let link else { return nil }
        var entry = CleanEntry(publisherID: id, link: link, title: article.title, published: article.published)
        if let name = article.publisher { entry.authors = [Person(name: name)] }
        entry.summary = article.summary.flatMap { $0.isEmpty ? nil : HTMLEscape.text($0) }
        entry.content = article.content.map { Sanitizer(policy: .strict).clean($0, base: link) }
        entry.enclosures = Attachments.unique(
            article.attachments.map { Attachments.enclosure($0.url, title: $0.title, base: link) })
        return entry
    }
}

/// Addresses of the platform's articles.
package enum GkmlptAddress {
    /// The number in `…/content/3/3255/post_3255421.html` and its variant for telephones, `mpost_3255421.html`.
    package static func articleID(in address: String) -> String? {
        guard let found = address.firstRange(of: "post_") else { return nil }
        let digits = address[found.upperBound...].prefix { $0.isASCII && $0.isNumber }
        return digits.isEmpty ? nil : String(digits)
    }
}
