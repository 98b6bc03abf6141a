import FeedAggregator
import FeedModel
import Foundation
import Testing

@Suite("Article pages") struct ArticleReaderTests {
    @Test("A page without meta tags is read by what it shows")
    func visible() throws {
        let article = Reading.article(
            try Reading.page("Articles/english-column.html"), listTitle: "Workshop on Design Patents for Lamp ...")
        #expect(article.title == "Workshop on Design Patents for Lamp Makers")
        #expect(Reading.text(article.published) == "2024-08-26")
        let body = try #require(article.body)
        #expect(body.hasPrefix("<p>Some forty makers"))
        #expect(body.contains("planned for the autumn."))
        #expect(!body.contains("Sitemap") && !body.contains("Copyright") && !body.contains("CreateDate"))
    }

    @Test("Meta tags are believed first, except a 12-hour clock that the page contradicts")
    func metaTags() throws {
        let article = Reading.article(try Reading.page("Articles/meta-tags.html"))
        #expect(article.title == "灯具外观设计维权受理量增长三成 办案周期缩短")
        #expect(Reading.text(article.published) == "2024-08-20 15:30")
        #expect(article.source == "知识产权保护科")
        #expect(article.author == nil)
        #expect(article.keywords == ["外观设计", "维权", "快速维权"])
        let body = try #require(article.body)
        #expect(body.contains("https://amr.example/zwdt/content/images/cycle.png"))
        #expect(body.contains("平均结案时间十六天"))
        for foreign in ["分享", "上一篇", "版权", "浏览次数", "hits"] { #expect(!body.contains(foreign), "\(foreign)") }
        #expect(
            article.attachments.map(\.url) == [
                "https://amr.example/zwdt/content/P020240820.docx", "https://amr.example/files/table.xls",
            ])
        #expect(article.attachments.map(\.title) == ["受理指南.docx", "统计表.xls"])
    }

    private static let text = "<p>快速维权中心一季度受理外观设计专利维权案件，平均结案时间十六天，同比缩短三天。</p>"

    @Test("JSON-LD and Open Graph speak where there are no meta tags")
    func linkedData() {
        let linked = """
            <html><head><title>x</title><script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite"},
            {"@type": ["NewsArticle"], "headline": "外观设计维权提速", "datePublished": "2024-08-26T10:30:00+08:00", "author": [{"name": "宣传科"}]}]}</script></head>
            <body><div class="a">\(Self.text)</div></body></html>
            """
        let article = Reading.article(linked)
        #expect(article.title == "外观设计维权提速")
        #expect(Reading.text(article.published) == "2024-08-26 10:30")
        #expect(article.author == "宣传科")
        #expect(article.body?.contains("平均结案时间十六天") == true)

        let graph = """
            <html><head><meta property="og:title" content="外观设计维权提速"><meta property="article:published_time" content="2024-08-25T09:00:00+08:00"></head>
            <body><div class="a">\(Self.text)</div></body></html>
            """
        #expect(Reading.article(graph).title == "外观设计维权提速")
        #expect(Reading.text(Reading.article(graph).published) == "2024-08-25 09:00")
    }

    @Test(
        "A title is taken from what deserves most trust",
        arguments: [
            ("<title>栏目名称_某市市场监督管理局</title>", "列表里完整的标题", "列表里完整的标题"),
            ("<title>列表里被截断的标题其实还有后半句_某市市场监督管理局</title>", "列表里被截断的标题...", "列表里被截断的标题其实还有后半句"),
            ("<title>x</title></head><body><h1>某市列表里完整的标题</h1>", "列表里完整的标题", "某市列表里完整的标题"),
            ("<meta name=ArticleTitle content=省里列表里完整的标题></head><body><h1>某市列表里完整的标题</h1>", "列表里完整的标题", "省里列表里完整的标题"),
        ])
    func titles(_ head: String, _ listed: String, _ expected: String) {
        let article = Reading.article(
            "<html><head>\(head)<div class=TRS_Editor>\(Self.text)</div></body></html>", listTitle: listed)
        #expect(article.merged(into: CleanEntry(link: "https://amr.example/1.html", title: listed)).title == expected)
    }

