import FeedAggregator
import FeedModel
import Testing
import Yams

@Suite("Configuration to paste") struct ConfigurationTextTests {
    @Test(
        "YAML reads back what was meant",
        arguments: [
            ListRules(item: "ul.list > li"),
            ListRules(item: "#t1 > ul > li", title: "a@title", date: "span:last-of-type", minimum: 7),
            ListRules(item: "/html/body/div[2]/ul/li[descendant-or-self::a]", title: "h3 a", link: "h3 a@href"),
            ListRules(item: "dl", next: "a:contains(\"下一页\")@href", exclude: "li.ad, li.top"),
            ListRules(item: "tr:has(a)", date: "td:last-child", summary: "p", template: "/post_{1}.html?a=\\b"),
            ListRules(item: "- x", title: "true", link: "@href", date: "12", next: "auto"),
        ])
    func readsBack(_ rules: ListRules) throws {
        let url = "https://amr.example/zwdt/list.jsp?a=1&b=2#top"
        let text = ConfigurationText.source(url: url, rules: rules)
        let source = try #require(try compose(yaml: text)?.sequence?.first?.mapping)
        #expect(source["url"]?.string == url)
        let list = try #require(source["list"]?.mapping)
        #expect(list["item"]?.string == rules.item && list["item"]?.scalar != nil)
        #expect(list["title"]?.string == rules.title)
        #expect(list["link"]?.string == rules.link)
        #expect(list["date"]?.string == rules.date)
        #expect(list["summary"]?.string == rules.summary)
        #expect(list["next"]?.string == rules.next)
        #expect(list["exclude"]?.string == rules.exclude)
        #expect(list["template"]?.string == rules.template)
        #expect(list["minimum"]?.int == rules.minimum)
    }

    @Test("A line for a feed and one for the platform")
    func others() throws {
        #expect(ConfigurationText.source(feed: "https://amr.example/rss.xml") == "- url: https://amr.example/rss.xml\n")
        #expect(
            ConfigurationText.source(platform: "https://www.example/bmpd/amr/gkmlpt/index#7", category: 7)
                == "- gkmlpt: https://www.example/bmpd/amr/gkmlpt/\n  category: 7\n")
    }
}
