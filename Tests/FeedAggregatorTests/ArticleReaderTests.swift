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
}
