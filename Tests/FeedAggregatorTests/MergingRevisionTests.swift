import FeedAggregator
import FeedModel
import Foundation
import Testing

private let link = "https://amr.jiangmen.example/n/1.html"

@Suite("Merging: revisions") struct MergingRevisionTests {
    private func history(_ first: CleanEntry) -> MergingHistory {
        var history = MergingHistory()
        history.read([first])
        return history
    }

    @Test(
        "A change of title or text is a revision",
        arguments: [
            ("甲公告", "<p>正文一</p>", "乙公告", "<p>正文一</p>"), ("甲公告", "<p>正文一</p>", "甲公告", "<p>正文二</p>"),
            ("甲公告", "<p>共 12 件</p>", "甲公告", "<p>共 13 件</p>"),
            ("Notice", "<p>Deadline: May 5</p>", "Notice", "<p>Deadline: May 6</p>"),
            ("甲公告", "<p>应当在期满6个月前提出</p>", "甲公告", "<p>应当在期满12个月前提出</p>"),
            ("甲公告", "<p>报名应于会议3天前完成</p>", "甲公告", "<p>报名应于会议10天前完成</p>"),
            ("须于考试10天前完成", "<p>正文</p>", "须于考试30天前完成", "<p>正文</p>"),
            ("甲公告", "<p>系统更新时间：2024年9月1日22时</p>", "甲公告", "<p>系统更新时间：2024年9月8日22时</p>"),
            ("甲公告", "<p>访问量：1000次为限</p>", "甲公告", "<p>访问量：3000次为限</p>"),
            ("Notice", "<p>It sold 100 shares of the mark.</p>", "Notice", "<p>It sold 200 shares of the mark.</p>"),
            ("甲公告", "<p>侵权作品下载量 1000 次</p>", "甲公告", "<p>侵权作品下载量 2000 次</p>"),
            ("侵权软件下载次数：1000", "<p>正文</p>", "侵权软件下载次数：2000", "<p>正文</p>"),
            ("甲公告", "<p>本馆收藏 30 件作品</p>", "甲公告", "<p>本馆收藏 40 件作品</p>"),
            ("甲公告", "<p>共收到评论 30 条</p>", "甲公告", "<p>共收到评论 40 条</p>"),
            ("甲公告", "<p>正文</p>", "甲公告（更正）", "<p>正文</p>"), ("甲公告", "<p>一</p><p>二</p>", "甲公告", "<p>一</p>"),
        ])
    func revision(_ title: String, _ body: String, _ newTitle: String, _ newBody: String) {
        var history = history(.row(title, link, body: body))
        let before = history.entries[0]
        let outcome = history.read([.row(newTitle, link, body: newBody)], at: .hours(1))
        #expect(outcome.changes.map(\.isRevision) == [true])
        #expect(history.entries[0].updated == .hours(1))
        #expect(history.entries[0].published == before.published)
        #expect(history.entries[0].atomID == before.atomID)
        #expect(history.entries[0].current.title == newTitle)
        #expect(history.entries[0].current.content == newBody)
    }

