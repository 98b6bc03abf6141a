import Foundation
import Testing

@Suite("A source that changes in the configuration") struct SourceChangeTests {
    private func workplace(reading file: String) throws -> Workplace {
        let place = try Workplace()
        try configure(place, reading: file)
        return place
    }

    private func configure(_ place: Workplace, reading file: String) throws {
        let text = """
            site: {title: Notices, url: "https://notices.example/"}
            store: ../../var/nine-cities.sqlite
            output: ../../public
            timezone: Asia/Shanghai
            fetch: {interval: 0s}
            cities: [{id: jiangmen, name: Jiangmen, sources: [{url: "file:\(file)"}]}]
            """
        try Data(text.utf8).write(to: place.configuration)
    }

    private func write(_ entries: [(String, String)], to file: String, in place: Workplace) throws {
        let items = entries.enumerated().map { index, entry in
            """
            <item><title>\(entry.0)</title><link>https://jm.example/\(index).html</link>
            <pubDate>\(20 - index) Nov 2024 09:00:00 +0800</pubDate><description>\(entry.1)</description></item>
            """
        }
        try Data("<rss version=\"2.0\"><channel><title>T</title>\(items.joined())</channel></rss>".utf8).write(
            to: place.cities.appending(path: file))
    }

    @Test("keeps its entries under its new address, and what is put right there is taken over")
    func newAddress() async throws {
        let place = try workplace(reading: "old.xml")
        var entries = [("专利窗口调整办公时间", "自本月起施行"), ("商标代理机构名单公布", "共十二家"), ("报名截止日期的公告", "截止三月五日")]
        try write(entries, to: "old.xml", in: place)
        #expect(try await place.tributary("run").status == 0)
        try configure(place, reading: "new.xml")
        try write(entries, to: "new.xml", in: place)
        #expect(try await place.tributary("run").status == 0)
        entries[2].1 = "截止三月二十日"
        try write(entries, to: "new.xml", in: place)
        #expect(try await place.tributary("run").status == 0)
        let published = try place.text("index.atom")
        #expect(published.components(separatedBy: "<entry").count == 4)
        #expect(published.contains("截止三月二十日"))
        let status = try await place.tributary("status", "--json")
        #expect(status.output.contains("\"entries\" : 3"), "\(status.output)")
        #expect(try await place.tributary("verify").status == 0)
        // And back again.
        try configure(place, reading: "old.xml")
        try write(entries, to: "old.xml", in: place)
        #expect(try await place.tributary("run").status == 0)
        #expect(try await place.tributary("status", "--json").output.contains("\"entries\" : 3"))
    }
}
