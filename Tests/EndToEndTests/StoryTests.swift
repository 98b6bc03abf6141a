import Foundation
import Testing

@Suite("One notice of several cities") struct StoryTests {
    private static let text = """
        为深入贯彻关于强化知识产权保护的决策部署，进一步规范代理市场秩序，决定在全省范围内组织开展代理行业专项整治，重点查处无资质专利代理、代理非正常专利申请和伪造法律文件等行为，\
        动员部署阶段为九月上旬，集中整治阶段为九月中旬至十一月底，总结提升阶段为十二月。
        """

    /// Jiangmen published first, Zhuhai a day later.
    private func workplace() throws -> Workplace {
        let place = try Workplace()
        let text = """
            site: {title: Notices, url: "https://notices.example/"}
            store: ../../var/nine-cities.sqlite
            output: ../../public
            timezone: Asia/Shanghai
            fetch: {interval: 0s}
            cities:
              - {id: jiangmen, name: Jiangmen, sources: [{url: "file:jm.xml"}]}
              - {id: zhuhai, name: Zhuhai, sources: [{url: "file:zh.xml"}]}
            topics: [{id: agencies, name: Agencies, match: 专利代理}]
            """
        try Data(text.utf8).write(to: place.configuration)
        return place
    }

    private func publish(_ title: String, _ text: String, by city: String, on day: Int, in place: Workplace) throws {
        let item = """
            <item><title>\(title)</title><link>https://\(city).example/1.html</link>
            <pubDate>\(day) Nov 2024 09:00:00 +0800</pubDate><description>\(text)</description></item>
            """
        try Data("<rss version=\"2.0\"><channel><title>T</title>\(item)</channel></rss>".utf8).write(
            to: place.cities.appending(path: "\(city).xml"))
    }

    private func entries(_ path: String, _ place: Workplace) throws -> Int {
        try place.text(path).components(separatedBy: "<entry").count - 1
    }

    @Test("A headline of the first and a text of the second stand in the topic once, under the first")
    func headline() async throws {
        let place = try workplace()
        let title = "省市场监督管理局关于开展代理行业专项整治行动的通知"
        try publish(title, "", by: "jm", on: 17, in: place)
        try publish(title, Self.text, by: "zh", on: 18, in: place)
        #expect(try await place.tributary("run").status == 0)
        for path in ["index.atom", "topics/agencies.atom"] {
            #expect(try entries(path, place) == 1)
            #expect(try place.text(path).contains("https://jm.example/1.html"))
            #expect(try place.text(path).contains("rel=\"related\""))
        }
        #expect(try await place.tributary("verify").status == 0)
        // However its address is written.
        let explained = try await place.tributary("explain", "http://www.zh.example/1.html?utm_source=x#top")
        #expect(explained.output.contains("yes  agencies"), "\(explained.messages)")
    }

    @Test("Copies that become alike later are one from then on")
    func late() async throws {
        let place = try workplace()
        try publish("专项整治行动有关事项", Self.text, by: "jm", on: 17, in: place)
        try publish("近期工作动态", "详见附件。", by: "zh", on: 18, in: place)
        #expect(try await place.tributary("run").status == 0)
        #expect(try entries("index.atom", place) == 2)
        try publish("专项整治行动有关事项", Self.text, by: "zh", on: 18, in: place)
        #expect(try await place.tributary("run").status == 0)
        #expect(try entries("index.atom", place) == 1)
        #expect(try entries("cities/zhuhai.atom", place) == 1)
        #expect(try place.text("index.atom").contains("https://zh.example/1.html"))
        #expect(try await place.tributary("verify").status == 0)
        #expect(try await place.tributary("run").messages.contains("Nothing changed"))
    }
}
