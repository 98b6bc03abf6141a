import Testing
import XMLTree

@Suite("XML as events") struct XMLReaderTests {
    @Test(
        "A well-formed document is told as it is",
        arguments: [
            ("<a>x</a>", "<a>x</a>"),
            ("<a b='1' c=\"2\"><d/></a>", "<a b=1 c=2><d></d></a>"),
            ("<a><![CDATA[1 < 2 & 3]]></a>", "<a>1 < 2 & 3</a>"),
            ("<a b='x&amp;y&#38;z&lt;'>&lt;&#x4E2D;&amp;</a>", "<a b=x&y&z<><中&</a>"),
            ("<p:a xmlns:p='urn:p' p:b='1'/>", "<{urn:p}a {urn:p}b=1></{urn:p}a>"),
            ("<a xmlns='urn:d'><b/></a>", "<{urn:d}a><{urn:d}b></{urn:d}b></{urn:d}a>"),
            ("<?xml version='1.0' encoding='gb2312'?><a>专利</a>", "<a>专利</a>"),
            ("<!-- c --><a><!-- <b> --><?pi <b> ?>x</a>", "<a>x</a>"),
        ])
    func wellFormed(text: String, events: String) {
        let (log, problem) = XMLRecorder.read(text)
        #expect(log == events)
        #expect(problem == nil)
    }

    @Test(
        "A broken document loses nothing that can be kept",
        arguments: [
            ("<a>x", "<a>x</a>"),
            ("<a><b>x</a>", "<a><b>x</b></a>"),
            ("<a>x</b>y</a>", "<a>xy</a>"),
            ("<a>1 < 2 & 3 &unknown; 4</a>", "<a>1 < 2 & 3 &unknown; 4</a>"),
            ("<a b=c d>x</a>", "<a b=c d=>x</a>"),
            ("<a b='1' b='2'>x</a>", "<a b=1>x</a>"),
            ("<a b='1>x</a><c>y</c>", "<a b=1>x</a><c>y</c>"),
            ("<a href='?x=1&y=2'/>", "<a href=?x=1&y=2></a>"),
            ("<a><![CDATA[x</a><b>y</b>", "<a>x</a><b>y</b>"),
            ("<a><![CDATA[x</a><b><![CDATA[y]]></b>", "<a>x</a><b>y</b>"),
            ("<a><!-- x<b>y</b></a>", "<a>y</a>"),
            ("<a>x</a", "<a>x</a>"),
            ("<a>x</a><a>y</a>", "<a>x</a><a>y</a>"),
            ("<a>&amp;<b></a>&lt;", "<a>&<b></b></a>"),
        ])
    func broken(text: String, events: String) {
        let (log, problem) = XMLRecorder.read(text)
        #expect(log == events)
        #expect(problem != nil)
    }

    @Test("What stands before the XML declaration is told, and costs nothing")
    func beforeDeclaration() {
        for prefix in ["\n", "  ", "<!-- x -->", "\n\n<!-- x -->"] {
            let (log, problem) = XMLRecorder.read(prefix + "<?xml version='1.0'?><a>x</a>")
            #expect(log == "<a>x</a>")
            #expect(problem != nil)
        }
    }

    @Test("HTML's names for characters are understood; without a document type that is an error")
    func htmlEntities() {
        let plain = XMLRecorder.read("<a b='&eacute;'>&nbsp;&mdash;</a>")
        #expect(plain.log == "<a b=é>\u{A0}—</a>")
        #expect(plain.problem?.message.contains("nbsp") == true || plain.problem?.message.contains("eacute") == true)
        let typed = XMLRecorder.read("<!DOCTYPE a SYSTEM 'a.dtd'><a>&nbsp;&mdash;</a>")
        #expect(typed.log == "<a>\u{A0}—</a>")
        #expect(typed.problem == nil)
    }

    @Test(
        "Of declared entities, plain text and single characters are replaced",
        arguments: [
            ("<!ENTITY e 'text'>", "text"), ("<!ENTITY e '&#38;'>", "&"), ("<!ENTITY e '<b>x</b>'>", "&e;"),
            ("<!ENTITY e '&other;'>", "&e;"), ("<!ENTITY e SYSTEM 'file:///etc/passwd'>", "&e;"),
            ("<!ENTITY % p SYSTEM 'http://a.example/'> %p; <!ENTITY e 'x'>", "x"),
            ("<!ENTITY e 'first'><!ENTITY e 'second'>", "first"),
        ])
    func entities(declaration: String, value: String) {
        let (log, problem) = XMLRecorder.read("<!DOCTYPE a [\(declaration)]><a>&e;</a>")
        #expect(log == "<a>\(value)</a>")
        #expect(problem == nil)
    }

    @Test("Entities that multiply are not expanded")
    func multiplyingEntities() {
        var declarations = "<!ENTITY e0 'ha'>"
        for level in 1...20 {
            let reference = "&e\(level - 1);"
            declarations += "<!ENTITY e\(level) '\(String(repeating: reference, count: 10))'>"
        }
        let (log, problem) = XMLRecorder.read("<!DOCTYPE a [\(declarations)]><a b='&e20;'>&e20;</a>")
        #expect(log == "<a b=&e20;>&e20;</a>")
        #expect(problem == nil)
    }

    @Test("Default attributes of a document type do not come into being")
    func defaultAttributes() {
        let (log, problem) = XMLRecorder.read("<!DOCTYPE a [<!ATTLIST a b CDATA 'x'>]><a/>")
        #expect(log == "<a></a>")
        #expect(problem == nil)
    }

    @Test("Prefixes that were never declared are told and kept")
    func undeclaredPrefix() {
        let (log, problem) = XMLRecorder.read("<a><dc:date>x</dc:date></a>")
        #expect(log == "<a><dc:date>x</dc:date></a>")
        #expect(problem != nil)
    }

    @Test("A problem names its line")
    func line() {
        #expect(XMLRecorder.read("<a>\n<b>\n</a>").problem?.line == 3)
    }

    @Test("Depth, width and length have no end that hurts")
    func extremes() {
        let depth = 100_000
        let deep = String(repeating: "<a>", count: depth) + "x" + String(repeating: "</a>", count: depth)
        #expect(XMLRecorder.read(deep).log.utf8.count == deep.utf8.count)
        let wide = (0..<50_000).map { " a\($0)='>'" }.joined()
        let (log, problem) = XMLRecorder.read("<r><x\(wide)>y</x><z/></r>")
        #expect(log.hasSuffix(">y</x><z></z></r>"))
        #expect(problem?.message.contains("attributes") == true)
        let declarations = (0..<150).map { " xmlns:p\($0)='urn:\($0)'" }.joined()
        let nested = String(repeating: "<n\(declarations)>", count: 100) + String(repeating: "<q/>", count: 1000)
        #expect(XMLRecorder.read(nested).log.contains("<q></q></n>"))
        let long = String(repeating: "知识产权", count: 1_000_000)
        #expect(XMLRecorder.read("<a><![CDATA[\(long)]]></a>").log.utf8.count == long.utf8.count + 7)
    }
}
