internal import FeedModel
internal import Foundation
internal import Yams

/// Reads one source of a city: its address and how it is to be read.
struct SourceReader {
    let folder: String
    let log: ProblemLog
    let city: City.ID
    let zone: TimeZone

    static let keys = [
        "url", "list", "json", "gkmlpt", "category", "article", "id", "name", "interval", "timeout", "timezone",
        "headers", "encoding", "language", "keep", "drop", "maxEntries", "maxPages", "since", "recheck",
    ]

    func source(_ node: Node, name: String) -> ConfiguredSource? {
        let section = Section(node, name: name, keys: Self.keys, log: log)
        guard let url = section.required("url", example: "https://bureau.example/news.xml"), isReadable(url, section)
        else {
            return nil
        }
        let id = section["id"] == nil ? derivedID(url) : Identifier.read("id", in: section, example: "\(city)-notices")
        let reading = section["list"].map { Source.Reading.list(list($0, name: "\(name).list")) } ?? .feed
        let source = Source(
            id: id, city: city, url: url, name: section.string("name"), reading: reading,
            readsArticles: section.bool("article") ?? false, timeZone: section.timeZone("timezone") ?? zone,
            encoding: section.string("encoding"), language: section.string("language"),
            maxEntries: section.int("maxEntries", in: 1...100_000))
        return ConfiguredSource(source: source, node: node)
    }

    private func list(_ node: Node, name: String) -> ListRules {
        let keys = ["item", "title", "link", "date", "summary", "next", "minimum"]
        let section = Section(node, name: name, keys: keys, log: log)
        let item = section.required("item", example: "\"ul.list > li\"") ?? ""
        return ListRules(
            item: item, title: section.string("title") ?? "a", link: section.string("link") ?? "a@href",
            date: section.string("date"), summary: section.string("summary"), next: section.string("next"),
            minimum: section.int("minimum", in: 0...10_000) ?? 1)
    }

    private func isReadable(_ url: String, _ section: Section) -> Bool {
        if ["http://", "https://", "file:"].contains(where: url.hasPrefix) { return true }
        section.problem(
            section["url"], "`url` in \(section.name) must start with https://, http:// or file:, not `\(url)`.")
        return false
    }

    /// FNV-1a over the address: short, stable, the same on any machine.
    private func derivedID(_ url: String) -> String {
        let hash = url.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return city + "-" + String(String(hash, radix: 16).suffix(8))
    }
}