    @Test("A short notice that is signed with a day keeps its text, and the day on which it was published")
    func signed() throws {
        let page = """
            <body><div class="nav"><a href="/">首页</a> &gt; <a href="/tz">通知</a></div>
            <div class="wrap"><h1>关于开展专利检查的通知</h1><div>2024-08-18</div>
            <div class="text"><p>各有关单位：为规范专利代理秩序，我局决定自即日起开展专项检查，请各单位认真组织实施。</p>
            <p>检查重点为无资质代理行为和虚假宣传行为，发现问题依法处理。</p><p>江门市市场监督管理局</p><p>2024年8月15日</p></div></div></body>
            """
        let article = Reading.article(page)
        #expect(Reading.text(article.published) == "2024-08-18")
        let body = try #require(article.body)
        for part in ["各有关单位", "发现问题依法处理", "2024年8月15日"] { #expect(body.contains(part), "\(part)") }
        #expect(!body.contains("2024-08-18"))
    }

    @Test(
        "Of the days above a text the one of publication is taken, and none that is due",
        arguments: [
            (
                "<table><tr><td>成文日期：</td><td>2024-08-19</td></tr><tr><td>发布日期：</td><td>2024-08-27</td></tr></table>",
                "2024-08-27"
            ),
            ("<p>发布机构：本局 成文日期：2024-08-19 发布日期：2024-08-27</p>", "2024-08-27"),
            ("<p>成文日期：2024年8月19日</p><p>公开方式：主动公开</p>", "2024-08-19"),
            ("<p>申报时间：2024年9月1日</p><p>2024-08-27</p>", "2024-08-27"),
            ("<p>更新时间：2024-08-28 发布时间：2024-08-27</p>", "2024-08-27"),
            ("<p>2024-08-27 来源：市局</p><p>时间：2024-09-15 地点：市局</p>", "2024-08-27"),
            ("<p>培训时间：2024-08-30</p>", ""),
        ])
    func days(_ head: String, _ expected: String) {
        let page = "<body><h1>关于受理专利转化项目申报的通知</h1>\(head)<div class=TRS_Editor>\(Self.text)</div></body>"
        #expect(Reading.text(Reading.article(page).published) == expected)
    }

    @Test(
        "Days in the cells of a table are told apart by their labels, and one of making or effect is not the list's",
        arguments: [
            (
                "<tr><td>发布日期</td><td>2024-08-25</td><td>成文日期</td><td>2024-08-01</td></tr>", "2024-08-25"
            ),
            (
                "<tr><th>成文日期</th><td>2024-08-01</td></tr><tr><th>发布日期</th><td>2024-08-25</td></tr>",
                "2024-08-25"
            ),
            ("<tr><td>施行日期</td><td>2024-01-01</td></tr>", "2024-08-24"),
            ("<tr><td>成文日期：</td><td>2024-08-01</td></tr>", "2024-08-24"),
            ("<tr><td>更新时间：2024-08-26</td></tr>", "2024-08-24"),
            ("<tr><td>更新时间：2024-08-24 10:30</td></tr>", "2024-08-24 10:30"),
        ])
    func cells(_ rows: String, _ expected: String) throws {
        let page =
            "<body><h1>关于受理专利转化项目申报的通知</h1><table>\(rows)</table><div class=TRS_Editor>\(Self.text)</div></body>"
        let listed = EntryDate(try Date("2024-08-23T16:00:00Z", strategy: .iso8601), hasTime: false)
        let row = CleanEntry(link: "https://amr.example/1.html", title: "关于受理专利转化项目申报的通知", published: listed)
        let article = ArticleReader(timeZone: Reading.zone, reference: Reading.now)
            .read(page, url: "https://amr.example/1.html", listTitle: row.title, listDate: listed)
        #expect(Reading.text(article.merged(into: row).published) == expected)
    }

    @Test(
        "A file in the place of a page is told by its first bytes, else by what it is served as",
        arguments: [
            ("%PDF-1.4 x", "text/html", "application/pdf"), ("%PDF-1.4 x", nil, "application/pdf"),
            ("PK\u{3}\u{4}x", "application/vnd.ms-excel", "application/vnd.ms-excel"),
            ("PK\u{3}\u{4}x", "text/html", "application/zip"), ("GIF89a", "image/gif", "image/gif"),
            ("abc", "application/msword; x=1", "application/msword"), ("  <html>", "application/octet-stream", nil),
            ("<html>", "text/html", nil), ("文字", "text/plain", nil), ("", nil, nil),
        ] as [(String, String?, String?)])
    func file(_ text: String, _ contentType: String?, _ expected: String?) {
        #expect(FileSignature.type(of: Array(text.utf8), contentType: contentType) == expected)
    }

    @Test(
        "The name of the site or of a column, on every page, is no article's title",
        arguments: [
            "<div class=top><h1><a href='/'>江门市市场监督管理局</a></h1></div><div class=bt>关于受理专利转化项目申报的通知</div>",
            "<h1>通知公告</h1><div class=bt>关于受理专利转化项目申报的通知</div>", "<meta name=ArticleTitle content=通知公告>",
        ])
    func siteTitle(_ head: String) {
        let page =
            "<html><head><title>关于受理专利转化项目申报的通知_江门市市场监督管理局</title></head><body>\(head)<div id=zoom>\(Self.text)</div></body></html>"
        let listed = "关于受理专利转化项目申报的通知"
        let entry = Reading.article(page, listTitle: listed).merged(
            into: CleanEntry(link: "https://amr.example/1.html", title: listed))
        #expect(entry.title == listed)
    }

    @Test("A short title of a list is not given up for the name of the site")
    func shortTitle() {
        let page =
            "<title>转发通知_江门市市场监督管理局</title><body><h1>江门市市场监督管理局</h1><h2>转发通知</h2><div id=zoom>\(Self.text)</div></body>"
        let row = CleanEntry(link: "https://amr.example/1.html", title: "转发通知")
        #expect(Reading.article(page, listTitle: row.title).merged(into: row).title == "转发通知")
    }

    @Test("A heading in fuller words takes the place of the list's, and one that the configuration names in any case")
    func fullerTitle() {
        let page = "<body><h1>江门市2024年知识产权宣传周启动仪式在蓬江举行</h1><i class=t>另一个标题</i><div id=zoom>\(Self.text)</div></body>"
        let row = CleanEntry(link: "https://amr.example/1.html", title: "知识产权宣传周启动仪式在蓬江举行")
        let read = Reading.article(page, listTitle: row.title)
        #expect(read.merged(into: row).title == "江门市2024年知识产权宣传周启动仪式在蓬江举行")
        let ruled = Reading.article(page, rules: ArticleRules(title: "i.t"), listTitle: row.title)
        #expect(ruled.merged(into: row).title == "另一个标题")
    }

    @Test("What stands amid a text is text, whatever words it begins with")
    func amid() throws {
        let lines = [
            "主办单位：广东省知识产权局", "承办：江门市商标协会", "一、未经版权所有者许可，不得复制、发行其作品。", "打印机耗材商标侵权案件", "收藏品市场专利执法情况",
            "分享到会经验", "访问量统计显示侵权网站减少", "关闭侵权网站三百家", "扫一扫二维码报名参加培训",
            "Copyright registration in Jiangmen grew by 12 percent.",
        ]
        let page = """
            <body><h1>关于开展版权保护行动的通知</h1><div id=zoom><p>【打印本页】</p>\(Self.text)\(lines.map { "<p>\($0)</p>" }.joined())\(Self.text)<p>打印本页 关闭窗口</p></div></body>
            """
        let body = try #require(Reading.article(page).body)
        for line in lines { #expect(body.contains(line), "\(line)") }
        #expect(!body.contains("打印本页"))
    }

    @Test("What a page puts around and between its text is not text", arguments: ["id=zoom", "class=w"])
    func furniture(_ body: String) throws {
        let title = "江门市市场监督管理局关于受理专利转化项目申报的通知"
        let neighbours = """
            <ul><li>上一篇：</li><li>下一篇：<a href=/8.html>江门市市场监督管理局关于举办地理标志培训班的通知</a></li></ul><p>上一篇：<a href=/9.html>关于商标品牌指导站名单的通知</a></p>
            """
        let page = """
            <body><div \(body)><h1>\(title)</h1><div>【字体：大 中 小】</div><div>浏览次数：123</div><div>打印本页</div><p>您现在的位置：首页 &gt; 通知公告</p>\
            \(Self.text)\(Self.text)\(neighbours)<div>分享到：</div><p>扫一扫在手机打开当前页</p><p>返回顶部</p><p>打印本页 关闭窗口</p><p>责任编辑：王某</p>\
            <p>（此件主动公开，联系人：王某某，联系电话：0750-0000000）</p><p>版权所有：江门市市场监督管理局 粤ICP备00000000号</p><p>主办单位：江门市市场监督管理局</p></div></body>
            """
        let text = try #require(Reading.article(page, listTitle: title).body)
        #expect(text.contains("平均结案时间十六天") && text.contains("此件主动公开"))
        for line in ["字体", "浏览次数", "打印", "您现在的位置", "上一篇", "关于商标品牌", "分享到", "扫一扫", "返回顶部", "责任编辑", "版权所有", "主办单位"] {
            #expect(!text.contains(line), "\(line)")
        }
    }

    @Test("The moment at which the server answered is no day of publication")
    func renderedNow() {
        let page =
            "<head><meta name=PubDate content='2024-09-01 11:59'></head><body><h1>关于受理专利转化项目申报的通知</h1><div id=zoom>\(Self.text)</div></body>"
        let listed = CleanEntry(
            link: "https://amr.example/1.html", title: "关于受理专利转化项目申报的通知",
            published: EntryDate(Reading.now - 6 * 86_400, hasTime: false))
        #expect(Reading.article(page).merged(into: listed).published == listed.published)
        // What the configuration names is believed all the same.
        let dated = page + "\(Self.text)<i class=d>2024-08-28 09:00</i>"
        let ruled = Reading.article(dated, rules: ArticleRules(date: "i.d")).merged(into: listed)
        #expect(Reading.text(ruled.published) == "2024-08-28 09:00")
    }

    @Test("A file that the text shows in itself is attached")
    func embedded() {
        let page = """
            <body><h1>关于公布名单的通知</h1><div class=TRS_Editor>\(Self.text)<iframe src="/pdfjs/web/viewer.html?file=%2Ffiles%2F5.pdf"></iframe>\
            <embed src="files/6.pdf"><iframe src="/map.html"></iframe></div></body>
            """
        #expect(
            Reading.article(page).attachments.map(\.url) == [
                "https://amr.example/files/5.pdf", "https://amr.example/zwdt/content/files/6.pdf",
            ])
    }

    @Test("A page that shows a file and nothing else gives the file")
    func onlyFile() {
        let page =
            "<body><h1>关于公布名单的通知</h1><div class=con><iframe src='/web/viewer.html?file=/files/5.pdf'></iframe></div></body>"
        #expect(Reading.article(page).attachments.map(\.url) == ["https://amr.example/files/5.pdf"])
        let video = "<body><h1>知识产权微课</h1><div class=con><video controls><source src=/v/1.mp4></video></div></body>"
        #expect(Reading.article(video).attachments.map(\.url) == ["https://amr.example/v/1.mp4"])
        let banner =
            "<body><div class=hd><video src=/img/banner.mp4 autoplay muted></video></div><div id=app></div></body>"
        #expect(Reading.article(banner).attachments.isEmpty)
    }

    @Test("A text that stands in what is to be printed is text; the button for it is none")
    func printed() throws {
        let page =
            "<body><h1>公示</h1><div class=article-content><div class=print><a href=#>打印本页</a></div><div id=print><p>根据有关规定，现将名单予以公示。</p><p><a href=/1.pdf>附件</a></p></div></div></body>"
        let article = Reading.article(page)
        #expect(try #require(article.body).contains("现将名单予以公示"))
        #expect(article.body?.contains("打印本页") == false)
        #expect(article.attachments.map(\.url) == ["https://amr.example/1.pdf"])
    }

    @Test("A day that stands alone in a text is that of publication only near the day the list gives")
    func dayOfLaw() throws {
        let page =
            "<body><h1>商标代理监督管理规定</h1><div class=TRS_Editor><p>粤府函〔2019〕5号</p><p>2019年12月30日</p>\(Self.text)</div></body>"
        func read(listed day: Double) -> Article {
            Reading.article(
                page, listTitle: "商标代理监督管理规定", listDate: EntryDate(Date(timeIntervalSince1970: day), hasTime: false))
        }
        let forwarded = read(listed: 1_724_601_600)
        #expect(forwarded.published == nil)
        #expect(try #require(forwarded.body).contains("2019年12月30日"))
        #expect(Reading.text(read(listed: 1_577_635_200).published) == "2019-12-30")
    }

    @Test(
        "An article goes on where a link leads to its own name with the next number",
        arguments: [
            ("content/post_1_1.html", true), ("content/post_1_2.html", true), ("content/post_1-2.html", true),
            ("content/post_2.html", false), ("content/post_1_3.html", false), ("list/index_1.html", false),
            ("content/post_1.html", false),
        ])
    func pages(_ link: String, _ goesOn: Bool) throws {
        let address = "https://amr.example/zwdt/content/post_1.html"
        let first = Reading.article(
            "<body><h1>通知</h1><div class=TRS_Editor>\(Self.text)</div><a href=/zwdt/\(link)>下一页</a></body>",
            url: address)
        var pages = ArticlePages(first: address)
        #expect(pages.next(after: first) == (goesOn ? "https://amr.example/zwdt/\(link)" : nil))
        let second = Reading.article("<body><div class=TRS_Editor><p>商标一节在第二页，\(Self.text)</p></div></body>")
        let whole = try #require(first.continued(by: second))
        #expect(whole.body == [first.body, second.body].compactMap { $0 }.joined(separator: "\n"))
        #expect(whole.continued(by: second) == nil, "what is there already")
        let other = Reading.article("<body><h1>江门市举办外观设计大赛颁奖典礼</h1><div class=TRS_Editor>另一篇。\(Self.text)</div></body>")
        #expect(first.continued(by: other) == nil, "another article")
        #expect(pages.next(after: whole) == nil)
    }

    @Test("A long table has the words around it")
    func table() throws {
        let rows = (1...30).map { "<tr><td>\($0)</td><td>某某科技第\($0)有限公司</td><td>20000元</td></tr>" }
        let page = """
            <body><div class="header"><a href="/">首页</a></div><h1>关于2024年度专利资助名单的公示</h1>
            <div class="info">发布时间：2024-08-18 10:00 来源：本局</div>
            <div class="content"><p>根据有关规定，现将2024年度专利资助名单予以公示，公示期为五个工作日，如有异议请书面反馈。</p>
            <table><tr><th>序号</th><th>单位</th><th>金额</th></tr>\(rows.joined())</table>
            <p>联系人：某科，电话：0750-0000000。</p></div><div class="footer">版权所有</div></body>
            """
        let body = try #require(Reading.article(page).body)
        for part in ["公示期为五个工作日", "<table>", "第30有限公司", "0750-0000000"] { #expect(body.contains(part), "\(part)") }
        #expect(!body.contains("版权所有"))
    }

    @Test("A page without a text costs the body, not the entry")
    func noBody() {
        let article = Reading.article("<html><body><ul><li><a href='/'>首页</a></li></ul></body></html>")
        #expect(article.body == nil)
        #expect(article.problems == ["no body was found: name it with `article: {body: SELECTOR}`"])
        let row = CleanEntry(link: "https://amr.example/1.html", title: "列表里完整的标题", published: EntryDate(Reading.now))
        #expect(article.merged(into: row) == row)
    }

    @Test("Selectors of the configuration come first")
    func rules() {
        let page =
            "<body><h3 class=t>真正的标题在这里</h3><div class=x>2024-08-26</div><div class=zoom>错误的容器里也有不少文字，但不是正文。</div><div class=b>\(Self.text)<p class=q>不要的部分</p></div></body>"
        let article = Reading.article(
            page, rules: ArticleRules(title: "h3.t", date: ".x", body: "div.b", exclude: ".q"))
        #expect(article.title == "真正的标题在这里")
        #expect(Reading.text(article.published) == "2024-08-26")
        #expect(article.body == Self.text)
    }
}