    @Test(
        "Noise is no revision",
        arguments: [
            ("white space", "<p>正文 一</p>", "<p>\n  正文一 </p>"),
            ("reordered attributes", #"<p class="a" id="b">正文</p>"#, #"<p id="b" class="a">正文</p>"#),
            ("other markup", "<p><b>正</b>文</p>", "<div><span>正文</span></div>"),
            ("a view counter", "<p>正文</p><p>浏览次数：12</p>", "<p>正文</p><p>浏览次数：1,350</p>"),
            ("a counter in brackets", "<p>正文</p>（阅读 12 次）", "<p>正文</p>（阅读 99 次）"),
            ("an English counter", "<p>Text.</p>Views: 12", "<p>Text.</p>Views: 13"),
            ("a counter behind its number", "<p>Text.</p>12 views", "<p>Text.</p>1,013 views"),
            ("a counter of downloads", "<p>正文</p>附件下载（120KB，下载12次）", "<p>正文</p>附件下载（120KB，下载15次）"),
            ("a traditional counter", "<p>正文</p>訪問人數：12", "<p>正文</p>訪問人數：13"),
            ("counters side by side", "<p>正文</p>评论(3) 点赞(10)", "<p>正文</p>评论(4) 点赞(12)"),
            ("thousands", "<p>Text.</p>1.2k views", "<p>Text.</p>1.3k views"),
            ("comments", "<p>Text.</p>3 comments", "<p>Text.</p>4 comments"),
            ("a count of readers", "<p>Text.</p>Read 12 times", "<p>Text.</p>Read 13 times"),
            ("an age before a word", "<p>正文</p>3天前发布", "<p>正文</p>4天前发布"),
            (
                "an age behind a name", "<p>正文</p><span>江门市场监管</span><span>3天前</span>",
                "<p>正文</p><span>江门市场监管</span><span>4天前</span>"
            ),
            (
                "a time behind a source", "<span>来源：本网</span><span>更新时间：2024-08-26 10:00</span><p>正文</p>",
                "<span>来源：本网</span><span>更新时间：2024-08-27 10:00</span><p>正文</p>"
            ),
            ("a counter before words", "<p>正文</p>浏览次数：20次<span>为您推荐</span>", "<p>正文</p>浏览次数：21次<span>为您推荐</span>"),
            ("a greeting with the day", "<p>正文</p>您好今天是2024年8月26日", "<p>正文</p>您好今天是2024年8月27日"),
            ("a page's own time", "<p>正文</p>页面更新时间：2024-08-26", "<p>正文</p>页面更新时间：2024-08-27"),
            ("the date of rendering", "<p>正文</p>今天是2024年8月26日 星期一", "<p>正文</p>今天是2024年8月27日 星期二"),
            ("the time of printing", "<p>正文</p>打印时间：2024-08-26 10:00:01", "<p>正文</p>打印时间：2024-08-26 11:30:59"),
            (
                "the time of generation", "<p>Text.</p>Generated at 2024-08-26 10:00",
                "<p>Text.</p>Generated at 2024-08-27 11:00"
            ),
            ("an age", "<p>正文</p>3小时前", "<p>正文</p>2天前"),
            ("an English age", "<p>Text.</p>3 hours ago", "<p>Text.</p>2 days ago"),
            ("width", "<p>第１号（甲）</p>", "<p>第1号(甲)</p>"),
            ("invisible characters", "<p>正\u{200B}文\u{FEFF}</p>", "<p>正文</p>"),
            ("references", "<p>A &amp; B&nbsp;C</p>", "<p>A &#38; B C</p>"),
            ("neighbours", "<p>正文</p><p>上一篇：甲</p><p>下一篇：没有了</p>", "<p>正文</p><p>上一篇：甲</p><p>下一篇：丙</p>"),
        ])
    func noise(_ name: String, _ body: String, _ other: String) {
        var history = history(.row("公告", link, body: body))
        let before = history.entries
        history.read([.row("公告", link, body: other)], at: .hours(1))
        #expect(history.revisions.isEmpty)
        #expect(history.entries == before, "what is stored does not change either, so no document does")
    }

    @Test("A mark such as [置顶] comes and goes without a second entry") func pinned() {
        var history = history(.row("关于开展检查的通知", on: .day(0)))
        history.read([.row("【置顶】关于开展检查的通知", on: .day(0))], at: .hours(1))
        #expect(history.entries.count == 1)
    }

    @Test("A teaser that says less than the stored text changes nothing") func teaser() {
        let full = longBody("专利检查")
        var history = history(.row("公告", link, body: full))
        let before = history.entries
        history.read([.row("公告", link, body: "<p>为做好专利检查有关工作，现将有关事项…</p>")], at: .hours(1))
        history.read([.row("公告", link)], at: .hours(2))
        #expect(history.entries == before)
    }

    @Test("A body that comes later completes the entry without a revision") func completed() {
        var history = history(.row("关于公布2024年度典型案…", link, summary: "<p>为做好…</p>"))
        let updated = history.entries[0].updated
        history.read([.row("关于公布2024年度典型案例的通告", link, body: longBody("案例"))], at: .hours(1))
        #expect(history.entries[0].current.title == "关于公布2024年度典型案例的通告")
        #expect(history.entries[0].current.content == longBody("案例"))
        #expect(history.entries[0].updated == updated)
        #expect(history.revisions.isEmpty)
        history.read([.row("关于公布2024年度典型案例的通告", link, body: longBody("另一案例"))], at: .hours(2))
        #expect(history.revisions[1]?.count == 1)
    }

    @Test("A text that goes back and forth stops making revisions, and is reported") func flapping() {
        var history = history(.row("公告", link, body: "<p>甲</p>"))
        var notices: [MergeOutcome.Notice] = []
        var firstReport = 0
        for run in 1...40 {
            notices =
                history.read([.row("公告", link, body: run % 2 == 1 ? "<p>乙</p>" : "<p>甲</p>")], at: .hours(Double(run)))
                .notices
            if firstReport == 0, !notices.isEmpty { firstReport = run }
        }
        #expect(history.revisions[1]?.count == 3, "there, back, and there again; then it stops")
        #expect(firstReport == 4, "and says so at once")
        #expect(notices == [.flapping(count: 1)])
        let settled = history.entries
        history.read([.row("公告", link, body: "<p>甲</p>")], at: .hours(41))
        history.read([.row("公告", link, body: "<p>乙</p>")], at: .hours(42))
        #expect(history.entries == settled)
        history.read([.row("公告", link, body: "<p>全新的内容</p>")], at: .hours(43))
        #expect(history.revisions[1]?.count == 4, "news is still news")
    }

    @Test("A text that is another in every run makes a revision every six hours, and its last version is not lost")
    func everNew() {
        var history = history(.row("公告", link, body: "<p>0</p>"))
        var last = MergeOutcome()
        for run in 1...100 {
            last = history.read([.row("公告", link, body: "<p>热点\(run * 7)</p>")], at: .hours(Double(run) / 2))
        }
        #expect(history.revisions[1]?.count == 12 + 7)
        #expect(last.notices == [.heldBack(count: 1)])
        #expect(last.unchanged == 1)
        let end = "<p>应急响应解除</p>"
        #expect(history.read([.row("公告", link, body: end)], at: .hours(50.5)).notices == [.heldBack(count: 1)])
        let outcome = history.read([.row("公告", link, body: end)], at: .hours(54))
        #expect(history.entries[0].current.content == end)
        #expect(outcome.notices.isEmpty)
    }

    @Test("Where all entries are others in every run, they make no revisions until a version stands in two readings")
    func unsettled() {
        var history = MergingHistory()
        func rows(_ count: Int) -> [CleanEntry] {
            (1...6).map { .row("公告\($0)", "https://a.example/\($0).html", body: "<p>热点\(count * 7 + $0)</p>") }
        }
        history.read(rows(0))
        var last = MergeOutcome()
        for run in 1...700 { last = history.read(rows(run), at: .hours(Double(run))) }
        #expect(history.revisions.values.allSatisfy { $0.count == 2 })
        #expect(last.notices == [.unsettled(count: 6)])
        // The template is mended: its texts stay, and are taken over.
        #expect(history.read(rows(701), at: .hours(701)).notices == [.unsettled(count: 6)])
        let settled = history.read(rows(701), at: .hours(702))
        #expect(settled.changes.count { $0.isRevision } == 6)
        #expect(settled.notices.isEmpty)
        #expect(Set(history.entries.map(\.current.content)) == Set(rows(701).map(\.content)))
        // One that is edited after that is revised at once.
        var edited = rows(701)
        edited[0].content = "<p>更正</p>"
        #expect(history.read(edited, at: .hours(900)).changes.count { $0.isRevision } == 1)
    }

    @Test("Where all entries count something, one that is put right is revised all the same") func putRight() {
        var history = MergingHistory()
        func rows(_ count: Int, _ end: String = "九月") -> [CleanEntry] {
            (1...6).map {
                .row("公告\($0)", "https://a.example/\($0).html", body: "<p>您是第\(count)位读者，\($0 == 1 ? end : "九月")截止</p>")
            }
        }
        history.read(rows(0))
        for run in 1...5 { history.read(rows(run), at: .days(Double(run))) }
        let outcome = history.read(rows(6, "十二月"), at: .days(6))
        #expect(outcome.changes.count { $0.isRevision } == 1)
        #expect(history.entries.contains { $0.current.content?.contains("十二月截止") == true })
    }

    @Test("Where all entries change in their words, they are revised a few times a week at most") func ownWords() {
        var history = MergingHistory()
        let words = ["晴", "阴", "雨", "雪", "雾", "风", "霜", "露", "霾", "雷", "虹", "雹", "云", "沙"]
        func rows(_ day: Int) -> [CleanEntry] {
            (1...6).map { .row("公告\($0)", "https://a.example/\($0).html", body: "<p>今日\(words[day])。窗口迁至新址办公。</p>") }
        }
        var last = MergeOutcome()
        for day in words.indices { last = history.read(rows(day), at: .days(Double(day))) }
        #expect(history.revisions.values.allSatisfy { (2...7).contains($0.count) })
        #expect(last.notices == [.unsettled(count: 6)])
    }

    @Test("What is held back is one entry's when the others stand still") func unsettledAlone() {
        var history = MergingHistory()
        func rows(_ count: Int) -> [CleanEntry] {
            (1...6).map { .row("公告\($0)", "https://a.example/\($0).html", body: "<p>热点\($0 == 1 ? count * 7 : 0)</p>") }
        }
        history.read(rows(0))
        for run in 1...8 { history.read(rows(run), at: .hours(Double(run))) }
        #expect(history.revisions.values.map(\.count) == [8])
    }

    @Test("What is added to a short text, or taken out of it, is a revision") func shortTexts() {
        let short = "<p>经研究决定，自4月1日起调整商标受理窗口的服务时间，请相互转告。</p>"
        let long = short + "<p>补充：原定4月1日的调整推迟到5月1日执行，此前预约的申请人请重新预约，逾期不再受理，特此补充通知。</p>"
        for (first, then) in [(short, long), (long, short)] {
            var history = history(.row("公告", link, body: first))
            #expect(history.read([.row("公告", link, body: then)], at: .hours(1)).changes.map(\.isRevision) == [true])
            #expect(history.entries[0].current.content == then)
        }
    }

    @Test("An editor may take a change back") func takenBack() {
        var history = history(.row("公告", link, body: "<p>甲</p>"))
        history.read([.row("公告", link, body: "<p>乙</p>")], at: .hours(1))
        let outcome = history.read([.row("公告", link, body: "<p>甲</p>")], at: .hours(2))
        #expect(outcome.changes.map(\.isRevision) == [true])
        #expect(outcome.notices.isEmpty)
    }

    @Test("A file that the publisher took away with the text about it is gone; where only the list is read, it stays")
    func files() {
        let file = Enclosure(url: "https://a.example/wrong.pdf")
        func row(_ body: String?, _ files: [Enclosure]) -> CleanEntry {
            var row = CleanEntry.row("公告", link, body: body)
            row.enclosures = files
            return row
        }
        var history = history(row("<p>见附件</p>", [file]))
        history.read([row(nil, [])], at: .hours(1))
        history.read([row("<p>见附件</p>", [])], at: .hours(2))
        #expect(history.entries[0].current.enclosures == [file])
        history.read([row("<p>附件有误，另行通知</p>", [])], at: .hours(3))
        #expect(history.entries[0].current.enclosures == [])
    }

    @Test("Another source of the city fills gaps and edits nothing") func otherSource() {
        var history = history(.row("关于开展检查的通知", "https://a.example/tzgg/post_3154321.html", body: "<p>甲</p>"))
        history.read(
            [.row("关于开展检查的通知", "https://a.example/news/post_3154321.html", on: .day(0), body: "<p>乙</p>")], from: .news,
            at: .hours(1))
        #expect(history.entries.count == 1)
        #expect(history.entries[0].current.content == "<p>甲</p>")
        #expect(history.entries[0].current.link == "https://a.example/tzgg/post_3154321.html")
        #expect(history.entries[0].published == EntryDate.day(0).instant)
        #expect(history.revisions.isEmpty)
    }

    @Test("A summary's beginning is completed by a summary as well") func summaryCompleted() {
        let teaser = CleanEntry.row("工作动态一则", link, id: "g-00001", summary: "江门市市场监督管理局今日印发通知")
        let whole = "江门市市场监督管理局今日印发通知，部署开展专利代理专项检查。本次检查涉及海外商标抢注等事项。"
        var history = history(teaser)
        history.read([.row("工作动态一则", link, id: "g-00001", summary: whole)], from: .news, at: .hours(1))
        history.read([teaser], at: .hours(2))
        #expect(history.entries.map(\.current.summary) == [whole])
        #expect(history.revisions.isEmpty)
    }

    @Test("Where one source gives the first sentence, another completes it, and the first does not take it back")
    func completedByOther() {
        let teaser = CleanEntry.row("工作动态一则", link, id: "g-00001", body: "江门市市场监督管理局今日印发通知")
        let whole = "<p>江门市市场监督管理局今日印发通知，部署开展专利代理专项检查。</p><p>本次检查涉及海外商标抢注等事项。</p>"
        var history = history(teaser)
        history.read([.row("工作动态一则", link, id: "g-00001", body: whole)], from: .news, at: .hours(1))
        #expect(history.entries.map(\.current.content) == [whole])
        let before = history.entries
        history.read([teaser], at: .hours(2))
        #expect(history.entries == before)
        #expect(history.revisions.isEmpty)
    }

    @Test("Two columns of one site agree: what the second puts right is put right, once") func secondColumn() {
        let (wrong, right) = (longBody("截止三月五日的报名"), longBody("截止三月二十日的报名"))
        var history = history(.row("报名公告", link, body: wrong))
        history.read([.row("报名公告", link, body: wrong)], from: .news, at: .hours(1))
        let outcome = history.read([.row("报名公告", link, body: right)], from: .news, at: .hours(2))
        #expect(outcome.changes.map(\.isRevision) == [true])
        #expect(history.entries[0].current.content == right)
        for (hour, text) in [(2.2, wrong), (2.4, right)] {
            let outcome = history.read([.row("报名公告", link, body: text)], from: .news, at: .hours(hour))
            #expect(outcome.changes.isEmpty, "the second column shows an old copy for a while")
        }
        // The first column says otherwise, and it is the entry's own.
        history.read([.row("报名公告", link, body: wrong)], at: .hours(3))
        history.read([.row("报名公告", link, body: right)], from: .news, at: .hours(4))
        #expect(history.entries[0].current.content == wrong)
        #expect(history.revisions[1]?.count == 2)
    }

    @Test("What a second source filled in, it puts right") func secondFills() {
        let (wrong, right) = (longBody("截止三月五日的报名"), longBody("截止三月二十日的报名"))
        var history = history(.row("报名公告", link))
        history.read([.row("报名公告", link, body: wrong)], from: .news, at: .hours(1))
        #expect(history.entries[0].current.content == wrong)
        let outcome = history.read([.row("报名公告", link, body: right)], from: .news, at: .hours(2))
        #expect(outcome.changes.map(\.isRevision) == [true])
        #expect(history.entries[0].current.content == right)
        // The list of titles, as it is read again, takes nothing away.
        #expect(history.read([.row("报名公告", link)], at: .hours(3)).changes.isEmpty)
    }

    @Test("A second source that gave the whole text takes personal data out of it") func secondRedacts() {
        let start = "<p>现将专利奖励拟奖励人员名单予以公示，公示期为七个工作日，请社会各界监督。</p>"
        let whole = start + "<p>获奖人一，住广州市天河区某路一号；获奖人二，住广州市天河区某路二号；获奖人三，住广州市天河区某路三号。</p>"
        var history = history(.row("关于拟奖励人员名单的公示", link, body: whole))
        history.read([.row("关于拟奖励人员名单的公示", link, body: whole)], from: .news, at: .hours(1))
        history.read([.row("关于拟奖励人员名单的公示", link, body: start)], from: .news, at: .hours(2))
        #expect(history.entries[0].current.content == start)
    }

    @Test("A second column that comes to show the first sentences of all texts takes nothing away") func secondCutsAll()
    {
        func rows(_ length: Int) -> [CleanEntry] {
            (1...3).map { number in
                let sentence = "现将第\(number)项工作的有关事项通知如下，请各有关单位按照要求认真准备材料，于规定期限内报送。"
                return .row(
                    "第\(number)号通知", "https://a.example/n/\(number).html",
                    body: "<p>" + String(repeating: sentence, count: length) + "</p>")
            }
        }
        var history = MergingHistory()
        history.read(rows(6))
        history.read(rows(6), from: .news, at: .hours(1))
        history.read(rows(1), from: .news, at: .hours(2))
        #expect(Set(history.entries.map(\.current.content)) == Set(rows(6).map(\.content)))
    }

    @Test("It takes nothing away where most notices are so short that their first sentences are all of them either")
    func secondCutsLong() {
        func rows(cutting: Bool) -> [CleanEntry] {
            (1...10).map { number in
                let beginning = "为进一步加强知识产权保护工作，我局于近日组织开展了专项检查行动，现将编号\(number)的有关情况通报如下。"
                let rest = String(repeating: "检查中发现部分经营者销售假冒注册商标商品，执法人员当场依法扣押涉案商品并立案调查。", count: 3)
                let isLong = number > 6
                return .row(
                    "第\(number)号通报", "https://a.example/n/\(number).html",
                    body: "<p>\(beginning)\(isLong ? cutting ? "" : rest : "请各有关单位遵照执行。")</p>")
            }
        }
        var history = MergingHistory()
        history.read(rows(cutting: false))
        history.read(rows(cutting: false), from: .news, at: .hours(1))
        let outcome = history.read(rows(cutting: true), from: .news, at: .hours(2))
        #expect(outcome.changes.allSatisfy { !$0.isRevision })
        #expect(Set(history.entries.map(\.current.content)) == Set(rows(cutting: false).map(\.content)))
    }

    @Test("A second source takes personal data out of two notices among others that stay whole") func secondRedactsTwo()
    {
        let start = "<p>现将专利奖励拟奖励人员名单予以公示，公示期为七个工作日，请社会各界监督。</p>"
        func rows(redacted: Set<Int>) -> [CleanEntry] {
            (1...5).map { number in
                let people = "<p>获奖人一，住广州市天河区某路\(number)号；获奖人二，住广州市天河区某路二号；获奖人三，住广州市天河区某路三号。</p>"
                return .row(
                    "第\(number)批拟奖励人员名单的公示", "https://a.example/n/\(number).html",
                    body: redacted.contains(number) ? start : start + people)
            }
        }
        var history = MergingHistory()
        history.read(rows(redacted: []))
        history.read(rows(redacted: []), from: .news, at: .hours(1))
        history.read(rows(redacted: [1, 2]), from: .news, at: .hours(2))
        #expect(
            history.entries.filter { $0.current.content == start }.map(\.current.title).sorted() == [
                "第1批拟奖励人员名单的公示", "第2批拟奖励人员名单的公示",
            ])
    }

