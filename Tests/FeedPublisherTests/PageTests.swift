import FeedModel
import Foundation
import Testing

@testable import FeedPublisher

@Suite("Pages") struct PageTests {
    private func pages(language: String = "en") -> [Document] {
        let publisher = Publisher(site: Sample.site(language: language))
        let parts = Sample.parts.filter { if case .topicOfCity(_, "jiangmen") = $0.scope { true } else { false } }
        return
            (publisher.feedDocuments(for: .everything, window: Sample.window(100))
            + publisher.feedDocuments(for: .topic("trademarks"), window: Sample.window(100))
            + publisher.feedDocuments(
                for: .city("jiangmen"), window: FeedWindow(entries: Sample.entries(100), parts: parts))
            + publisher.frontDocuments(feeds: Sample.parts)
            + publisher.healthDocuments(events: Sample.events, sources: Sample.sources)
            + [
                publisher.entryPage(for: Sample.details(Sample.entry(0))),
                publisher.entryPage(for: Sample.details(Sample.entry(2))),
            ])
            .filter { $0.path.hasSuffix(".html") }
    }

    private func text(_ document: Document) -> String { String(decoding: document.bytes, as: UTF8.self) }

    private func entryPage(_ change: (inout PublishedEntry) -> Void) -> String {
        var entry = Sample.entry(0)
        change(&entry)
        return text(Publisher(site: Sample.site()).entryPage(for: EntryDetails(entry: entry)))
    }

    @Test(
        "Every page stands by itself: one heading, its language, its address, its feeds, and nothing from elsewhere",
        arguments: ["en", "zh-Hans"])
    func frame(language: String) throws {
        for page in pages(language: language) {
            let text = text(page)
            #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language)\">"), "\(page.path)")
            #expect(text.components(separatedBy: "<h1").count == 2, "\(page.path)")
            #expect(
                text.contains(
                    "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; img-src 'self';"
                ))
            #expect(text.contains("<link rel=\"canonical\" href=\"https://ip.example.org/"))
            #expect(text.contains("<link rel=\"alternate\" type=\"application/atom+xml\""))
            #expect(text.contains("<meta property=\"og:title\""))
            #expect(!text.contains("<script"), "\(page.path)")
            #expect(!text.contains("style=\""), "\(page.path)")
            #expect(
                text.ranges(of: #/<(img|link rel="(stylesheet|icon))[^>]*(src|href)="[a-z]+:/#).isEmpty, "\(page.path)")
            #expect(!text.contains("{{"), "\(page.path)")
        }
    }

