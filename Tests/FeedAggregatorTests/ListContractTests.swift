import FeedAggregator
import FeedModel
import Foundation
import Testing

@Suite("Contracts of list pages") struct ListContractTests {
    private static let list = "https://amr.example/zwdt/index.html"

    private func page(_ count: Int, dated: Bool = true, title: String = "关于某项工作的第%条通知公告") -> ListPage {
        var page = ListPage()
        page.rows = (0..<count).map { number in
            CleanEntry(
                link: "https://amr.example/zwdt/post_\(70_000 + number).html",
                title: title.replacing("%", with: "\(number)"),
                published: dated ? EntryDate(Reading.now, hasTime: false) : nil)
        }
        return page
    }

    private func observation(_ page: ListPage, known: Int = 0, status: Int = 200, url: String = list) -> ListObservation
    {
        ListObservation(requestedURL: Self.list, url: url, status: status, page: page, known: known, history: 60)
    }

    private func learned() -> SourceContract {
        var contract = SourceContract()
        for _ in 0..<5 { contract.learn(observation(page(20), known: 18)) }
        return contract
    }

    @Test(
        "A page that came instead of the list has a name",
        arguments: [
            (
                "<html><script>var $_ts=1;document.cookie='a=1';location.reload()</script></html>", 412,
                SourceState.blocked
            ),
            ("<html><title>安全验证</title><body>请拖动滑块完成拼图</body></html>", 200, .blocked),
            ("<html><title>Just a moment...</title><script>window._cf_chl_opt={}</script></html>", 403, .blocked),
            ("<html><script>document.cookie='x';location.reload()</script></html>", 200, .blocked),
            (
                "<html><title>统一身份认证平台</title><form><input name=u><input type=password name=p></form></html>", 200,
                .blocked
            ),
            ("<html><title>404</title><body><h1>您访问的页面不存在</h1><a href='/'>返回首页</a></body></html>", 200, .failing),
            ("<html><title>系统提示</title><body>系统维护中，请稍后再试</body></html>", 200, .failing),
            ("<html><body>本网站已迁移至新平台，请访问新网址</body></html>", 200, .moved),
            (
                "<html><title>工作动态</title><body><ul class=nav><li><a href='/'>首页</a></li></ul><div class=list>暂无数据</div></body></html>",
                200, .empty
            ),
            (
                "<html><title>工作动态</title><body><div class=list>暂无数据</div><p>网站标识码：4404000012 电话：0756-2140404</p></body></html>",
                200, .empty
            ),
            (
                "<html><title>工作动态</title><body><ul class=list></ul><div style='display: none'>暂无数据</div><script>draw()</script></body></html>",
                200, .redesigned
            ),
            ("<html><title>提示信息</title><body><h1>提示信息</h1><p>您访问的文章不存在或已被删除</p></body></html>", 200, .failing),
            (
                "<html><title>工作动态</title><body><div class=new-list><a href='1.html'>改版以后的页面上第一条消息</a></div></body></html>",
                200, .redesigned
            ),
        ])
    func instead(_ text: String, _ status: Int, _ state: SourceState) {
        let verdict = ContractJudge(contract: SourceContract(), minimum: 3).judge(
            observation(ListPage(), status: status), text: text)
        #expect(verdict.state == state, "\(verdict.reason)")
        #expect(!verdict.isGood && !verdict.reason.isEmpty)
    }

    @Test("An index page instead of the list is a move")
    func index() {
        let verdict = ContractJudge(contract: learned(), minimum: 3).judge(
            observation(ListPage(), url: "https://amr.example/"), text: "<html><body><p>欢迎访问本局网站</p></body></html>")
        #expect(verdict.state == .moved)
        #expect(verdict.reason.contains("leads to https://amr.example/"))
    }

    @Test(
        "A list that leads to the first page or another site is a move where no row is known, however well-formed",
        arguments: [
            ("https://amr.example/", 0, SourceState.moved), ("https://amr.example/index.html", 0, .moved),
            ("https://www.other.example/zwdt/index.html", 0, .moved), ("https://amr.example/", 1, .ok),
            ("https://www.other.example/zwdt/index.html", 1, .ok), ("https://amr.example/zwdt/list/", 0, .ok),
            ("http://www.amr.example/zwdt/", 0, .ok),
        ])
    func elsewhere(_ url: String, _ known: Int, _ state: SourceState) {
        for readings in [1, 5] {
            var contract = SourceContract()
            for _ in 0..<readings { contract.learn(observation(page(20), known: 18)) }
            let verdict = ContractJudge(contract: contract, minimum: 3).judge(
                observation(page(20), known: known, url: url), text: "<html><body><ul><li>甲</li></ul></body></html>")
            #expect(verdict.state == state, "\(verdict.reason)")
        }
        // One that has always led there may be all new.
        var led = SourceContract()
        for _ in 0..<5 { led.learn(observation(page(20), known: 18, url: url)) }
        let new = ContractJudge(contract: led, minimum: 3).judge(
            observation(page(20), known: known, url: url), text: "<html><body><ul><li>甲</li></ul></body></html>")
        #expect(new.state == .ok)
        let first = ContractJudge(contract: SourceContract(), minimum: 3).judge(
            observation(page(20), known: known, url: url), text: "<html><body><ul><li>甲</li></ul></body></html>")
        #expect(first.state == .ok)
    }

