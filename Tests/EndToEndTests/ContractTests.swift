import Foundation
import Testing

@Suite("List pages that change under way") struct ContractTests {
    private static let rules = "list: {item: \"ul.infoList > li\", date: span, minimum: 5}"

    @Test(
        "A redesigned page is read on, the operator is told once and shown the new selectors",
        arguments: [rules, "list: auto"])
    func healed(_ source: String) async throws {
        let site = try BureauSite(source: source)
        try site.serve(BureauSite.list())
        #expect(try await site.run(at: 0).messages.contains("10 new entries"))
        try site.serve(BureauSite.redesigned(["改版以后的第一条新公告"] + BureauSite.titles.prefix(8)))
        let run = try await site.run(at: 1)
        #expect(run.messages.contains("1 new entry"), "\(run.messages)")
        #expect(try await site.state() == "ok")
        #expect(try Set(site.titles()) == Set(BureauSite.titles + ["改版以后的第一条新公告"]))
        #expect(try site.health() == ["was redesigned", "well again (before: was redesigned)"])
        let told = try site.place.text("health.atom")
        #expect(told.contains("8 known entries among 9 rows") && told.contains("list: {item: "), "\(told)")
        try site.serve(BureauSite.redesigned(["改版以后的第二条新公告", "改版以后的第一条新公告"] + BureauSite.titles.prefix(7)))
        #expect(try await site.run(at: 2).messages.contains("1 new entry"))
        #expect(try site.health().count == 2)
    }

    @Test("A redesigned page that speaks of nothing known is held and reported, and comes back")
    func held() async throws {
        let site = try BureauSite(source: Self.rules)
        try site.serve(BureauSite.list())
        _ = try await site.run(at: 0)
        let before = try site.entries()
        try site.serve(BureauSite.redesigned((1...9).map { "与本局无关的其他栏目第\($0)条" }))
        let run = try await site.run(at: 1)
        #expect(run.messages.contains("holds no entry of the history"), "\(run.messages)")
        #expect(try await site.state() == "redesigned")
        _ = try await site.run(at: 2)
        #expect(try site.entries() == before)
        #expect(try site.health() == ["was redesigned"])
        try site.serve(BureauSite.list(["恢复以后的第一条新公告"] + BureauSite.titles))
        #expect(try await site.run(at: 3).messages.contains("1 new entry"))
        #expect(try await site.state() == "ok")
        #expect(try site.health() == ["was redesigned", "well again (before: was redesigned)"])
    }

    @Test(
        "What comes instead of a list has a name, costs nothing, and is over when it is over",
        arguments: [
            ("<html><title>安全验证</title><body>请拖动滑块完成拼图</body></html>", 200, "blocked", "refuses access"),
            ("<html><script>$_ts=window['$_ts'];$_ts.cd='x';</script></html>", 412, "blocked", "refuses access"),
            ("<html><body>Forbidden</body></html>", 403, "blocked", "refuses access"),
            ("<html><body><ul class=infoList></ul><div>暂无数据</div></body></html>", 200, "empty", "lists nothing"),
            ("<html><body>本网站已迁移至新平台，请访问新网址</body></html>", 200, "moved", "has moved"),
        ])
    func instead(_ page: String, _ status: Int, _ state: String, _ words: String) async throws {
        let site = try BureauSite(source: Self.rules)
        try site.serve(BureauSite.list())
        _ = try await site.run(at: 0)
        let before = try site.entries()
        try site.serve(page, status: status)
        for hour in [1, 2] {
            _ = try await site.run(at: hour)
            #expect(try await site.state() == state)
        }
        #expect(try site.entries() == before)
        #expect(try site.health() == [words])
        try site.serve(BureauSite.list())
        _ = try await site.run(at: 3)
        #expect(try await site.state() == "ok")
        #expect(try site.entries() == before)
        #expect(try site.health() == [words, "well again (before: \(words))"])
    }

    @Test("A plain failure is told from the second run on, and a feed that turns into a challenge is blocked")
    func feed() async throws {
        let site = try BureauSite(source: "")
        let items = BureauSite.titles.map {
            "<item><title>\($0)</title><link>https://amr.example/\(BureauSite.number($0))</link></item>"
        }
        let feed = "<rss version=\"2.0\"><channel><title>T</title>\(items.joined())</channel></rss>"
        try site.serve(feed)
        _ = try await site.run(at: 0)
        let before = try site.entries()
        try site.serve("<html><title>系统提示</title><body>系统维护中，请稍后再试</body></html>")
        _ = try await site.run(at: 1)
        #expect(try await site.state() == "failing")
        #expect(try site.health().isEmpty)
        try site.serve("<html><title>Just a moment...</title><script>window._cf_chl_opt={}</script></html>")
        _ = try await site.run(at: 2)
        #expect(try await site.state() == "blocked")
        try site.serve("<rss version=\"2.0\"><channel><title>T</title></channel></rss>")
        _ = try await site.run(at: 3)
        #expect(try await site.state() == "empty")
        #expect(try site.entries() == before)
    }