    @Test("A second column that comes to show the beginnings of texts alone takes nothing away") func secondCuts() {
        let whole = "<p>" + String(repeating: "现将有关事项通知如下，请各单位按照要求认真准备材料，于规定期限内报送。", count: 6) + "</p>"
        var history = history(.row("关于拟奖励人员名单的公示", link, body: whole))
        history.read([.row("关于拟奖励人员名单的公示", link, body: whole)], from: .news, at: .hours(1))
        history.read([.row("关于拟奖励人员名单的公示", link, body: "\(whole.prefix(83))</p>")], from: .news, at: .hours(2))
        #expect(history.entries[0].current.content == whole)
    }

    @Test("A second source's teaser of what it, or a third, filled in takes nothing away") func secondShortens() {
        let whole = longBody("第一项工作的安排")
        let teaser = String(whole.prefix(60)) + "…"
        for teller in [Source.news, .portal] {
            var history = history(.row("报名公告", link))
            history.read([.row("报名公告", link, body: whole)], from: .news, at: .hours(1))
            for hour in [2.0, 3, 4, 5] {
                let outcome = history.read([.row("报名公告", link, body: teaser)], from: teller, at: .hours(hour))
                #expect(outcome.changes.allSatisfy { !$0.isRevision })
                history.read([.row("报名公告", link, body: whole)], from: .news, at: .hours(hour))
            }
            #expect(history.entries[0].current.content == whole)
            #expect(history.revisions.isEmpty)
        }
    }