    @Test("One reading is enough to know a menu that stands where the list stood")
    func menu() {
        var contract = SourceContract()
        contract.learn(observation(page(20), known: 0))
        let judge = ContractJudge(contract: contract, minimum: 3)
        let verdict = judge.judge(observation(page(5, dated: false, title: "领导信箱%")), text: "")
        #expect(verdict.state == .redesigned)
        #expect(verdict.reason.contains("their titles look like a menu's"))
        #expect(judge.judge(observation(page(5, title: "领导信箱%")), text: "").isGood)
        #expect(judge.judge(observation(page(5, dated: false)), text: "").isGood)
        #expect(judge.judge(observation(page(5, dated: false, title: "领导信箱%"), known: 1), text: "").isGood)
    }

    @Test("A page like those before it is in order, news or not, and so is a new source's first page")
    func inOrder() {
        let judge = ContractJudge(contract: learned(), minimum: 3)
        #expect(judge.judge(observation(page(20), known: 20), text: "").isGood)
        #expect(judge.judge(observation(page(20), known: 0), text: "").isGood)
        #expect(judge.judge(observation(page(6), known: 5), text: "").isGood)
        #expect(
            ContractJudge(contract: SourceContract(), minimum: 1).judge(observation(page(1, dated: false)), text: "")
                .isGood)
    }

    @Test("What was learned finds out a page that reads, but as nonsense")
    func nonsense() {
        let judge = ContractJudge(contract: learned(), minimum: 1)
        #expect(judge.judge(observation(page(3)), text: "").state == .redesigned)
        #expect(judge.judge(observation(page(20, dated: false), known: 2), text: "").state == .redesigned)
        #expect(judge.judge(observation(page(20, title: "首页")), text: "").state == .redesigned)
    }

    @Test("Few rows of data are few notices, as in January or where the platform shows fewer a page")
    func fewRowsOfData() {
        let judge = ContractJudge(contract: learned(), minimum: 1, isData: true)
        #expect(judge.judge(observation(page(3)), text: "").isGood)
        #expect(judge.judge(observation(page(20, dated: false), known: 2), text: "").state == .redesigned)
        #expect(judge.judge(observation(page(0)), text: "").state == .redesigned)
    }

    @Test("A contract follows a list that changes slowly")
    func learning() {
        var contract = learned()
        #expect(contract.rows.rounded() == 20 && contract.datedShare > 0.99)
        for _ in 0..<20 { contract.learn(observation(page(10), known: 9)) }
        #expect(contract.rows.rounded() == 10)
    }

    // MARK: Healing

    private let finder = ListFinder(base: Reading.site, timeZone: Reading.zone, reference: Reading.now)

    @Test("A redesigned page is read on when it speaks of the same articles")
    func heals() throws {
        let old = try ListExpectation("Listing/Found/ul-li-span")
        let rules = ListRules(item: "ul.infoList > li", date: "span", minimum: 5)
        let history = HistoryTrace(Reading.list(old.page, rules).rows)
        // The same titles in another structure, under other addresses.
        let new = try Reading.page("Listing/Found/blocks-of-five.html").replacing("content/post_7", with: "detail/9")
        #expect(Reading.list(new, rules).rows.isEmpty)
        guard
            case .healed(let healed, let page, let report) = ListHealing(finder: finder, history: history).heal(
                new, old: rules)
        else {
            Issue.record("not healed")
            return
        }
        #expect(healed.item == "div.list > ul > li")
        #expect(healed.minimum == 5)
        #expect(page.rows.count == 15)
        #expect(report.contains("12 known entries among 15 rows") && report.contains("item: \"div.list > ul > li\""))
    }

    @Test("Nor is a box of what is read most, of which more is known")
    func hotList() throws {
        let page = try Reading.page("Listing/Found/hot-list.html")
        let hot = Reading.list(page, ListRules(item: "div.l1 li")).rows
        let moved = Reading.list(page, ListRules(item: "div.l2 li")).rows
        let history = HistoryTrace(hot + moved.suffix(3))
        guard
            case .healed(let healed, _, _) = ListHealing(finder: finder, history: history).heal(page, old: nil)
        else {
            Issue.record("not healed")
            return
        }
        #expect(healed.item.hasPrefix("div.l2"))
    }

    @Test("A box of older entries is not taken for a list that is gone")
    func staleBox() throws {
        let page = try Reading.page("Listing/Found/hot-list.html")
        let hot = Reading.list(page, ListRules(item: "div.l1 li")).rows
        let newer = (0..<25).map { CleanEntry(link: "https://amr.example/n/\($0).html", title: "历史里较新的第\($0)条消息") }
        let start = try #require(page.range(of: "<div class=\"l2\">"))
        let boxAlone = page[..<start.lowerBound] + "</body></html>"
        let outcome = ListHealing(finder: finder, history: HistoryTrace(newer + hot)).heal(String(boxAlone), old: nil)
        guard case .held(let reason) = outcome else {
            Issue.record("healed by a box")
            return
        }
        #expect(reason.contains("holds none of the newest entries, so it is not read"))
    }

    @Test("The menu around an error page is not recommended as the list")
    func menuOfError() {
        let menu = ["机构职能", "领导班子", "内设机构", "下属单位", "政务公开", "办事指南", "互动交流", "联系我们", "网站地图", "无障碍浏览"]
            .map { "<div class=sub><a href=/\($0)/>\($0)</a></div>" }.joined()
        let history = HistoryTrace([CleanEntry(link: "https://amr.example/old/1.html", title: "历史里完全不同的一条消息")])
        let outcome = ListHealing(finder: finder, history: history).heal(
            "<html><body><div class=menu>\(menu)</div><p>网站正在升级维护。</p></body></html>", old: nil)
        guard case .held(let reason) = outcome else {
            Issue.record("healed by a menu")
            return
        }
        #expect(reason.hasSuffix("name its rows with `list:`."))
        #expect(!reason.contains("write:"), "\(reason)")
    }

    @Test("Another list is not taken for it")
    func held() throws {
        let history = HistoryTrace([CleanEntry(link: "https://amr.example/old/1.html", title: "历史里完全不同的一条消息")])
        let outcome = ListHealing(finder: finder, history: history).heal(
            try Reading.page("Listing/Found/div-rows.html"), old: nil)
        guard case .held(let reason) = outcome else {
            Issue.record("healed by rows that nobody knows")
            return
        }
        #expect(reason.contains("holds no entry of the history") && reason.contains("div.listbox > div"))
        #expect(
            ListHealing(finder: finder, history: history).heal("<p>nothing</p>", old: nil)
                == .held(reason: "the page was redesigned and no list is found on it; name its rows with `list:`."))
    }

    // MARK: Paging

    @Test("A first reading follows the list up to its limit; a later one while a page is all new")
    func paging() {
        func pages(_ paging: ListPaging, known: [String]) -> [ListPaging.Decision] {
            var paging = paging
            return known.enumerated().map { number, marks in
                var page = ListPage()
                page.rows = (0..<3).map { CleanEntry(link: "https://amr.example/\(number)/\($0).html", title: "标题") }
                page.next = "https://amr.example/list_\(number + 2).html"
                return paging.decide(after: page, isKnown: marks.map { $0 == "k" })
            }
        }
        let first = ListPaging(address: Self.list, maxPages: 3, isFirstReading: true)
        #expect(
            pages(first, known: ["nnn", "nnk", "kkk"]) == [
                .read("https://amr.example/list_2.html"), .read("https://amr.example/list_3.html"), .stop(.enough),
            ])
        let later = ListPaging(address: Self.list, maxPages: 9, isFirstReading: false)
        #expect(pages(later, known: ["nnn", "nkk"]) == [.read("https://amr.example/list_2.html"), .stop(.known)])
        #expect(pages(later, known: ["kkk"]) == [.stop(.known)])
        for amid in ["knn", "nkn", "kkn"] {
            #expect(pages(later, known: [amid]) == [.read("https://amr.example/list_2.html")], "pinned, or dated anew")
        }
    }

    @Test(
        "What a reading left unread is reached over known pages, and no more behind it than is new, or than a first reading takes"
    )
    func unread() {
        func pages(_ unread: UnreadPages, _ known: [String]) -> [ListPaging.Decision] {
            var paging = ListPaging(
                address: Self.list, maxPages: 2, farthest: 20, isFirstReading: false, unread: unread)
            return known.enumerated().map { number, marks in
                var page = ListPage()
                page.rows = (0..<marks.count).map {
                    CleanEntry(link: "https://amr.example/\(number)/\($0).html", title: "标题")
                }
                page.next = "https://amr.example/list_\(number + 2).html"
                return paging.decide(after: page, isKnown: marks.map { $0 == "k" })
            }
        }
        func read(_ number: Int) -> ListPaging.Decision { .read("https://amr.example/list_\(number).html") }
        let later = UnreadPages(reach: 3, isFirstReading: false)
        #expect(pages(later, ["kkk", "kkk", "nkk"]) == [read(2), read(3), .stop(.known)])
        #expect(pages(later, ["kkk", "kkk", "nnn", "nkk"]) == [read(2), read(3), read(4), .stop(.known)])
        #expect(pages(later, ["nnn", "kkk", "kkk", "nkk"]) == [read(2), read(3), read(4), .stop(.known)], "moved on")
        var moved = UnreadPages(reach: 2, isFirstReading: false)
        moved.shift = 4
        #expect(
            pages(moved, ["nkk", "kkk", "kkk", "nkk"]) == [read(2), read(3), read(4), .stop(.known)], "four rows came")
        var cut = UnreadPages(reach: 2, isFirstReading: false)
        cut.left = 6
        #expect(
            pages(cut, ["nnn", "nnn", "kkk"]) == [read(2), read(3), .stop(.known)],
            "six rows were new, and left, before")
        let first = UnreadPages(reach: 3, isFirstReading: true)
        #expect(pages(first, ["kkk", "kkk", "nnn"]) == [read(2), read(3), .stop(.leftOut)])
    }

    @Test("A later reading goes farther while there is news, and no farther for rows that are left out")
    func farther() {
        func decide(_ isKnown: [Bool?]) -> [ListPaging.Decision] {
            var paging = ListPaging(address: Self.list, maxPages: 1, farthest: 2, isFirstReading: false)
            return (2...3).map { number in
                var page = ListPage()
                page.rows = [CleanEntry(link: "https://amr.example/\(number).html", title: "标题")]
                page.next = "https://amr.example/list_\(number).html"
                return paging.decide(after: page, isKnown: isKnown)
            }
        }
        #expect(decide([false]) == [.read("https://amr.example/list_2.html"), .stop(.enough)])
        #expect(decide([nil]).first == .stop(.leftOut))
    }

    @Test("Page 0 may be the same as page 1, which ends no list; any other page that comes again does")
    func fromZero() {
        for (start, isRead) in [("page=0", true), ("page=0&size=9", true), ("page=1", false)] {
            var paging = ListPaging(
                address: "https://a.example/api?\(start)", maxPages: 5, isFirstReading: true)
            var first = page(5)
            first.next = "https://a.example/api?n=1"
            #expect(paging.decide(after: first, isKnown: []) == .read("https://a.example/api?n=1"))
            var second = page(5)
            second.next = "https://a.example/api?n=2"
            #expect(
                paging.decide(after: second, isKnown: [])
                    == (isRead ? .read("https://a.example/api?n=2") : .stop(.repeated)))
        }
    }

    @Test("Rows that are left out say nothing of what is behind the page, and no more is read than is taken")
    func leftOut() {
        var page = self.page(4)
        page.next = "https://amr.example/list_2.html"
        func decide(_ isKnown: [Bool?], maxEntries: Int? = nil) -> ListPaging.Decision {
            var paging = ListPaging(
                address: Self.list, maxPages: 9, maxEntries: maxEntries, isFirstReading: false)
            return paging.decide(after: page, isKnown: isKnown)
        }
        #expect(decide([false, true, nil, nil]) == .stop(.known))
        #expect(decide([true, false, nil, nil]) == .read("https://amr.example/list_2.html"))
        #expect(decide([nil, nil, nil, nil]) == .read("https://amr.example/list_2.html"))
        #expect(decide([false, false, false, false], maxEntries: 4) == .stop(.full))
        #expect(decide([false, false, false, false], maxEntries: 5) == .read("https://amr.example/list_2.html"))
    }

    @Test("A box of old rows below the list says nothing of what is behind the page")
    func boxBelow() {
        func rows(_ numbers: Range<Int>) -> String {
            numbers.map { "<li><a href='/a/\($0).html'>关于第\($0)号专利案件的公告</a></li>" }.joined()
        }
        let page = Reading.list(
            "<body><div class=con><ul class=list>\(rows(10..<16))</ul></div><div class=hot><ul class=list>\(rows(1..<4))</ul></div><a href=/list_2.html>下一页</a></body>",
            ListRules(item: "ul.list > li", next: "auto"))
        let isKnown = page.rows.map { $0.title.contains(/第[1-3]号/) }
        #expect(isKnown.count == 9 && isKnown.last == true)
        var paging = ListPaging(address: Self.list, maxPages: 9, isFirstReading: false)
        #expect(paging.decide(after: page, isKnown: isKnown) == .read("https://amr.example/list_2.html"))
    }

    @Test(
        "A page that came instead of a further one is not the end of the list",
        arguments: [
            ("", "an empty page came"), ("<html><body> </body></html>", "a page without a text came"),
            (
                "<html><title>安全验证</title><body><p>请完成下方验证</p></body></html>",
                "the site answers with a challenge (it says “安全验证”), which is not solved"
            ),
            ("<html><title>系统维护</title><body>系统维护中，请稍后再试</body></html>", "an error page came (it says “系统维护”)"),
            ("<html><body><ul class=list></ul><p>共 30 条，第 5 页</p></body></html>", nil),
            ("<html><body><ul class=list></ul><p>暂无数据</p></body></html>", nil),
            ("<html><title>404</title><body><h2>404</h2><p>您访问的页面不存在</p></body></html>", nil),
            ("{\"articles\":[]}", nil),
        ] as [(String, String?)])
    func obstacle(_ page: String, _ reason: String?) {
        #expect(ListPaging.obstacle(ListPage(), page, status: 200) == reason)
    }

    @Test("A further page that breaks off, or is data of another kind, is not the end of the list either")
    func cutFurtherPage() {
        var cut = page(3)
        cut.isCut = true
        #expect(ListPaging.obstacle(cut, "<ul><li>", status: 200) == "it breaks off")
        #expect(ListPaging.obstacle(page(3), "<ul></ul>", status: 200) == nil)
        var strange = ListPage()
        strange.failure = .format("there is no `articles` in it")
        #expect(ListPaging.obstacle(strange, "{\"code\": 1}", status: 200) == "there is no `articles` in it")
    }

    @Test("The end of a list is recognised")
    func end() {
        var page = self.page(3)
        page.next = "https://amr.example/zwdt/index_2.html"
        var paging = ListPaging(address: Self.list, maxPages: 100, isFirstReading: true)
        #expect(paging.decide(after: page, isKnown: []) == .read("https://amr.example/zwdt/index_2.html"))
        #expect(paging.decide(after: page, isKnown: []) == .stop(.repeated), "page 1 again")
        #expect(paging.decide(after: ListPage(), isKnown: []) == .stop(.stub))
        var other = self.page(5)
        other.next = Self.list
        #expect(paging.decide(after: other, isKnown: []) == .stop(.repeated), "a pager that leads in a circle")
        var last = ListPaging(address: Self.list, maxPages: 100, isFirstReading: true)
        #expect(last.decide(after: self.page(2), isKnown: []) == .stop(.lastPage))
        var since = ListPaging(
            address: Self.list, maxPages: 100, since: Reading.now.addingTimeInterval(1), isFirstReading: true)
        #expect(since.decide(after: page, isKnown: []) == .stop(.old))
        #expect(ListPaging.isEnd(status: 404) && !ListPaging.isEnd(status: 503))
    }

    @Test(
        "Files and other sites are kept, not fetched",
        arguments: [
            ("https://amr.example/a.html", nil as ArticleTarget.Reason?), ("https://amr.example/a.pdf", .file),
            ("https://www.other.test/a.html", .otherSite),
            ("https://www.amr.example/a.html", nil), ("", .noLink),
        ])
    func targets(_ link: String, _ reason: ArticleTarget.Reason?) {
        #expect(ArticleTarget.obstacle(link.isEmpty ? nil : link, sites: [Self.list]) == reason)
    }

    @Test("The site of a feed's entries is where most of them lie")
    func commonSite() {
        let bureau = (1...3).map { "https://amr.example/\($0).html" }
        let others = ["https://b.example/", "https://c.example/", "https://b.example/2"]
        #expect(ArticleTarget.commonSite(of: others.dropLast() + bureau) == bureau[0])
        #expect(ArticleTarget.commonSite(of: bureau + others) == nil)
        #expect(ArticleTarget.commonSite(of: []) == nil)
        #expect(ArticleTarget.obstacle(bureau[1], sites: ["https://bridge.test/feed", bureau[0]]) == nil)
        #expect(ArticleTarget.obstacle(others[0], sites: ["https://bridge.test/feed", bureau[0]]) == .otherSite)
    }
}
