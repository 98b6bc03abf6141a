import FeedAggregator
import FeedModel
import Testing

@Suite("Parser: texts") struct ParserTextTests {
    @Test(
        "An Atom text is what its type says",
        arguments: [
            ("<title>1 &lt; 2 &amp; &lt;b&gt;</title>", "text/plain", "1 < 2 & <b>"),
            ("<title type='text'>x</title>", "text/plain", "x"),
            ("<title type='html'>&lt;b&gt;x&lt;/b&gt; &amp;amp; y</title>", "text/html", "<b>x</b> &amp; y"),
            (
                "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>a <b>x</b> &amp;</div></title>",
                "application/xhtml+xml", "a <b>x</b> &amp;"
            ),
            (
                "<title type='xhtml'><div>one</div><div>two</div></title>", "application/xhtml+xml",
                "<div>one</div><div>two</div>"
            ),
            ("<title>Plain &amp; <b>bold</b></title>", "application/xhtml+xml", "Plain &amp; <b>bold</b>"),
            ("<title type='text/plain'>x</title>", "text/plain", "x"),
            ("<title> \u{A0}\u{3000}x\n</title>", "text/plain", "x"),
            ("<title/>", "text/plain", ""),
        ])
    func atom(body: String, type: String, value: String) throws {
        let title = try #require(try Parsing.entry(body).title)
        #expect(title.type == type)
        #expect(title.value == value)
    }

    @Test(
        "RSS text is HTML where it has a closing tag or an entity, and none but HTML's",
        arguments: [
            ("A &lt;b&gt;bold&lt;/b&gt; word", "text/html"), ("Q&amp;amp;A", "text/html"),
            ("1 &amp;lt; 2", "text/html"),
            ("a &lt; b", "text/plain"), ("AT&amp;T", "text/plain"), ("use &lt;b&gt; for bold", "text/plain"),
            ("List&lt;Item&gt;x&lt;/Item&gt;", "text/plain"), ("&amp;unknown; x", "text/plain"), ("专利", "text/plain"),
        ])
    func guess(text: String, type: String) throws {
        #expect(try Parsing.item("<title>\(text)</title>").title?.type == type)
    }

    @Test(
        "What stands behind a media type makes no other type of it",
        arguments: ["text/html; charset=utf-8", " html ", "TEXT/HTML;charset=GBK"])
    func parameters(type: String) throws {
        let entry = try Parsing.entry(
            "<content type='\(type)'>&lt;p onclick='x()'>A&lt;/p>&lt;script>1&lt;/script></content>")
        #expect(entry.contents.first?.type == "text/html")
        #expect(entry.contents.first?.value == "<p>A</p>")
        let xhtml = try Parsing.entry(
            "<content type='application/xhtml+xml; charset=utf-8'><div><p>B</p></div></content>")
        #expect(xhtml.contents.first?.type == "application/xhtml+xml")
        #expect(xhtml.contents.first?.value.contains("<p>B</p>") == true)
    }

    @Test("Content of other types is decoded from base64")
    func base64() throws {
        let entry = try Parsing.entry("<content type='application/x-note'> 5LiT\n5Yip </content>")
        #expect(entry.contents.first?.value == "专利")
        #expect(entry.contents.first?.type == "application/x-note")
        #expect(
            try Parsing.entry("<content type='application/x-note'>not base64!</content>").contents.first?.value
                == "not base64!")
        #expect(
            try Parsing.entry("<content type='html' mode='base64'>PGI+eDwvYj4=</content>").contents.first?.value
                == "<b>x</b>")
    }

    @Test("Content kept elsewhere is named")
    func source() throws {
        let entry = try Parsing.entry("<content src='v.mp4' type='video/mp4'/>", base: "https://a.example/f/")
        #expect(entry.contents.first?.src == "https://a.example/f/v.mp4")
        #expect(entry.contents.first?.type == "video/mp4")
    }

    @Test("Markup in a text keeps its attributes, namespaces and void elements")
    func markup() throws {
        let entry = try Parsing.entry(
            """
            <content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><img src='a.png' alt='"x" &amp; y'/><br/>
            <svg xmlns='http://www.w3.org/2000/svg' width='1'><title>T</title></svg></div></content><title>Own</title>
            """, base: "https://a.example/")
        let value = try #require(entry.contents.first?.value)
        #expect(value.contains("<img alt=\"&quot;x&quot; &amp; y\" src=\"https://a.example/a.png\" />"))
        #expect(value.contains("<br />"))
        #expect(value.contains("<svg width=\"1\" xmlns=\"http://www.w3.org/2000/svg\"><title>T</title></svg>"))
        #expect(entry.title?.value == "Own")
    }

    @Test("What encodings did to a text is put right")
    func repair() throws {
        #expect(try Parsing.item("<title>don&#146;t</title>").title?.value == "don’t")
        #expect(try Parsing.item("<title>&#195;&#169;t&#195;&#169;</title>").title?.value == "été")
    }

    @Test("HTML is made safe, or kept as it is where that was asked for")
    func sanitizing() throws {
        let text =
            "<rss><channel><item><description>&lt;p onclick='x'&gt;a&lt;/p&gt;&lt;form&gt;b&lt;/form&gt;</description></item></channel></rss>"
        #expect(Parsing.parse(text).entries.first?.summary?.value == "<p>a</p><form>b</form>")
        #expect(Parsing.parse(text, sanitizing: .strict).entries.first?.summary?.value == "<p>a</p>b")
        #expect(
            Parsing.parse(text, sanitizing: .none).entries.first?.summary?.value == "<p onclick='x'>a</p><form>b</form>"
        )
    }

    @Test(
        "A person's name and address are taken apart",
        arguments: [
            ("Jo Doe (jo@a.example)", "Jo Doe", "jo@a.example"), ("jo@a.example (Jo Doe)", "Jo Doe", "jo@a.example"),
            ("Jo Doe &lt;jo@a.example&gt;", "Jo Doe", "jo@a.example"), ("Jo Doe", "Jo Doe", nil),
            ("jo@a.example", nil, "jo@a.example"), ("办公室", "办公室", nil), ("Jo (Legal)", "Jo (Legal)", nil),
            ("a@b", "a@b", nil),
        ] as [(String, String?, String?)])
    func person(text: String, name: String?, email: String?) throws {
        #expect(try Parsing.item("<author>\(text)</author>").authors == [Person(name: name, email: email)])
    }
}