    @Test("Pages link to what exists, relatively") func links() throws {
        let paths = Set(pages().map(\.path))
        let plan = DocumentPlan(site: Sample.site(), feeds: Sample.parts)
        for page in pages() {
            let folder = page.path.split(separator: "/").dropLast().map(String.init)
            let links = text(page).matches(of: #/(?:href|src)="([^":#]+)"/#)
            #expect(links.count > 5, "\(page.path)")
            for match in links {
                var parts = folder
                for part in match.1.split(separator: "/") {
                    if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
                }
                let target = parts.joined(separator: "/")
                #expect(plan.contains(target) || paths.contains(target), "\(page.path) links to \(match.1)")
            }
        }
    }

    @Test("A city that is no longer configured is named without a link, for its pages are gone") func formerCity() {
        var entry = Sample.entry(0)
        entry.city = "yunfu"
        let publisher = Publisher(site: Sample.site())
        let index = publisher.feedDocuments(for: .everything, window: FeedWindow(entries: [entry], parts: []))
        let pages = index.filter { $0.path.hasSuffix(".html") } + [publisher.entryPage(for: EntryDetails(entry: entry))]
        #expect(pages.count == 2)
        for page in pages {
            #expect(text(page).contains("<span class=\"city\">yunfu</span>"), "\(page.path)")
            #expect(!text(page).contains("cities/yunfu"), "\(page.path)")
        }
    }

    @Test("Marks within a page are unique, and what refers to one finds it", arguments: ["en", "zh-Hans"]) func marks(
        language: String
    ) {
        for page in pages(language: language) {
            let text = text(page)
            let marks = text.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
            #expect(Set(marks).count == marks.count, "\(page.path)")
            for match in text.matches(of: #/aria-labelledby="([^"]*)"/#) {
                #expect(marks.contains(String(match.1)), "\(page.path) has no \(match.1)")
            }
        }
    }

    @Test("Elements nest as they should", arguments: ["en", "zh-Hans"]) func nesting(language: String) {
        for page in pages(language: language) {
            var open: [Substring] = []
            let void: Set<Substring> = ["meta", "link", "img", "br"]
            for match in text(page).matches(of: #/<(\/?)([a-z0-9]+)[^>]*>/#) where !void.contains(match.2) {
                if match.1.isEmpty { open.append(match.2) } else { #expect(open.popLast() == match.2, "\(page.path)") }
            }
            #expect(open.isEmpty, "\(page.path)")
        }
    }

    @Test("The index stays under 60 KB with long titles and many cities") func light() throws {
        var window = Sample.window(100)
        for index in window.entries.indices {
            window.entries[index].title = String(repeating: "关于开展知识产权保护专项行动的通知", count: 4)
        }
        let index = try #require(
            Publisher(site: Sample.site()).feedDocuments(for: .everything, window: window).first {
                $0.path == "index.html"
            })
        #expect(index.bytes.count < 60_000)
    }

    @Test("Text cannot break out of its place, not even behind a combining accent") func escaping() {
        let page = entryPage { $0.title = "\"\u{301}><script>alert(1)</script>&<\u{301}b" }
        #expect(!page.contains("<script>"))
        #expect(page.contains("content=\"&quot;\u{301}&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;&lt;\u{301}b\""))
    }

    @Test("Pictures and recordings become links, so that no other site is asked before the reader wants it")
    func media() {
        let page = entryPage { entry in
            entry.content =
                "<p><img src=\"https://amr.example/a.png\" alt=\"A &lt;map&gt;\"><a href=\"https://amr.example/\"><img src=\"https://amr.example/b/c.png\"></a></p><iframe src=\"https://amr.example/f\"></iframe>"
        }
        #expect(
            page.contains(
                "<p><a class=\"media\" href=\"https://amr.example/a.png\">A &lt;map&gt;</a><a href=\"https://amr.example/\"><span class=\"media\">c.png</span></a></p>"
            ))
        #expect(!page.contains("iframe"))
    }

