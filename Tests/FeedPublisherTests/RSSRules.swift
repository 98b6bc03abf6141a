import Foundation

/// The rules of RSS 2.0 and of the RSS Advisory Board's profile, as far as a document alone can break them.
enum RSSRules {
    static func violations(_ bytes: [UInt8]) throws -> [String] {
        let root = try XMLReader.read(bytes)
        var wrong: [String] = []
        func expect(_ holds: Bool, _ rule: String) { if !holds { wrong.append(rule) } }
        expect(root.name == "rss" && root.attributes["version"] == "2.0", "the root is rss 2.0")
        guard let channel = root.first("channel") else { return wrong + ["there is a channel"] }
        for name in ["title", "link", "description"] {
            expect(channel.text(name)?.isEmpty == false, "the channel has a \(name)")
        }
        let own = channel.all("atom:link").filter { $0.attributes["rel"] == "self" }
        expect(
            own.count == 1 && own[0].attributes["type"] == "application/rss+xml", "the channel names its own address")
        if let image = channel.first("image") {
            expect(image.text("title") == channel.text("title"), "the image has the channel's title")
            expect(image.text("link") == channel.text("link"), "the image has the channel's link")
        }
        let items = channel.all("item")
        let ids = items.compactMap { $0.text("guid") }
        expect(Set(ids).count == items.count, "every item has a guid of its own")
        for item in items {
            let name = item.text("guid") ?? "an item"
            expect(item.first("title") != nil || item.first("description") != nil, "\(name) has a title or description")
            expect(item.first("guid")?.attributes["isPermaLink"] == "false", "\(name) has a guid that is no link")
            expect(isDate(item.text("pubDate") ?? ""), "\(name) has an RFC 822 date with a four-digit year")
            expect(item.all("description").count <= 1, "\(name) has at most one description")
            expect(item.all("enclosure").count <= 1, "\(name) has at most one enclosure")
            for enclosure in item.all("enclosure") {
                expect(Set(enclosure.attributes.keys) == ["url", "length", "type"], "\(name) has a whole enclosure")
            }
            expect(item.text("dc:creator")?.isEmpty == false, "\(name) has a creator")
        }
        return wrong
    }

    private static func isDate(_ text: String) -> Bool {
        text.range(
            of: #"^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$"#,
            options: .regularExpression) != nil
    }
}
