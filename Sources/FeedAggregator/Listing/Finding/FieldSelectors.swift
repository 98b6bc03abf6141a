internal import FeedModel
internal import XMLTree

/// Writes the selectors of a found list: rows, title, link and date.
enum FieldSelectors {
    /// A selector must hold for this share of the rows.
    private static let share = 0.9

    static func rules(
        for group: RowGroup, _ judgement: GroupJudgement, isExact: Bool, in document: borrowing HTMLDocument,
        next: String?
    ) throws(SelectorError) -> ListRules? {
        guard let item = try ItemSelector.selector(for: group, isExact: isExact, in: document) else { return nil }
        var rules = ListRules(item: item, next: next, minimum: max(1, group.rows.count / 3))
        if document.name(of: group.rows[0]) == "a" {
            rules.link = "@href"
            rules.title = try heading(of: judgement, in: document) ?? "a"
        } else if let title = try title(of: judgement, in: document) {
            (rules.title, rules.link) = (title, "\(title)@href")
        } else if let title = try heading(of: judgement, in: document) {
            rules.title = title
        }
        rules.date = try date(of: judgement, in: document)
        return rules
    }

    /// The first of the selectors that finds, in nearly every row, what was read by default.
    private static func fitting(
        _ selectors: [String], _ judgement: GroupJudgement, in document: borrowing HTMLDocument,
        fits: (borrowing HTMLDocument, HTMLNode, GroupJudgement.Row) -> Bool
    ) throws(SelectorError) -> String? {
        for selector in selectors {
            let query = try XPathQuery(selector)
            var good = 0
            for row in judgement.rows {
                if let node = try document.nodes(query, from: row.node).first, fits(document, node, row) { good += 1 }
            }
            if Double(good) >= share * Double(judgement.rows.count) { return selector }
        }
        return nil
    }

    private static func title(of judgement: GroupJudgement, in document: borrowing HTMLDocument) throws(SelectorError)
        -> String?
    {
        let selectors = unique(
            ["a"] + names(of: judgement, in: document) { $1 == "a" } + [
                "h3 a", "h4 a", "h2 a", "h5 a", "p a", "a:last-of-type", "a:nth-of-type(2)", "td:nth-child(2) a",
                "li:nth-child(2) a",
            ])
        return try fitting(selectors, judgement, in: document) { document, node, row in
            RowTitle.title(of: node, in: document, repeated: []) { _ in false }.hasPrefix(row.entry.title.prefix(12))
                && !(document.attribute("href", of: node) ?? "").isEmpty
        }
    }

    private static func heading(of judgement: GroupJudgement, in document: borrowing HTMLDocument) throws(SelectorError)
        -> String?
    {
        let selectors =
            ["h3", "h4", "h2", "h5", "summary"] + names(of: judgement, in: document) { $0.contains("tit") || $1 == "p" }
        return try fitting(unique(selectors), judgement, in: document) { document, node, row in
            RowTitle.cleaned(document.text(of: node)) == row.entry.title
        }
    }

    private static func date(of judgement: GroupJudgement, in document: borrowing HTMLDocument) throws(SelectorError)
        -> String?
    {
        guard judgement.rows.contains(where: { $0.isDatedWithin }) else { return nil }
        let dates = judgement.dates
        let selectors =
            ["time", "span"] + names(of: judgement, in: document) { _, name in name != "a" } + [
                "em", "i", "b", "td:last-child", "li:last-child", "p", "label", "span:last-of-type",
            ]
        return try fitting(unique(selectors), judgement, in: document) { document, node, row in
            let text = document.text(of: node)
            return text.count < 40 && row.entry.published != nil
                && dates.date(at: node, in: document) == row.entry.published
        }
    }

    /// `name.class` of the elements within rows that `isWanted` (class, name) takes.
    private static func names(
        of judgement: GroupJudgement, in document: borrowing HTMLDocument, isWanted: (String, String) -> Bool
    ) -> [String] {
        var names: [String] = []
        for row in judgement.rows.prefix(3) {
            for node in document.subtree(of: row.node).dropFirst().prefix(80) where document.isElement(node) {
                let name = document.name(of: node)
                for word in RowGroups.classes(of: node, in: document)
                where isWanted(word.lowercased(), name)
                    && word.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
                {
                    if word.first?.isLetter == true { names.append("\(name).\(word)") }
                }
                if name == "a", let parent = document.parent(of: node), parent != row.node {
                    for word in RowGroups.classes(of: parent, in: document)
                    where word.first?.isLetter == true && isWanted("", "a") {
                        names.append("\(document.name(of: parent)).\(word) a")
                    }
                }
            }
        }
        return unique(names)
    }

    private static func unique(_ all: [String]) -> [String] {
        var seen: Set<String> = []
        return all.filter { seen.insert($0).inserted }
    }
}
