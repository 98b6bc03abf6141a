internal import FeedModel
internal import struct Foundation.Date
internal import XMLTree

/// How much a group of elements looks like the list of a page, and why.
struct GroupJudgement {
    /// What was read of a row, by the default rules.
    struct Row {
        let node: HTMLNode
        let entry: CleanEntry
        /// Whether the date stands within the row.
        let isDatedWithin: Bool
    }

    private(set) var rows: [Row] = []
    private(set) var score = 0.0
    /// Where on the page it stands, if that is beside what the page is about.
    let region: PageRegion?
    private let hasPager: Bool
    private var dated = 0.0
    private var lengths = 0.0
    private var isNewestFirst = false
    private var headings = 0
    /// How many of its blocks begin again with something newer than the block before ended with.
    private var restarts = 0
    /// Whether the heading above is what the page is called.
    private var isNamed = false
    private let size: Int
    private let linkless: Int
    let dates: FieldDates
    /// Enough to judge a list by.
    private static let sample = 60

    init(of group: RowGroup, in document: borrowing HTMLDocument, links: LinkReader, dates: PageDates, hasPager: Bool)
        throws
    {
        region = PageRegion.of(group.parents[0], in: document)
        self.hasPager = hasPager
        (size, linkless) = (group.rows.count, group.linkless)
        self.dates = FieldDates(dates: dates)
        let queries = try RowQueries(ListRules(item: "li"))
        let reader = RowReader(links: links, dates: dates, rows: group.rows, excluded: [], in: document)
        let rowDates = RowDates(dates: dates, rows: [], in: document)
        var titledLinks = 0
        for node in group.rows.prefix(GroupJudgement.sample) {
            guard case .success(let entry) = try reader.read(node, queries, in: document) else { continue }
            rows.append(Row(node: node, entry: entry, isDatedWithin: rowDates.within(node, in: document) != nil))
            titledLinks += GroupJudgement.titledLinks(in: node, document)
        }
        guard rows.count >= 2, !rows.isEmpty else { return }
        headings = GroupJudgement.headings(of: group, in: document, dates)
        restarts = GroupJudgement.restarts(rows, in: document)
        isNamed = GroupJudgement.isNamed(group, in: document)
        measure(
            of: min(size, GroupJudgement.sample), linksPerRow: Double(titledLinks) / Double(rows.count),
            host: links.page)
    }

    var confidence: Double { min(0.99, max(0, (score - 15) / 70)) }

    private mutating func measure(of looked: Int, linksPerRow: Double, host: String) {
        let count = Double(rows.count)
        dated = Double(rows.count { $0.entry.published != nil }) / count
        lengths = rows.reduce(0) { $0 + GroupJudgement.length(of: $1.entry.title) } / count
        let short = Double(rows.count { GroupJudgement.length(of: $0.entry.title) < 5 }) / count
        let distinct = Double(Set(rows.compactMap(\.entry.link)).count) / count
        let articles = Double(rows.count { GroupJudgement.isArticleAddress($0.entry.link ?? "") }) / count
        let foreign =
            Double(rows.count { URLReference.host(of: $0.entry.link ?? "") != URLReference.host(of: host) }) / count
        let times = rows.compactMap(\.entry.published?.instant)
        let descents = zip(times, times.dropFirst()).count { $0 >= $1 }
        isNewestFirst = times.count > 2 && Double(descents) >= 0.8 * Double(times.count - 1)

        score = 30 * dated + 20 * min(1, lengths / 12) + 10 * articles + 12 * min(1, Double(size) / 10) + 6 * distinct
        score += 6 * count / Double(max(looked, 1))
        if isNewestFirst { score += 6 }
        if hasPager { score += 4 }
        if isNamed { score += 8 }
        // Articles mostly stand in the folder of their list.
        let folder = host.prefix { $0 != "?" && $0 != "#" }.lastIndex(of: "/").map { host[...$0] } ?? ""
        if folder.contains("://") {
            score += 4 * Double(rows.count { $0.entry.link?.hasPrefix(folder) ?? false }) / count
        }
        // Of two depths of the same list, the row is the one that holds its date too.
        score += 3 * Double(rows.count { $0.isDatedWithin }) / count - 3 * min(1, Double(linkless) / Double(size))
        score -= 25 * short
        if dated < 0.3, foreign > 0.7 { score -= 20 }
        // Rows with many titled links are blocks that hold lists.
        if linksPerRow > 2.5 { score -= 35 } else if linksPerRow > 1.5 { score -= 12 }
        if distinct < 0.5 { score -= 25 }
        if rows.count < 3 { score -= 8 }
        if headings >= 2 || restarts > 0 { score -= 14 }
        switch region {
        case .footer: score -= 45
        case .menu: score -= 35
        case .sidebar: score -= 22
        case .header, .crumbs: score -= 25
        case nil: break
        }
    }