    @Test(
        "Whatever an entry leaves open is closed, and what it closes too often is left out",
        arguments: [
            ("<p>a<b>b", "<p>a<b>b</b></p>"), ("a</div></main>b", "ab"), ("<b><i>x</b>y</i>", "<b><i>x</i></b>y"),
            ("<h1>t</h1>", "<h2>t</h2>"), ("a<br>b<br/>c<hr />", "a<br>b<br>c<hr>"),
            ("1 < 2 <!-- c --> <?p?>", "1 &lt; 2  "),
            (
                "<a href=\"https://a.example/?a>b\" title='>'>x</a>",
                "<a href=\"https://a.example/?a>b\" title='>'>x</a>"
            ),
            ("<p", "&lt;p"), ("<img>", ""), ("<main><p>x</p></main>", "<p>x</p>"),
            (
                "<table>a<p>b</p><tr>c<td>d</td></tr><td>e</td><td>f</td><tr><td>g</td></tr></table>h",
                "<table tabindex=\"0\"><tr><td>a<p>b</p></td></tr><tr><td>c</td><td>d</td></tr>"
                    + "<tr><td>e</td><td>f</td></tr><tr><td>g</td></tr></table>h"
            ),
            (
                "<table><img src=\"https://a.example/i.png\"> <tr><td>x</td></tr></table>",
                "<table tabindex=\"0\"><tr><td><a class=\"media\" href=\"https://a.example/i.png\">i.png</a> "
                    + "</td></tr><tr><td>x</td></tr></table>"
            ),
            ("<rt>a</rt><ruby>b<rt>c</rt></ruby>", "a<ruby>b<rt>c</rt></ruby>"),
            ("<td>x</td>y", "xy"), ("<table><td>x<td>y</table>", "<table tabindex=\"0\"><tr><td>xy</td></tr></table>"),
            (
                "<table><tr><td>a<div><td>b</td></div>c</td></tr></table>",
                "<table tabindex=\"0\"><tr><td>a<div>b</div>c</td></tr></table>"
            ),
            (
                "<table><thead><tr><th>a</th></tr></thead><tr><td><table></table></td></tr></table>",
                "<table tabindex=\"0\"><thead><tr><th>a</th></tr></thead><tr><td><table></table></td></tr></table>"
            ),
            (
                "<a href=\"https://a.example/\">x<div><a href=\"https://b.example/\">y</a></div></a>",
                "<a href=\"https://a.example/\">x<div>y</div></a>"
            ),
            ("<h2>a<h5>b</h5></h2>", "<h2>ab</h2>"),
            ("<h3>a</h3><h4>b</h4><h2>c</h2><h6>d</h6>", "<h2>a</h2><h3>b</h3><h2>c</h2><h3>d</h3>"),
            ("<center>a</center><tt>b</tt>", "<div class=\"to-center\">a</div><code>b</code>"),
            ("<p style=\"text-align: right;\" lang=\"en\">a</p>", "<p lang=\"en\" class=\"to-right\">a</p>"),
            ("<p lang=\"zh_CN\">a</p><p lang=\"bad lang\">b</p>", "<p lang=\"zh-CN\">a</p><p>b</p>"),
            ("<a href=\"https://a.example/a b\">c</a>", "<a href=\"https://a.example/a%20b\">c</a>"),
            ("<p style=\"color: red\">a</p><p align='Center'>b</p>", "<p>a</p><p class=\"to-center\">b</p>"),
            (
                "<ol reversed align=\"x\" start=3><li title='\"\u{301} onclick='>a</li></ol>",
                "<ol reversed start=\"3\"><li title='\"\u{301} onclick='>a</li></ol>"
            ),
            (
                "<table border=\"1\"><tr><td valign=\"top\" title='\"\u{301} b'>x</td></tr></table>",
                "<table tabindex=\"0\"><tr><td title=\"&quot;\u{301} b\">x</td></tr></table>"
            ),
        ])
    func content(html: String, expected: String) { #expect(PageContent.of(html) == expected) }

    @Test("Nothing nests without end") func deep() {
        let html = PageContent.of(String(repeating: "<div>", count: 100_000) + "x")
        #expect(html.components(separatedBy: "<div>").count == 201)
        #expect(html.components(separatedBy: "</div>").count == 201)
    }

    @Test("A page says why, what changed, where else, and what is attached") func details() throws {
        let changed = text(Publisher(site: Sample.site()).entryPage(for: Sample.details(Sample.entry(2))))
        #expect(changed.contains("<mark>商标</mark>"))
        #expect(changed.contains("<del>11.8</del><ins>12.6</ins>"))
        let whole = text(Publisher(site: Sample.site()).entryPage(for: Sample.details(Sample.entry(0))))
        #expect(whole.contains("2026年度海外知识产权纠纷应对指引.pdf</a> <span class=\"count\">2.4 MB</span>"))
        #expect(whole.contains("<a href=\"https://amr.foshan.example/zwdt/2026/post_700.html\">Foshan</a>"))
        #expect(whole.contains("<a class=\"button\" href=\"https://amr.guangzhou.example/zwdt/2026/post_9000.html\">"))
        #expect(!whole.contains("<ins>"))
    }

    @Test("An operator's template takes the place of a built-in one; one that cannot be read is named") func overrides()
        throws
    {
        let templates = try PageTemplates(overrides: [
            "item.mustache": Array("<article>{{title}}|{{{title}}}</article>".utf8), "style.css": [0x61],
        ])
        var entry = Sample.entry(0)
        entry.title = "a<b>"
        let index = try #require(
            Publisher(site: Sample.site(), templates: templates)
                .feedDocuments(for: .everything, window: FeedWindow(entries: [entry])).last)
        #expect(text(index).contains("<article>a&lt;b&gt;|a&lt;b&gt;</article>"))
        let front = Publisher(site: Sample.site(), templates: templates).frontDocuments(feeds: [])
        #expect(front.first { $0.path == "style.css" }?.bytes == [0x61])
        for (item, own) in [("{{>item}}", ""), ("{{> own }}", "{{#a}}{{>item}}{{/a}}")] {
            let error = #expect(throws: PageTemplates.TemplateError.self) {
                try PageTemplates(overrides: ["item.mustache": Array(item.utf8), "own.mustache": Array(own.utf8)])
            }
            #expect(
                error?.description.contains("item.mustache cannot be read: it includes itself: item.mustache > ")
                    == true)
        }
        #expect(throws: Never.self) {
            try PageTemplates(overrides: ["item.mustache": Array("{{! as in {{>item}} }}{{title}}".utf8)])
        }
        let error = #expect(throws: PageTemplates.TemplateError.self) {
            try PageTemplates(overrides: ["layout.mustache": Array("{{#a}}".utf8)])
        }
        #expect(error?.description.contains("layout.mustache") == true)
    }

    @Test(
        "A template by which drawing would never end is refused",
        arguments: [
            (["item": "{{<layout}}{{$main}}{{title}}{{/main}}{{/layout}}"], "item"),
            (["box": "<i>{{$main}}{{/main}}</i>", "item": "{{<box}}{{$main}}x{{/main}}{{/box}}"], "item"),
            (["list": "{{<layout}}{{$main}}{{<layout}}{{$main}}x{{/main}}{{/layout}}{{/main}}{{/layout}}"], "list"),
            (["box": "{{$b}}{{/b}}", "item": "{{<box}}{{$b}}a{{$b}}b{{/b}}{{/b}}{{/box}}"], "item"),
            (
                ["box": "{{$a}}{{/a}}", "item": "{{<box}}{{$a}}{{$b}}{{/b}}{{/a}}{{$b}}{{$a}}{{/a}}{{/b}}{{/box}}"],
                "item"
            ),
            (
                [
                    "two": "<i>{{$y}}{{/y}}</i>", "one": "{{<two}}{{$y}}{{$x}}{{/x}}{{/y}}{{/two}}",
                    "item": "{{<one}}{{$x}}{{<two}}{{$y}}hi{{/y}}{{/two}}{{/x}}{{/one}}",
                ], "item"
            ),
            (["item": "{{=<% %>=}}<%>item%>"], "item"), (["item": "{{title}}", "box": "{{>box}}"], "box"),
        ])
    func endless(_ templates: [String: String], _ named: String) {
        let overrides = Dictionary(uniqueKeysWithValues: templates.map { ("\($0).mustache", Array($1.utf8)) })
        let error = #expect(throws: PageTemplates.TemplateError.self) { try PageTemplates(overrides: overrides) }
        #expect(error?.name == "\(named).mustache")
        #expect(
            error?.reason.hasPrefix("it includes itself: ") == true || error?.reason.hasSuffix(" again") == true,
            "\(error?.reason ?? "")")
    }

    @Test(
        "A template that includes one that is not there is refused",
        arguments: ["{{>itme}}", "{{<layuot}}{{$main}}x{{/main}}{{/layuot}}"])
    func missingInclusion(_ template: String) {
        let error = #expect(throws: PageTemplates.TemplateError.self) {
            try PageTemplates(overrides: ["entry.mustache": Array(template.utf8)])
        }
        #expect(error?.name == "entry.mustache")
        #expect(error?.reason.hasSuffix(".mustache, and there is no such template") == true)
    }

    @Test("A template may fill the blocks of another that are not those it stands in")
    func boxes() {
        #expect(throws: Never.self) {
            try PageTemplates(overrides: [
                "box.mustache": Array("<i>{{$inner}}{{/inner}}</i>".utf8),
                "item.mustache": Array("{{<box}}{{$inner}}{{title}}{{/inner}}{{/box}}".utf8),
            ])
        }
    }

    @Test("The words of both languages are complete and differ", arguments: ["en", "zh-Hans"]) func words(
        language: String
    ) {
        let words = Wording(language: language).page
        #expect(words.allSatisfy { !$0.text.isEmpty })
        let hasHan = words.map { $0.text.unicodeScalars.contains { $0.value >= 0x4E00 && $0.value <= 0x9FFF } }
        #expect(hasHan.allSatisfy { $0 == (language == "zh-Hans") })
    }
}
