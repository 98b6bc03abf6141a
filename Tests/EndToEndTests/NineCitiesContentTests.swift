import Foundation
import Testing

@Suite("What the nine cities' feeds say") struct NineCitiesContentTests {
    @Test(
        "The seed article stands in its four feeds",
        arguments: [
            "topics/overseas-ip-protection.atom", "topics/cross-regional-cooperation.atom",
            "topics/enforcement-and-cases.atom", "cities/jiangmen.atom",
        ])
    func seed(feed: String) async throws {
        let place = try Workplace()
        #expect(try await place.tributary("run").status == 0)
        let entries = try place.entries(feed).filter { $0.contains("jiangmen-english/post_3164408.html") }
        let entry = try #require(entries.first)
        #expect(entries.count == 1)
        #expect(entry.contains(">Conference on Intellectual Property Protection</title>"))
        // The day begins at 16:00 UTC the day before.
        #expect(
            entry.contains("<published>2024-08-26T00:00:00+08:00<")
                || entry.contains("<published>2024-08-25T16:00:00Z<"))
        #expect(entry.contains("Recently, the 2024 Cross Regional Intellectual Property Protection Work Conference"))
        #expect(entry.contains("jointly promote new progress in intellectual property protection"))
        for furniture in ["Briefing of This Website", "All Rights Reserved", "Sitemap", "CreateDate", "Position:"] {
            #expect(!entry.contains(furniture))
        }
    }

    @Test(
        "Text labelled gb2312 is right, characters outside GB2312 included",
        arguments: [
            ("dongguan", "镕铸工艺专利无效案口头审理在东莞巡回开庭"), ("dongguan", "喆源路鞋材市场开展侵权假冒专项检查"),
            ("dongguan", "二〇二四年知识产权宣传周活动安排"), ("dongguan", "𦰡头村糯米糍团体标准与地理标志协同推进"),
            ("zhaoqing", "金属加工企业专利导航报告会在喆园举行"), ("zhaoqing", "旧名𡐓头巷"),
        ])
    func encoding(city: String, text: String) async throws {
        let place = try Workplace()
        #expect(try await place.tributary("run").status == 0)
        let feed = try place.text("cities/\(city).atom")
        #expect(feed.contains(text))
        #expect(!feed.contains("\u{FFFD}"))
    }

    @Test("A joint notice stands once in topics and index, under the city that was first, and in each city's own feed")
    func story() async throws {
        let place = try Workplace()
        #expect(try await place.tributary("run").status == 0)
        let title = ">关于开展珠三角九市知识产权联合保护专项行动的通告</title>"
        for feed in ["index.atom", "topics/enforcement-and-cases.atom", "topics/cross-regional-cooperation.atom"] {
            let entries = try place.entries(feed).filter { $0.contains(title) }
            #expect(entries.count == 1)
            let entry = try #require(entries.first)
            #expect(entry.contains("href=\"https://amr.guangzhou.example/"))
            #expect(entry.components(separatedBy: "rel=\"related\"").count - 1 == 4)
            for city in ["Foshan", "Huizhou", "Zhongshan", "Zhaoqing"] { #expect(entry.contains("title=\"\(city)\"")) }
        }
        for city in ["guangzhou", "foshan", "huizhou", "zhongshan", "zhaoqing"] {
            #expect(try place.entries("cities/\(city).atom").filter { $0.contains(title) }.count == 1)
        }
    }

    @Test("An entry that stands twice in its feed, under http and https, stands once in ours")
    func twice() async throws {
        let place = try Workplace()
        #expect(try await place.tributary("run").status == 0)
        #expect(
            try place.entries("cities/guangzhou.atom").filter { $0.contains(">老字号商标品牌诊断服务走进社区</title>") }.count == 1)
    }

    @Test("A list page is read to its end, and a title that was cut is whole")
    func list() async throws {
        let place = try Workplace()
        #expect(try await place.tributary("run").status == 0)
        let entries = try place.entries("cities/zhongshan.atom")
        #expect(entries.count == 10)
        #expect(entries.contains { $0.contains("六十家企业签署自律承诺书并公布首批示范店名单</title>") })
        #expect(entries.allSatisfy { $0.contains("<content") })
        for furniture in ["上一篇", "打印本页", "浏览次数", "粤ICP备", "热点信息"] {
            #expect(!entries.contains { $0.contains(furniture) })
        }
    }
}