    @Test("A source whose address changed in the configuration goes on speaking for its entries") func heir() {
        let rows = (1...4).map {
            CleanEntry.row("第\($0)号通知", "https://a.example/n/\($0).html", body: longBody("\($0)"))
        }
        var history = MergingHistory()
        history.read(rows)
        history.departed[Source.notices.id] = .some(nil)
        #expect(history.read(rows, from: .news, at: .hours(1)).inherits == [Source.notices.id])
        let mended = CleanEntry.row("第1号通知", "https://a.example/n/1.html", body: longBody("更正后的一"))
        #expect(history.read([mended], from: .news, at: .hours(2)).changes.map(\.isRevision) == [true])
        let other = CleanEntry.row("第2号通知", "https://a.example/n/2.html", body: longBody("他处的二"))
        history.read([other], from: .portal, at: .hours(3))
        #expect(history.revisions.keys.sorted() == [4], "two editors of one text")
    }

    @Test("A column that only shares entries with a departed source does not take its place") func noHeir() {
        var history = history(.row("第1号通知", link, body: longBody("一")))
        history.departed[Source.notices.id] = .some(nil)
        let new = CleanEntry.row("第9号通知", "https://a.example/n/9.html", body: longBody("九"))
        #expect(history.read([.row("第1号通知", link), new], from: .news).inherits.isEmpty, "half of a reading is new")
        let rows =
            [CleanEntry.row("第1号通知", link, body: longBody("另一"))]
            + (2...4).map { CleanEntry.row("第\($0)号通知", "https://a.example/n/\($0).html", body: longBody("\($0)")) }
        history.read(Array(rows.dropFirst()), from: .news, at: .hours(1))
        let outcome = history.read(rows, from: .news, at: .hours(2))
        #expect(outcome.inherits.isEmpty)
        #expect(history.revisions.isEmpty)
    }

