import Foundation

/// The rules of JSON Feed 1.1.
enum JSONFeedRules {
    static func violations(_ bytes: [UInt8]) throws -> [String] {
        guard let feed = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] else {
            return ["an object"]
        }
        var wrong: [String] = []
        func expect(_ holds: Bool, _ rule: String) { if !holds { wrong.append(rule) } }
        expect(feed["version"] as? String == "https://jsonfeed.org/version/1.1", "the version is 1.1")
        expect(feed["title"] is String, "there is a title")
        expect(feed["author"] == nil, "author is deprecated")
        for key in ["home_page_url", "feed_url", "icon", "favicon"] {
            expect(AtomRules.isIRI(feed[key] as? String ?? ""), "\(key) is an address")
        }
        guard let items = feed["items"] as? [[String: Any]] else { return wrong + ["there are items"] }
        let ids = items.compactMap { $0["id"] as? String }
        expect(Set(ids).count == items.count, "every item has an id of its own")
        for item in items {
            let name = item["id"] as? String ?? "an item"
            expect(item["content_html"] is String || item["content_text"] is String, "\(name) has content")
            for key in ["date_published", "date_modified"] {
                expect(AtomRules.isTime(item[key] as? String ?? ""), "\(name) has a good \(key)")
            }
            for attachment in item["attachments"] as? [[String: Any]] ?? [] {
                expect(
                    attachment["url"] is String && attachment["mime_type"] is String, "\(name) has whole attachments")
            }
            for author in item["authors"] as? [[String: Any]] ?? [] {
                expect(author["name"] is String || author["url"] is String, "\(name) has authors with names")
            }
        }
        return wrong
    }
}