    /// Han characters count one, Latin letters a third: about what the eye sees.
    static func length(of title: String) -> Double {
        title.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 1 : 0.35) }
    }

    /// `/content/post_123.html`, `?id=12`: addresses of articles carry a number; those of columns rarely do.
    static func isArticleAddress(_ address: String) -> Bool {
        let query = address.drop { $0 != "?" }
        return URLReference.path(of: address).contains { $0.isNumber } || query.contains { $0.isNumber }
    }

    private static func titledLinks(in row: HTMLNode, _ document: borrowing HTMLDocument) -> Int {
        var addresses: Set<String> = []
        for node in document.subtree(of: row).prefix(300) where document.name(of: node) == "a" {
            let text = document.text(of: node)
            if let address = document.attribute("href", of: node), length(of: text) >= 5, !RowTitle.isBracketed(text) {
                addresses.insert(address)
            }
        }
        return addresses.count
    }

    /// How many blocks of a list in blocks have a heading that is no date: then they are several lists.
    private static func headings(of group: RowGroup, in document: borrowing HTMLDocument, _ dates: PageDates) -> Int {
        // The first blocks tell; a table a row makes thousands of them.
        let parents = group.parents.prefix(30)
        guard parents.count > 1 else { return 0 }
        return parents.count { parent in
            var (inner, levels) = (parent, 0)
            while levels < 3, let outer = document.parent(of: inner) {
                // An element around several blocks holds no heading of one.
                if parents.contains(where: { $0 != parent && document.contains(outer, $0) }) && levels > 0 {
                    return false
                }
                for sibling in document.children(of: outer, before: inner, limit: 6) where document.isElement(sibling) {
                    if parents.contains(where: { document.contains(sibling, $0) }) { return false }
                    let name = document.name(of: sibling)
                    let isHeading =
                        ["h1", "h2", "h3", "h4", "h5"].contains(name)
                        || document.marks(of: sibling).contains { $0.contains("tit") || $0 == "hd" || $0 == "head" }
                    guard isHeading else { continue }
                    let text = document.text(of: sibling)
                    // Blocks of days and years are one list.
                    return !text.isEmpty && dates.date(only: text) == nil && WrittenDateScanner(text).year == nil
                }
                (inner, levels) = (outer, levels + 1)
            }
            return false
        }
    }

    /// Whether the short text before the list, its heading or tab, stands in the page's title: `通知公告_某市市场监督管理局`.
    private static func isNamed(_ group: RowGroup, in document: borrowing HTMLDocument) -> Bool {
        guard let root = document.root, let node = document.first(["title"], within: root),
            var inner = group.parents.first
        else { return false }
        let title = document.title(at: node)
        for _ in 0..<3 {
            // Above the body there is nothing but the title itself.
            guard let outer = document.parent(of: inner), document.name(of: outer) != "html" else { return false }
            for sibling in document.children(of: outer, before: inner, limit: 4) where document.isElement(sibling) {
                let text = document.text(of: sibling)
                if !text.isEmpty { return (2...20).contains(text.count) && title.contains(text) }
            }
            inner = outer
        }
        return false
    }

    /// Blocks of one list go on where the block before ended; lists behind tabs each begin anew with what is newest.
    ///
    /// - Returns: 0 unless most blocks begin anew.
    private static func restarts(_ rows: [Row], in document: borrowing HTMLDocument) -> Int {
        var blocks: [(parent: HTMLNode?, days: [Date])] = []
        for row in rows {
            guard let day = row.entry.published?.instant else { continue }
            let parent = document.parent(of: row.node)
            if blocks.last?.parent != parent { blocks.append((parent, [])) }
            blocks[blocks.count - 1].days.append(day)
        }
        // A block a row, as in tables made of tables, says nothing.
        guard blocks.count > 1, rows.count >= blocks.count * 3 else { return 0 }
        let anew = zip(blocks, blocks.dropFirst()).count { block, next in
            guard let last = block.days.last, let first = next.days.first else { return false }
            return first > last
        }
        return anew * 2 > blocks.count - 1 ? anew : 0
    }

    /// What speaks for the list and against it.
    func reasons(rules: ListRules) -> [String] {
        var reasons = [
            "\(size) elements `\(rules.item)` repeat, \(rows.count == min(size, GroupJudgement.sample) ? "each" : "\(rows.count)") with a link and a title"
        ]
        let count = rows.count { $0.entry.published != nil }
        if count == 0 {
            reasons.append("none has a date")
        } else {
            reasons.append("\(count) of \(rows.count) have a date" + (isNewestFirst ? ", newest first" : ""))
        }
        reasons.append("titles are \(lengths < 5 ? "short, as in menus" : "as long as headlines")")
        if let region {
            reasons.append("it stands in what looks like a \(region.rawValue)")
        } else {
            reasons.append("it stands in no menu, sidebar or footer")
        }
        if headings >= 2 { reasons.append("its blocks have headings of their own") }
        if restarts > 0 { reasons.append("its blocks each begin anew with the newest, as lists behind tabs do") }
        if isNamed { reasons.append("the heading above it is the page's title") }
        if hasPager { reasons.append("the page has a next page") }
        return reasons
    }
}
