import Foundation

/// The rules of RFC 4287 and of what feed readers need, as far as a document alone can break them.
enum AtomRules {
    /// - Returns: what is wrong; nothing for a valid document.
    static func violations(_ bytes: [UInt8]) throws -> [String] {
        let feed = try XMLReader.read(bytes)
        var wrong: [String] = []
        func expect(_ holds: Bool, _ rule: String) { if !holds { wrong.append(rule) } }
        expect(feed.qualified == "{http://www.w3.org/2005/Atom}feed", "the root is atom:feed")
        common(feed, "feed", expect)
        expect(feed.all("link").contains { $0.attributes["rel"] == "self" }, "the feed has a self link")
        let entries = feed.all("entry")
        expect(feed.first("author") != nil || entries.allSatisfy { $0.first("author") != nil }, "an author everywhere")
        let ids = entries.compactMap { $0.text("id") }
        expect(Set(ids).count == ids.count, "ids are unique")
        let moments = entries.compactMap { $0.text("updated") }
        expect(Set(moments).count == moments.count, "no two entries share updated")
        let alternates = feed.all("link").filter { $0.attributes["rel"] == "alternate" }
        expect(alternates.last?.attributes["type"] == "text/html", "the page is the last alternate of the feed")
        for entry in entries { check(entry, expect) }
        return wrong
    }

    private static func check(_ entry: XMLReader.Element, _ expect: (Bool, String) -> Void) {
        let name = "entry \(entry.text("id") ?? "?")"
        common(entry, name, expect)
        expect(entry.first("author")?.text("name")?.isEmpty == false, "\(name) has an author with a name")
        let alternates = entry.all("link").filter { ($0.attributes["rel"] ?? "alternate") == "alternate" }
        expect(alternates.count == 1, "\(name) has one alternate link")
        expect(entry.all("published").count <= 1, "\(name) has at most one published")
        if let published = entry.text("published") { expect(isTime(published), "\(name) published is RFC 3339") }
        expect(
            entry.all("content").count <= 1 && entry.all("summary").count <= 1, "\(name) has one content, one summary")
        for text in entry.all("content") + entry.all("summary") {
            expect(text.attributes["type"] == "html" && text.children.isEmpty, "\(name) carries escaped HTML")
        }
        for category in entry.all("category") {
            expect(category.attributes["term"]?.isEmpty == false, "\(name) categories have terms")
        }
        guard let source = entry.first("source") else { return expect(false, "\(name) has a source") }
        common(source, "source of \(name)", expect)
        expect(source.all("link").contains { $0.attributes["rel"] == "self" }, "the source of \(name) has a self link")
    }

    private static func common(_ element: XMLReader.Element, _ name: String, _ expect: (Bool, String) -> Void) {
        for child in ["id", "title", "updated"] { expect(element.all(child).count == 1, "\(name) has one \(child)") }
        expect(element.first("title")?.attributes["type"] == "text", "\(name) has a title of type text")
        expect(isIRI(element.text("id") ?? ""), "\(name) has an IRI as id")
        expect(isTime(element.text("updated") ?? ""), "\(name) updated is RFC 3339 in whole seconds")
        var alternates: [String] = []
        for link in element.all("link") {
            expect(isIRI(link.attributes["href"] ?? ""), "\(name) links are absolute and encoded")
            expect((link.attributes["href"] ?? "").utf8.allSatisfy { $0 < 0x80 }, "\(name) links are percent-encoded")
            if (link.attributes["rel"] ?? "alternate") == "alternate" {
                alternates.append((link.attributes["type"] ?? "") + " " + (link.attributes["hreflang"] ?? ""))
            }
        }
        expect(Set(alternates).count == alternates.count, "\(name) has one alternate a type and language")
    }

    static func isIRI(_ text: String) -> Bool {
        text.range(of: #"^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$"#, options: .regularExpression) != nil
    }

    static func isTime(_ text: String) -> Bool {
        text.range(of: #"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$"#, options: .regularExpression) != nil
    }
}
