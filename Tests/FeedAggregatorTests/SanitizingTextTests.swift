import FeedAggregator
import Testing

@Suite("Plain text") struct SanitizingTextTests {
    @Test(
        "Of HTML the words stay",
        arguments: [
            ("<p>One</p><p>Two</p>", "One Two"), ("a<br>b", "a b"), ("<b>知识</b>产权", "知识产权"),
            (" a \n\t b&nbsp;c\u{3000}d ", "a b c d"), ("a &amp; b &lt;c&gt; &copy", "a & b <c> ©"),
            ("x<script>y</script>z<style>p{}</style>", "xz"), ("<td>1</td><td>2</td>", "1 2"), ("3 < 4", "3 < 4"),
            ("<!-- c -->d", "d"), ("<ul><li>a<li>b</ul>", "a b"), ("<![CDATA[a<b]]>", "a<b"), ("", ""),
            ("a\u{200B}b\u{FEFF}", "ab"), ("&#146;", "’"),
        ])
    func words(html: String, expected: String) { #expect(PlainText.of(html: html) == expected) }

    @Test(
        "A text is cut where it may be",
        arguments: [
            ("short", 10, "short"), ("exactly ten", 11, "exactly ten"), ("知识产权局提醒企业。出海前先查商标", 12, "知识产权局提醒企业。…"),
            ("知识产权局提醒企业，出海前先查商标", 12, "知识产权局提醒企业…"),
            ("知识产权局提醒企业出海前先查商标", 12, "知识产权局提醒企业出海…"), ("Look before you leap abroad", 20, "Look before you…"),
            ("Averyverylongwordwithoutanyspace", 10, "Averyvery…"), ("x", 0, ""), ("", 5, ""), ("ab", 1, "…"),
        ])
    func cut(text: String, limit: Int, expected: String) {
        let cut = PlainText.truncated(text, to: limit)
        #expect(cut == expected)
        #expect(cut.count <= max(limit, 0))
    }

    @Test("Entities are known by name") func entities() {
        #expect(HTMLEntities.text(of: "eacute") == "é")
        #expect(HTMLEntities.text(of: "Eacute") == "É")
        #expect(HTMLEntities.text(of: "hearts") == "♥")
        #expect(HTMLEntities.text(of: "apos") == "'")
        #expect(HTMLEntities.text(of: "NotEqualTilde") == "≂̸")
        #expect(HTMLEntities.text(of: "CounterClockwiseContourIntegral") == "∳")
        #expect(HTMLEntities.text(of: "nosuch") == nil)
        #expect(HTMLEntities.text(of: "") == nil)
    }
}