    @Test("A list in JSON that breaks off gives what came, is named, and is read to its end by the next run")
    func cut() async throws {
        let site = try BureauSite(source: "json: {items: data, title: title, link: url, minimum: 5}")
        let rows = BureauSite.titles.map { "{\"title\": \"\($0)\", \"url\": \"/post_\(BureauSite.number($0)).html\"}" }
        try site.serve("{\"data\": [\(rows.prefix(6).joined(separator: ", ")), {\"title\": \"断在")
        let first = try await site.run(at: 0)
        #expect(first.messages.contains("6 new entries"), "\(first.messages)")
        #expect(first.messages.contains("cut off or broken after 6 rows"))
        #expect(try await site.state() == "failing")
        try site.serve("{\"data\": [\(rows.joined(separator: ", "))]}")
        #expect(try await site.run(at: 1).messages.contains("4 new entries"))
        #expect(try await site.state() == "ok")
        #expect(try Set(site.titles()) == Set(BureauSite.titles))
    }

    @Test("A further page that cannot be read is asked for again, so that nothing behind the first is lost")
    func furtherPage() async throws {
        let site = try BureauSite(source: Self.rules.replacing("minimum: 5", with: "minimum: 5, next: a.next@href"))
        let first = BureauSite.list(Array(BureauSite.titles.prefix(6)))
            .replacing("</ul>", with: "</ul><a class=next href=list_2>下一页</a>")
        try site.serve(first)
        try site.serve("busy", at: "list_2", status: 503)
        let run = try await site.run(at: 0)
        #expect(
            run.messages.contains("a further page of the list") && run.messages.contains("6 new entries"),
            "\(run.messages)")
        // The last page of a list may be shorter than any other.
        try site.serve(BureauSite.list(Array(BureauSite.titles.suffix(4))), at: "list_2")
        let next = try await site.run(at: 24)
        #expect(next.messages.contains("4 new entries"), "\(next.messages)")
        #expect(try await site.state() == "ok")
    }

    @Test(
        "After a long absence a list is read on while its pages are new, farther than at first, and where that ends is told"
    )
    func longAbsence() async throws {
        let site = try BureauSite(
            source: Self.rules.replacing("minimum: 5", with: "minimum: 1, next: a.next@href") + "\nmaxPages: 1")
        func serve(pages: Range<Int>, of lists: [[String]]) throws {
            for (number, titles) in zip(pages, lists) {
                try site.serve(
                    BureauSite.list(titles).replacing(
                        "</ul>", with: "</ul><a class=next href=list_\(number + 1)>下一页</a>"),
                    at: number == 1 ? "list" : "list_\(number)")
            }
        }
        let titles = BureauSite.titles
        try serve(pages: 1..<3, of: [Array(titles[8...]), ["关于另一件事项的旧通知"]])
        _ = try await site.run(at: 0)
        #expect(try site.titles().count == 2)
        try serve(
            pages: 1..<6, of: [0, 2, 4, 6, 8].map { Array(titles[$0..<($0 + 2)]) })
        let run = try await site.run(at: 24 * 40)
        #expect(run.messages.contains("8 new entries"), "\(run.messages)")
        #expect(try Set(site.titles()) == Set(titles))

        try serve(pages: 1..<12, of: (1...11).map { ["第\($0)号专利侵权纠纷的公告"] })
        let far = try await site.run(at: 24 * 80)
        #expect(far.messages.contains("10 pages of the list are all new; what stands behind them is left out."))
        #expect(far.messages.contains("10 new entries"), "\(far.messages)")
    }

    @Test("A further page that failed once brings no old pages in once it is well again")
    func noOldPages() async throws {
        let site = try BureauSite(
            source: Self.rules.replacing("minimum: 5", with: "minimum: 1, next: a.next@href") + "\nmaxPages: 2")
        func serve(_ pages: [[String]], failing: Int? = nil) throws {
            for (index, titles) in pages.enumerated() {
                let page = BureauSite.list(titles).replacing(
                    "</ul>", with: "</ul><a class=next href=list_\(index + 2)>下一页</a>")
                try site.serve(
                    page, at: index == 0 ? "list" : "list_\(index + 1)", status: index == failing ? 503 : 200)
            }
        }
        let titles = BureauSite.titles
        let old = [[titles[4]], [titles[5]], [titles[6]], [titles[7]], [titles[8]]]
        try serve(old)
        _ = try await site.run(at: 0)
        #expect(try site.titles().count == 2)
        try serve([[titles[0]]] + old, failing: 1)
        #expect(try await site.run(at: 24).messages.contains("1 new entry"))
        try serve([[titles[0]]] + old)
        let well = try await site.run(at: 48)
        #expect(well.messages.contains("nothing new"), "\(well.messages)")
        #expect(try site.server.asked().last == "/list_2")
        #expect(try await site.state() == "ok")
    }

    @Test(
        "A source that was given the address of another list begins it with its first pages, whether or not they come at once",
        arguments: [false, true])
    func anotherList(failsFirst: Bool) async throws {
        let source = Self.rules.replacing("minimum: 5", with: "minimum: 1, next: a.next@href") + "\nmaxPages: 2"
        let site = try BureauSite(source: source)
        let titles = BureauSite.titles
        for (list, first) in [("list", 0), ("other", 5)] {
            for page in 1...5 {
                try site.serve(
                    BureauSite.list([titles[first + page - 1]]).replacing(
                        "</ul>", with: "</ul><a class=next href=\(list)_\(page + 1)>下一页</a>"),
                    at: page == 1 ? list : "\(list)_\(page)")
            }
        }
        _ = try await site.run(at: 0)
        try site.reconfigure("/list\n", "/other\n")
        if failsFirst {
            let first = BureauSite.list([titles[5]])
            try site.serve(first, at: "other", status: 502)
            _ = try await site.run(at: 23)
            try site.serve(
                first.replacing("</ul>", with: "</ul><a class=next href=other_2>下一页</a>"), at: "other")
        }
        let run = try await site.run(at: 24)
        #expect(run.messages.contains("2 new entries"), "\(run.messages)")
        #expect(try site.titles().count == 4)
    }

    @Test("A further page that breaks off is asked for again")
    func furtherPageCut() async throws {
        let site = try BureauSite(source: Self.rules.replacing("minimum: 5", with: "minimum: 5, next: a.next@href"))
        try site.serve(
            BureauSite.list(Array(BureauSite.titles.prefix(6)))
                .replacing("</ul>", with: "</ul><a class=next href=list_2>下一页</a>"))
        let second = BureauSite.list(Array(BureauSite.titles.suffix(4)))
        let end = try #require(second.range(of: BureauSite.titles[8]))
        try site.serve(String(second[..<end.lowerBound]), at: "list_2")
        let run = try await site.run(at: 0)
        #expect(run.messages.contains("was not read: it breaks off"), "\(run.messages)")
        try site.serve(second, at: "list_2")
        _ = try await site.run(at: 24)
        #expect(try Set(site.titles()) == Set(BureauSite.titles))
    }

    @Test("A further page that cannot be read in eight runs is left alone, and that is told")
    func furtherPageForGood() async throws {
        let site = try BureauSite(source: Self.rules.replacing("minimum: 5", with: "minimum: 5, next: a.next@href"))
        try site.serve(
            BureauSite.list(Array(BureauSite.titles.prefix(6)))
                .replacing("</ul>", with: "</ul><a class=next href=list_2>下一页</a>"))
        try site.serve("busy", at: "list_2", status: 503)
        for number in 0..<8 {
            let run = try await site.run(at: number * 48)
            #expect(run.messages.contains("a further page of the list"), "\(run.messages)")
            #expect(run.messages.contains("That was tried in 8 runs") == (number == 7), "\(run.messages)")
            #expect(try await site.state() == (number == 7 ? "ok" : "failing"))
        }
        let after = try await site.run(at: 8 * 48)
        #expect(!after.messages.contains("a further page"), "\(after.messages)")
    }

    @Test("A run says when a source falls silent, once")
    func silence() async throws {
        let site = try BureauSite(source: Self.rules)
        for day in 0..<5 {
            try site.serve(BureauSite.list(Array(BureauSite.titles.prefix(5 + day))))
            #expect(try await site.run(at: day * 24).messages.contains("silent") == false)
        }
        let run = try await site.run(at: 60 * 24)
        #expect(
            run.messages.contains("silent: it reads well, but nothing new came since 2024-09-05"), "\(run.messages)")
        #expect(try await site.state() == "silent")
        #expect(try await site.run(at: 61 * 24).messages.contains("silent") == false)
    }

    @Test(
        "The page of an article is read once; one that fails is tried again, though the list is unchanged; files and other sites are not asked"
    )
    func articles() async throws {
        let site = try BureauSite(source: Self.rules + "\narticle: true")
        let titles = Array(BureauSite.titles.prefix(6))
        let list = BureauSite.list(titles)
            .replacing("post_5.html", with: "file.pdf").replacing("post_6.html", with: "https://www.other.test/6.html")
        try site.serve(list)
        for (number, title) in titles.enumerated().prefix(4) {
            try site.serve(
                "<html><body><h1>\(title)</h1><div id=zoom><p>第\(number + 1)篇文章的正文内容，说明有关事项和要求。</p></div></body></html>",
                at: "post_\(number + 1).html", status: number == 3 ? 500 : 200)
        }
        _ = try await site.run(at: 0)
        #expect(try site.entries().contains("第1篇文章的正文内容"))
        #expect(!(try site.entries().contains("第4篇文章的正文内容")))
        #expect(try site.titles().count == 6)
        try site.serve(
            "<html><body><h1>\(titles[3])</h1><div id=zoom><p>第4篇文章的正文内容，说明有关事项和要求。</p></div></body></html>",
            at: "post_4.html")
        _ = try await site.run(at: 1)
        #expect(!(try site.entries().contains("第4篇文章的正文内容")), "too early to ask again")
        _ = try await site.run(at: 3)
        #expect(try site.entries().contains("第4篇文章的正文内容"))
        let asked = try site.server.asked()
        #expect(asked.count { $0 == "/post_1.html" } == 1)
        #expect(asked.count { $0 == "/post_4.html" } == 2)
        #expect(!asked.contains("/file.pdf"))
        #expect(try await site.state() == "ok")
    }

    @Test(
        "Article pages that failed yesterday are asked for after those that were not asked for yet, in a list that grew as well",
        arguments: [8, 9])
    func deadArticlesDaily(rows: Int) async throws {
        let site = try BureauSite(source: Self.rules + "\narticle: true")
        let titles = BureauSite.titles
        for number in 1...9 {
            try site.serve(
                "<html><body><h1>\(titles[number - 1])</h1><div id=zoom><p>第\(number)篇文章的正文内容，说明有关事项和要求。</p></div></body></html>",
                at: "post_\(number).html", status: number < 6 ? 404 : 200)
        }
        for (day, rows) in [8, rows].enumerated() {
            try site.serve(BureauSite.list(Array(titles.prefix(rows))))
            _ = try await site.run(at: day * 24)
        }
        for number in 6...8 { #expect(try site.entries().contains("第\(number)篇文章的正文内容")) }
    }

    @Test(
        "Article pages that fail keep no others from being read, and are asked for again when the list shows them no more"
    )
    func deadArticles() async throws {
        let site = try BureauSite(source: Self.rules + "\narticle: true")
        let titles = BureauSite.titles
        func page(_ number: Int) -> String {
            "<html><body><h1>\(titles[number - 1])</h1><div id=zoom><p>第\(number)篇文章的正文内容，说明有关事项和要求。</p></div></body></html>"
        }
        try site.serve(BureauSite.list(Array(titles.prefix(8))))
        for number in 1...8 { try site.serve(page(number), at: "post_\(number).html", status: number < 6 ? 404 : 200) }
        _ = try await site.run(at: 0)
        #expect(try !site.entries().contains("第6篇文章的正文内容"), "five failed, the rest waits")
        _ = try await site.run(at: 1)
        for number in 6...8 { #expect(try site.entries().contains("第\(number)篇文章的正文内容")) }
        // They come back when their rows are gone from a list that changes each time.
        for number in 1...5 { try site.serve(page(number), at: "post_\(number).html") }
        for number in 9...10 { try site.serve(page(number), at: "post_\(number).html") }
        try site.serve(BureauSite.list(Array(titles.suffix(5))) + "<!-- 4711 -->")
        _ = try await site.run(at: 12)
        for number in 1...10 { #expect(try site.entries().contains("第\(number)篇文章的正文内容"), "\(number)") }
        #expect(try await site.state() == "ok")
    }

    @Test("A challenge in place of an article costs its text, not the entry, and is told where every page has one")
    func challengedArticle() async throws {
        let site = try BureauSite(source: Self.rules + "\narticle: true")
        try site.serve(BureauSite.list(Array(BureauSite.titles.prefix(5))))
        for number in 1...5 {
            try site.serve(
                "<html><title>安全验证</title><body><div id=zoom>请拖动滑块完成拼图以继续访问</div></body></html>",
                at: "post_\(number).html")
        }
        let run = try await site.run(at: 0)
        #expect(run.messages.contains("5 new entries"))
        #expect(run.messages.contains("none of 5 article pages gave a text, they are asked for again later: "))
        #expect(!(try site.entries().contains("拖动滑块")))
    }

    @Test("Where articles cannot be read for more than a run, the operator is told, and told when they can")
    func refusedArticles() async throws {
        let site = try BureauSite(source: Self.rules + "\narticle: true")
        let titles = Array(BureauSite.titles.prefix(5))
        try site.serve(BureauSite.list(titles))
        for number in 1...5 { try site.serve("no", at: "post_\(number).html", status: 403) }
        _ = try await site.run(at: 0)
        #expect(try await site.state() == "ok", "once is weather")
        let second = try await site.run(at: 3)
        #expect(second.messages.contains("blocked: the pages of its latest articles give no text"))
        #expect(try await site.state() == "blocked")
        // Too early to ask again.
        _ = try await site.run(at: 4)
        #expect(try await site.state() == "blocked")
        #expect(try site.health() == ["refuses access"])
        for (number, title) in titles.enumerated() {
            try site.serve(
                "<html><body><h1>\(title)</h1><div id=zoom><p>第\(number + 1)篇文章的正文内容，说明有关事项和要求。</p></div></body></html>",
                at: "post_\(number + 1).html")
        }
        _ = try await site.run(at: 24)
        #expect(try await site.state() == "ok")
        #expect(try site.health() == ["refuses access", "well again (before: refuses access)"])
        #expect(try site.titles().count == 5)
    }

    @Test("A front page in place of every article takes no text away, and makes none")
    func frontPageForArticles() async throws {
        let site = try BureauSite(source: Self.rules + "\narticle: true\nrecheck: 7d")
        let titles = Array(BureauSite.titles.prefix(7))
        try site.serve(BureauSite.list(Array(titles.prefix(6))))
        for (number, title) in titles.enumerated().prefix(6) {
            try site.serve(
                "<html><body><h1>\(title)</h1><div id=zoom><p>第\(number + 1)篇文章的正文内容，说明有关事项和要求。</p></div></body></html>",
                at: "post_\(number + 1).html")
        }
        _ = try await site.run(at: 0)
        let before = try site.entries()
        let news = "今日要闻：我市召开市场监管工作会议，部署下一阶段重点任务，要求各单位抓好落实，守牢安全底线，优化服务，提升效能，确保各项工作走在前列。"
        for number in 1...7 {
            try site.serve(
                "<html><title>某市市场监督管理局</title><body><div id=zoom><p>\(news)</p></div></body></html>",
                at: "post_\(number).html")
        }
        _ = try await site.run(at: 8 * 24)
        #expect(try site.entries() == before)
        try site.serve(BureauSite.list(titles))
        _ = try await site.run(at: 16 * 24)
        #expect(try site.titles().count == 7)
        #expect(!(try site.entries().contains("今日要闻")))
    }

    @Test("The full text can be asked for where a feed carries a teaser, and again after the time configured")
    func teasers() async throws {
        let site = try BureauSite(source: "article: true\nrecheck: 7d")
        let item =
            "<item><title>\(BureauSite.titles[0])</title><link>http://127.0.0.1:\(site.server.port)/post_1.html</link><description>摘要</description></item>"
        try site.serve("<rss version=\"2.0\"><channel><title>T</title>\(item)</channel></rss>")
        func page(_ text: String) -> String {
            "<html><body><h1>\(BureauSite.titles[0])</h1><div id=zoom><p>\(text)，说明有关事项和要求。</p></div></body></html>"
        }
        try site.serve(page("第一版的全部正文内容"), at: "post_1.html")
        _ = try await site.run(at: 0)
        #expect(try site.entries().contains("第一版的全部正文内容"))
        try site.serve(page("第二版的全部正文内容"), at: "post_1.html")
        _ = try await site.run(at: 24)
        #expect(try site.entries().contains("第一版的全部正文内容"))
        _ = try await site.run(at: 8 * 24)
        #expect(try site.entries().contains("第二版的全部正文内容"))
    }
}
