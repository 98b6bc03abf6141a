import Testing

@testable import XMLTree

@Suite("HTML documents") struct HTMLDocumentTests {
    @Test("Walking follows the document")
    func walking() throws {
        let document = try HTMLDocument(parsing: "<div id=a><p>one <b>two</b></p><p>three</p></div><i>four</i>")
        let start = document.root
        let root = try #require(start)
        #expect(document.name(of: root) == "html")
        let div = try #require(try document.select("div").first)
        #expect(document.children(of: div).map { document.name(of: $0) } == ["p", "p"])
        let first = try #require(document.children(of: div).first)
        #expect(document.nextSibling(of: first).map { document.text(of: $0) } == "three")
        #expect(document.parent(of: first) == div)
        #expect(document.subtree(of: first).map { document.name(of: $0) } == ["p", "", "b", ""])
        let (inside, outside) = (document.contains(div, first), document.contains(first, div))
        #expect(inside && !outside)
        #expect(document.successor(of: div).map { document.name(of: $0) } == "i")
        #expect(document.attribute("id", of: div) == "a")
    }

    @Test("Text is what a reader sees")
    func text() throws {
        let page =
            "<body><p>海<b>外</b>&nbsp; 维权　指引\u{200B}</p><script>var a = '<p>x</p>'</script><ul><li>1<li>2</ul>a<br>b</body>"
        let document = try HTMLDocument(parsing: page)
        let start = document.root
        let root = try #require(start)
        #expect(document.text(of: root) == "海外 维权 指引 1 2 a b")
        #expect(document.pieces(of: root).map(\.text) == ["海外 维权 指引", "1", "2", "a", "b"])
    }

    @Test("Markup comes out as it went in, without scripts and without encoding addresses")
    func markup() throws {
        let document = try HTMLDocument(
            parsing: "<div><a href='/海外?a=1&amp;b=\"2\"'>x &lt; y</a><br><script>1</script><p>z</p></div>")
        let div = try #require(try document.select("div").first)
        let inner = "<a href=\"/海外?a=1&amp;b=&quot;2&quot;\">x &lt; y</a><br><p>z</p>"
        #expect(document.markup(of: div) == "<div>\(inner)</div>")
        #expect(document.markup(of: div, inner: true) == inner)
        let skipping = document.markup(of: div, inner: true) { document.name(of: $0) == "a" }
        #expect(skipping == "<br><p>z</p>")
    }

    @Test("The encoding a page names is not believed: its text is decoded already")
    func encoding() throws {
        let document = try HTMLDocument(
            parsing: "<html><head><meta charset=gb2312><title>知识产权局</title></head><body>镕</body></html>")
        #expect(try document.select("title").map { document.text(of: $0) } == ["知识产权局"])
        #expect(try document.select("body").map { document.text(of: $0) } == ["镕"])
    }

    @Test("A script keeps its closing tags")
    func script() throws {
        let document = try HTMLDocument(parsing: "<script>var x = '<li><a href=\"1\">t</a></li>';</script>")
        let script = try #require(try document.select("script").first)
        #expect(
            document.children(of: script).map { document.rawText(of: $0) } == [
                "var x = '<li><a href=\"1\">t</a></li>';"
            ])
    }

    @Test("Depth costs elements, never text")
    func depth() throws {
        let page =
            String(repeating: "<div>", count: 500) + "<p>deep</p>" + String(repeating: "</div>", count: 500)
            + "<p>after</p>"
        let document = try HTMLDocument(parsing: page)
        #expect(document.root.map { document.text(of: $0) } == "deep after")
        #expect(document.problems.count == 1)
    }

    @Test("Unclosed tags without end cost the rest of the page, and it is said")
    func openTags() throws {
        let page = "<p>first</p>" + String(repeating: "<div><b>", count: 5_000) + "<p>last</p>"
        let document = try HTMLDocument(parsing: page)
        #expect(document.root.map { document.text(of: $0) } == "first")
        #expect(document.problems.count == 2)
    }

    @Test("A tag with very many attributes keeps the first of them")
    func attributes() throws {
        let many = (0..<50_000).map { "a\($0)=\"\($0)\"" }.joined(separator: " ")
        let document = try HTMLDocument(parsing: "<p \(many)>text</p><p title='>' id=\"b\">more</p>")
        let paragraphs = try document.select("p")
        #expect(paragraphs.map { document.text(of: $0) } == ["text", "more"])
        #expect(document.attributes(of: paragraphs[0]).count == 200)
        #expect(document.attribute("id", of: paragraphs[1]) == "b")
    }

    @Test("Too large a page is a named error")
    func tooLarge() {
        let bytes = HTMLBounds().bytes
        #expect(throws: HTMLError.tooLarge(bytes: bytes + 1, limit: bytes)) {
            _ = try HTMLDocument(parsing: String(repeating: "x", count: bytes + 1))
        }
        #expect(throws: HTMLError.tooManyTags(limit: 1_000_000)) {
            _ = try HTMLDocument(parsing: String(repeating: "<b>", count: 1_000_001))
        }
        #expect(throws: HTMLError.empty) { _ = try HTMLDocument(parsing: "") }
    }

    @Test(
        "Any bytes give some tree",
        arguments: [
            "<", "<>", "</", "<a", "<a b='", "<!--", "<![CDATA[", "&", "&#", "\0<p>x\0y</p>", "<?x", "<script>", "]]>",
        ])
    func fragments(_ page: String) throws {
        // "Some tree" includes the error that there is nothing in the page; it must not be any other.
        do {
            let document = try HTMLDocument(parsing: page)
            #expect(document.count >= 0)
        } catch { #expect(error == .empty) }
    }
}
