internal import FeedAggregator
internal import FeedModel
internal import Yams

/// Reads what a source says about the thing at its address: nothing (a feed), `list:`, `json:` or `gkmlpt:`.
struct ReadingReader {
    let log: ProblemLog

    func reading(_ section: Section) -> Source.Reading {
        let given = ["list", "json", "gkmlpt"].filter { section[$0] != nil }
        if given.count > 1 {
            section.problem(section[given[1]], "\(section.name) has `\(given[0])` and `\(given[1])`: keep one of them.")
        }
        if let node = section["list"] {
            if node.scalar?.string == "auto" { return .autoList }
            return .list(list(node, name: "\(section.name).list"))
        }
        if let node = section["json"] { return .json(json(node, name: "\(section.name).json")) }
        if let address = section.string("gkmlpt") {
            if section["category"] == nil {
                section.problem(
                    nil,
                    "\(section.name) lacks `category`: the number behind `#` in the platform's address, such as `category: 7`."
                )
            }
            return .gkmlpt(GkmlptRules(address: address, category: section.int("category", in: 0...99_999_999) ?? 0))
        }
        return .feed
    }

    /// `article: true`, or a mapping that says where the parts of a page stand.
    func articles(_ section: Section) -> (reads: Bool, rules: ArticleRules) {
        guard let node = section["article"] else { return (false, ArticleRules()) }
        guard node.mapping != nil else { return (section.bool("article") ?? false, ArticleRules()) }
        let keys = ["title", "date", "source", "author", "body", "exclude"]
        let rules = Section(node, name: "\(section.name).article", keys: keys, log: log)
        refuseMistakes(in: rules, keys: keys)
        return (
            true,
            ArticleRules(
                title: rules.string("title"), date: rules.string("date"), source: rules.string("source"),
                author: rules.string("author"), body: rules.string("body"), exclude: rules.string("exclude"))
        )
    }

    func list(_ node: Node, name: String) -> ListRules {
        let keys = ["item", "title", "link", "date", "summary", "next", "exclude", "template", "minimum"]
        let section = Section(node, name: name, keys: keys, log: log)
        refuseMistakes(in: section, keys: ["item", "exclude"])
        refuseMistakes(in: section, keys: ["title", "link", "date", "summary"], isWithin: true)
        if section["next"]?.scalar?.string != "auto" { refuseMistakes(in: section, keys: ["next"]) }
        return ListRules(
            item: section.required("item", example: "\"ul.list > li\"") ?? "", title: section.string("title") ?? "a",
            link: section.string("link") ?? "a@href", date: section.string("date"), summary: section.string("summary"),
            next: section.string("next"), exclude: section.string("exclude"), template: section.string("template"),
            minimum: section.int("minimum", in: 0...10_000) ?? 1)
    }

    private func refuseMistakes(in section: Section, keys: [String], isWithin: Bool = false) {
        for key in keys {
            guard let selector = section[key]?.scalar?.string,
                let mistake = ListReader.mistake(inSelector: selector, isWithin: isWithin)
            else {
                continue
            }
            section.problem(section[key], "`\(key)` in \(section.name): \(mistake)")
        }
    }

    private func json(_ node: Node, name: String) -> JSONRules {
        let keys = [
            "items", "id", "title", "link", "template", "date", "summary", "content", "author", "html", "list", "next",
            "pageParameter", "minimum",
        ]
        let section = Section(node, name: name, keys: keys, log: log)
        return JSONRules(
            items: section.string("items") ?? "", id: section.string("id"), title: section.string("title") ?? "title",
            link: section.string("link"), template: section.string("template"), date: section.string("date"),
            summary: section.string("summary"), content: section.string("content"), author: section.string("author"),
            html: section.string("html"), list: section["list"].map { list($0, name: "\(name).list") },
            next: section.string("next"), pageParameter: section.string("pageParameter"),
            minimum: section.int("minimum", in: 0...10_000) ?? 1)
    }
}