    @Test("The link follows a site that moves, and is not shaken by session ids") func links() {
        var history = history(.row("甲", "http://a.example/v.jsp?id=5&jsessionid=1", id: "guid-00001"))
        history.read([.row("甲", "http://a.example/v.jsp?id=5&jsessionid=2", id: "guid-00001")], at: .hours(1))
        #expect(history.entries[0].current.link == "http://a.example/v.jsp?id=5&jsessionid=1")
        history.read([.row("甲", "https://b.example/n/5.html", id: "guid-00001")], at: .hours(2))
        #expect(history.entries[0].current.link == "https://b.example/n/5.html")
        #expect(history.revisions.isEmpty)
    }

    @Test("The source's own date of change is taken where it can be true") func statedUpdate() {
        var history = history(.row("甲", link, on: .at(.days(-3)), body: "<p>一</p>", updated: .at(.days(-3))))
        history.read([.row("甲", link, on: .at(.days(-3)), body: "<p>二</p>", updated: .at(.hours(0.5)))], at: .hours(1))
        #expect(history.entries[0].updated == .hours(0.5))
        history.read([.row("甲", link, on: .at(.days(-3)), body: "<p>三</p>", updated: .at(.days(400)))], at: .hours(2))
        #expect(history.entries[0].updated == .hours(2))
        history.read([.row("甲", link, on: .at(.days(-3)), body: "<p>四</p>", updated: .at(.days(-30)))], at: .hours(3))
        #expect(history.entries[0].updated == .hours(3))
    }
}
