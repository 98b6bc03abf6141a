import FeedAggregator
import FeedModel
import Foundation
import Testing

@Suite("Sources that fall silent") struct SilenceTests {
    /// Runs that found something, in days before now.
    @Test(
        "A source is silent when it used to publish by a rhythm and stopped for long",
        arguments: [
            (days: [40, 39, 38, 37], isSilent: true),
            (days: [23, 22, 21.5, 21.2], isSilent: true),
            // One reading with a clock that was years ahead.
            (days: [43, 42, 41, 40, -1_500], isSilent: true),
            // Three weeks are a holiday or a quiet summer.
            (days: [24, 23, 22, 20], isSilent: false),
            // Every week, and nothing for five weeks; for seven.
            (days: [63, 56, 49, 42, 35], isSilent: false),
            (days: [77, 70, 63, 56, 49], isSilent: true),
            // A pause as long has been before.
            (days: [100, 99, 98, 70, 69, 30], isSilent: false),
            (days: [160, 159, 158, 130, 129, 128], isSilent: true),
            // Too few arrivals prove no habit.
            (days: [400, 399, 398], isSilent: false),
            (days: [], isSilent: false),
        ])
    func silence(_ days: [Double], _ isSilent: Bool) {
        let rhythm = PublishingRhythm(arrivals: days.map { Reading.now.addingTimeInterval(-$0 * 86_400) })
        #expect((Silence.verdict(rhythm, now: Reading.now)?.state == .silent) == isSilent)
    }

