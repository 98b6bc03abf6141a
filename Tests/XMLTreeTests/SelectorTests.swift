import Testing

@testable import XMLTree

@Suite("CSS selectors") struct SelectorTests {
    private static let page = """
        <body><div id="main" class="box wide"><ul class="list first"><li class="row odd"><a href="1.html" title="one">One</a><span>a</span></li>
        <li class="row"><a href="2.html">Two</a></li><li class="sep"></li><li class="row last" data-id="x'y"><b><a href="3.pdf">Three</a></b></li></ul>
        <p>between</p><ul class="list"><li class="row"><a href="4.html">Four</a></li></ul></div><div class="foot"><a href="5.html">Five</a></div></body>
        """

    @Test(
        "A selector finds what CSS says",
        arguments: [
            ("li.row > a", "One Two Four"), ("li.row a", "One Two Three Four"), ("#main a", "One Two Three Four"),
            ("ul.list.first a[title]", "One"), ("a[href$=\".pdf\"]", "Three"),
            ("a[href^='4'], a[href*=\"5.h\"]", "Four Five"),
            ("li:first-child a", "One Four"), ("li:last-child > b > a", "Three"), ("li:nth-child(2) a", "Two"),
            ("li:nth-child(odd) > a", "One Four"), ("li.row:not(.last) a", "One Two Four"), ("li:has(> b) a", "Three"),
            ("p + ul a", "Four"), ("p ~ ul a", "Four"), ("a:contains('iv')", "Five"),
            ("li[data-id=\"x'y\"] a", "Three"),
            ("div.box li:nth-of-type(2) > a", "Two"), ("//ul[2]//a", "Four"), ("(//a)[2]", "Two"),
            ("div:is(.foot, .none) a", "Five"),
            ("LI.row > A", "One Two Four"), ("li:nth-child(-n+2) > a", "One Two Four"), ("li:only-child a", "Four"),
        ])
    func finds(_ selector: String, _ expected: String) throws {
        let document = try HTMLDocument(parsing: Self.page)
        let found = try document.select(selector).map { document.text(of: $0) }
        #expect(found.joined(separator: " ") == expected)
    }

    @Test(
        "A final @name takes an attribute",
        arguments: [
            ("ul.first a@href", ["1.html", "2.html", "3.pdf"]), ("//ul[2]/li/a/@href", ["4.html"]),
            ("(//a)[1]@title", ["one"]),
            ("li[data-id]@data-id", ["x'y"]), ("//li[@data-id]", ["Three"]), ("string(//a[1]/@title)", []),
        ])
    func attributes(_ selector: String, _ expected: [String]) throws {
        let document = try HTMLDocument(parsing: Self.page)
        if expected.isEmpty {
            #expect(throws: SelectorError.self) { _ = try document.values(XPathQuery(selector)) }
        } else {
            #expect(try document.values(XPathQuery(selector)) == expected)
        }
    }

    @Test("Within a row, a selector starts at the row")
    func rows() throws {
        let document = try HTMLDocument(parsing: Self.page)
        let row = try #require(try document.select("li.odd").first)
        #expect(try document.values(XPathQuery("> span"), from: row) == ["a"])
        #expect(try document.values(XPathQuery("@class"), from: row) == ["row odd"])
        #expect(try document.values(XPathQuery("(a/@title)"), from: row) == ["one"])
        #expect(try document.values(XPathQuery("+ li a"), from: row) == ["Two"])
        #expect(try document.values(XPathQuery("ul li a"), from: row) == ["One"])
        #expect(try document.values(XPathQuery("(following-sibling::li[1])"), from: row) == ["Two"])
    }

    @Test(
        "XPath of a row's part begins at the row, wherever it would begin on a page",
        arguments: [
            ("//a/@href", "1.html 2.html 3.pdf"), (".//a/@href", "1.html 2.html 3.pdf"),
            ("(//a)[1]/@href", "1.html 2.html 3.pdf"),
            ("./a/@href", "1.html 2.html"), ("/a/@href", "1.html 2.html"), ("//i | //b/a/@href", "3.pdf"),
            ("//a[//p]/@href", "1.html 2.html 3.pdf"), ("//a@title", "one"), ("//a[text()='/']", ""),
        ])
    func pathsWithinRows(_ selector: String, _ expected: String) throws {
        let document = try HTMLDocument(parsing: Self.page)
        let rows = try document.select("ul.first > li.row")
        let found = try rows.flatMap { try document.values(XPathQuery(selector, isWithin: true), from: $0) }
        #expect(found.joined(separator: " ") == expected)
    }

    @Test(
        "A selector that cannot be read says why",
        arguments: [
            ("ul >", "element is expected"), ("li::before", "no pseudo-elements"), ("a:hover", "`:hover` is not known"),
            ("a[href", "`=` or `]`"),
            ("", "empty"), ("a[title='x]", "not closed"), (":nth-of-type(2)", "element name"),
            ("//a[", "no valid XPath"), ("li:nth-child(x)", "no position"),
            ("a)", "not expected"),
        ])
    func errors(_ selector: String, _ reason: String) {
        let error = #expect(throws: SelectorError.self) { _ = try XPathQuery(selector) }
        #expect(error?.description.contains(reason) == true, "\(String(describing: error))")
    }

    @Test("A query over a hundred thousand siblings ends in bounded steps")
    func bounded() throws {
        let rows = String(repeating: "<li><a href=x>y</a></li>", count: 100_000)
        let document = try HTMLDocument(parsing: "<ul>\(rows)</ul>")
        #expect(try document.select("ul > li a").count == 100_000)
        #expect(try document.select("li:first-child").count == 1)
        #expect(throws: SelectorError.failed("li:nth-child(3n)")) { try document.select("li:nth-child(3n)") }
    }
}
