internal import FeedAggregator
internal import FeedModel
internal import Foundation

/// How fast list pages are read by rules and worked out without, and what they take of memory. Each page is also read in a process of its
/// own, by running this program again, so that its peak is seen alone.
enum ListingBenchmark {
    enum Page: String, CaseIterable {
        case usual = "60 KB"
        case large = "1 MB"
        case rows = "100,000 rows"
        case huge = "30 MB"
        case json = "1 MB of JSON"

        /// Rows of the page.
        var count: Int {
            switch self {
            case .usual: 20
            case .large: 5_000
            case .rows: 100_000
            case .huge: 200_000
            case .json: 6_000
            }
        }
    }

    private static let site = "https://amr.example/zwdt/index.html"
    private static let now = Date(timeIntervalSince1970: 1_725_163_200)
    private static let rules = ListRules(item: "ul.list > li", title: "a", link: "a@href", date: "span")
    private static let rounds = 5

    static func run() {
        var table = BenchmarkTable(["list page", "KB", "rows", "by rules ms", "rows/s", "worked out ms", "peak MB"])
        for page in Page.allCases {
            let text = text(page)
            let isSlow = page == .rows || page == .huge
            var rows = 0
            var times = Stopwatch.best(isSlow ? 1 : rounds, [{ rows = read(text, page) }])
            if page != .json { times += Stopwatch.best(isSlow ? 1 : rounds, [{ _ = workOut(text) }]) }
            let milliseconds = times.map { $0 / .milliseconds(1) }
            table.add([
                page.rawValue, String(text.utf8.count / 1_000), rows == 0 ? "refused" : String(rows),
                rounded(milliseconds[0]), rows == 0 ? "–" : String(Int(Double(rows) * 1_000 / milliseconds[0])),
                milliseconds.count > 1 ? rounded(milliseconds[1]) : "–", peak(of: page),
            ])
        }
        table.print()
    }

    private static func rounded(_ value: Double) -> String { String(format: "%.1f", value) }

    private static func read(_ text: String, _ page: Page) -> Int {
        let zone = TimeZone(identifier: "Asia/Shanghai") ?? .gmt
        if page == .json {
            let rules = JSONRules(items: "articles", id: "id", link: "url", date: "date")
            return JSONListReader(rules: rules, base: site, timeZone: zone, reference: now).read(text).rows.count
        }
        return ListReader(rules: rules, base: site, timeZone: zone, reference: now).read(text).rows.count
    }

    private static func workOut(_ text: String) -> Int {
        let zone = TimeZone(identifier: "Asia/Shanghai") ?? .gmt
        return ListFinder(base: site, timeZone: zone, reference: now).find(text).first?.page.rows.count ?? 0
    }

    // MARK: Memory

    private static func peak(of page: Page) -> String {
        let process = Process()
        process.executableURL = Bundle.main.executableURL
        process.arguments = ["--listing", page.rawValue]
        let output = Pipe()
        process.standardOutput = output
        do { try process.run() } catch { return "?" }
        process.waitUntilExit()
        let line = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        return line.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? "?"
    }

    /// Reads the page named and works it out, and prints the peak of this process in MB.
    static func measure(_ name: String) {
        guard let page = Page(rawValue: name) else { return }
        let text = text(page)
        _ = read(text, page)
        if page != .json { _ = workOut(text) }
        print(MemoryBenchmark.peak() / 1_000_000)
    }

    // MARK: Pages

    private static func text(_ page: Page) -> String {
        if page == .json {
            let rows = (0..<page.count).map {
                "{\"id\": \($0), \"title\": \"关于第\($0)批知识产权示范企业名单的公告\", \"url\": \"/post_\($0).html\", \"date\": \"2024-08-26 10:30\"}"
            }
            return "{\"articles\": [\(rows.joined(separator: ",\n"))]}"
        }
        var text = "<html><head><title>工作动态</title></head><body><div class=\"nav\"><ul>"
        for index in 0..<(page == .usual ? 300 : 30) { text += "<li><a href=\"/column\(index)/\">栏目\(index)</a></li>" }
        text += "</ul></div><ul class=\"list\">"
        for index in 0..<page.count {
            text +=
                "<li class=\"item\"><a href=\"./content/post_\(70_000 + index).html\" title=\"关于第\(index)批知识产权示范企业名单的公告\" target=\"_blank\">关于第\(index)批知识产权示范企业名单…</a><span>2024-08-26</span></li>\n"
        }
        text += "</ul><div class=\"foot\">"
        if page == .usual { text += "<script>" + String(repeating: "var a = 'x'; ", count: 3_000) + "</script>" }
        return text + "<a href=\"/about.html\">关于我们</a></div></body></html>"
    }
}