    @Test("It is said since when, and what is usual")
    func words() throws {
        let rhythm = PublishingRhythm(arrivals: [40, 38, 36, 34].map { Reading.now.addingTimeInterval(-$0 * 86_400) })
        let verdict = try #require(Silence.verdict(rhythm, now: Reading.now))
        #expect(
            verdict.reason
                == "it reads well, but nothing new came since 2024-07-29, where 2 days between news are usual. Does the office publish elsewhere now?"
        )
    }

    @Test("A page of an article is asked for again with growing pauses, and after three weeks once a week")
    func pauses() {
        var record = ArticleRecord(
            address: "a", entry: 1, row: "r", isRead: false, failures: 0, nextTry: Reading.now, visited: Reading.now)
        var (now, pauses) = (Reading.now, [Double]())
        for _ in 1...(ArticleRecord.patience + 2) {
            #expect(record.isDue(row: "r", recheck: nil, now: now))
            record = record.visited(row: "r", gaveText: false, now: now)
            pauses.append(record.nextTry.timeIntervalSince(now) / 3_600)
            now = record.nextTry
        }
        #expect(pauses.prefix(6) == [2, 4, 8, 16, 32, 48])
        #expect(pauses.prefix(ArticleRecord.patience - 1).reduce(0, +) / 24 == 22.583333333333332)
        #expect(pauses.suffix(3) == [168, 168, 168])
        #expect(!record.isDue(row: "r", recheck: nil, now: now - 1))
        #expect(record.isDue(row: "changed", recheck: nil, now: now - 1), "a change of its row wakes it up")
    }

    @Test("A text that was read is read again when its row changes, or when the configuration asks for it")
    func recheck() {
        let record = ArticleRecord(
            address: "a", entry: 1, row: "r", isRead: false, failures: 3, nextTry: Reading.now, visited: Reading.now
        ).visited(row: "r", gaveText: true, now: Reading.now)
        let week = Reading.now.addingTimeInterval(7 * 86_400)
        #expect(!record.isDue(row: "r", recheck: nil, now: week))
        let past = Reading.now.addingTimeInterval(-900 * 86_400)
        #expect(record.isDue(row: "r", recheck: .seconds(7 * 86_400), now: past), "visited while the clock was ahead")
        #expect(record.visited(row: "r", gaveText: false, now: week).isDue(row: "r", recheck: nil, now: past))
        #expect(record.isDue(row: "s", recheck: nil, now: week))
        #expect(record.isDue(row: "r", recheck: .seconds(7 * 86_400), now: week))
        #expect(!record.isDue(row: "r", recheck: .seconds(7 * 86_400), now: week.addingTimeInterval(-1)))
    }

    @Test("One text on three pages is none of theirs, unless it shows other pictures")
    func repeated() {
        func pages(_ bodies: [String]) -> [(title: String, entry: CleanEntry)] {
            bodies.enumerated().map { ("第\($0)期公告", CleanEntry(title: "某市市场监督管理局", content: $1)) }
        }
        let news = "<p>今日要闻：我市召开市场监管工作会议，部署下一阶段重点任务，要求各单位抓好落实，守牢安全底线，优化服务，提升效能，确保各项工作走在前列。</p>"
        #expect(RepeatedText.places(in: pages([news, "<p>另一篇</p>", news, news])) == [0, 2, 3])
        #expect(RepeatedText.places(in: pages([news, news])).isEmpty)
        #expect(RepeatedText.places(in: pages((1...3).map { news + "<img src=\"/\($0).jpg\" />" })).isEmpty)
        #expect(RepeatedText.places(in: pages(["<p>见附件</p>", "<p>见附件</p>", "<p>见附件</p>"])).isEmpty)
    }

    @Test(
        "A short notice is one, whatever words of errors it has",
        arguments: [
            "因系统维护升级，商标受理窗口将于12月1日至3日暂停服务，请申请人提前安排。", "11月我市新增商标注册 404 件，同比增长12%。",
        ])
    func shortNotice(_ text: String) {
        for menu in [200, 1] { shortNotice(text, amid: menu) }
    }

    private func shortNotice(_ text: String, amid menu: Int) {
        let link = "https://amr.example/zwdt/content/post_1.html"
        let page =
            "<html><title>通知公告-江门市市场监督管理局</title><body><div class=menu>\(String(repeating: "机构职能与领导班子 ", count: menu))</div><div class=TRS_Editor><p>\(text)</p></div></body></html>"
        let found = Reading.article(page, listTitle: "业务办理时间调整").strangeness(
            page: page, status: 200, url: link, link: link, listTitle: "业务办理时间调整")
        #expect(found == nil, "\(found ?? "")")
    }

    @Test(
        "A page that came instead of an article is not its text",
        arguments: [
            ("<html><title>安全验证</title><body><div class=content>请拖动滑块完成拼图</div></body></html>", "challenge"),
            ("<html><title>404 Not Found</title><body><p>您访问的页面不存在</p></body></html>", "error page"),
            (
                "<html><head><meta name=ArticleTitle content=网站系统维护公告><title>网站系统维护公告</title></head><body><h1>网站系统维护公告</h1><div id=zoom>因系统维护，本网站将暂停服务。</div></body></html>",
                nil as String?
            ),
            (
                "<html><title>某市市场监督管理局</title><body><ul>\(String(repeating: "<li><a href=/a>机构职能与领导班子</a></li>", count: 40))</ul><div class=content><p>抱歉，您访问的页面不存在或者已被删除。</p></div></body></html>",
                "error page"
            ),
            (
                "<html><title>某市市场监督管理局</title><body><div class=content>因系统维护，本网站暂停服务，请稍后访问，由此给您带来的不便敬请谅解。</div></body></html>",
                "error page"
            ),
            (
                "<html><head><meta name=ArticleTitle content=网站系统维护公告></head><body><h1>网站系统维护公告</h1><div id=zoom>正在加载，请稍候…</div></body></html>",
                "its text is drawn by a script"
            ),
        ])
    func strange(_ page: String, _ problem: String?) {
        let link = "https://amr.example/zwdt/content/post_1.html"
        let article = Reading.article(page, listTitle: "网站系统维护公告")
        let found = article.strangeness(page: page, status: 200, url: link, link: link, listTitle: "网站系统维护公告")
        #expect(problem.map { found?.contains($0) ?? false } ?? (found == nil), "\(found ?? "nil")")
        #expect(
            article.strangeness(page: page, status: 200, url: "https://amr.example/", link: link, listTitle: "t")
                == "its address leads to the front page of the site")
    }
}
