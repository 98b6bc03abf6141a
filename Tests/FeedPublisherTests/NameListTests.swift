import Testing

@testable import FeedPublisher

@Suite("The names of a manifest") struct NameListTests {
    @Test(
        "A name is put where its bytes belong, and once",
        arguments: [
            ("", ["b"], "b\n"), ("b\n", ["a"], "a\nb\n"), ("b\n", ["c"], "b\nc\n"), ("b\n", ["b"], "b\n"),
            ("a\nc\n", ["d", "b", "b"], "a\nb\nc\nd\n"), ("ab\n", ["a", "abc"], "a\nab\nabc\n"),
            ("a.html\nb/\n", ["b", "b.html"], "a.html\nb\nb.html\nb/\n"), ("a\n海\n", ["专利", "z"], "a\nz\n专利\n海\n"),
        ])
    func adding(before: String, names: [String], after: String) {
        #expect(text(list(before).adding(names)) == after)
    }

    @Test(
        "Names are taken out, and those that are not there are no mistake",
        arguments: [
            ("a\nb\nc\n", ["b"], "a\nc\n"), ("a\nb\nc\n", ["c", "a"], "b\n"), ("a\n", ["a"], ""), ("a\n", ["b"], "a\n"),
            ("", ["b"], ""), ("ab\nabc\n", ["a", "ab"], "abc\n"),
        ])
    func removing(before: String, names: [String], after: String) {
        #expect(text(list(before).removing(Set(names))) == after)
    }

    @Test(
        "What is out of order, double, empty or not ended is put in order",
        arguments: [
            ("b\na\n", "a\nb\n"), ("a\na\n", "a\n"), ("a\n\nb\n", "a\nb\n"), ("\na\n", "a\n"), ("a\nb", "a\nb\n"),
            ("\n", ""),
            ("abc\nab\n", "ab\nabc\n"), ("b\nab\n", "ab\nb\n"),
        ])
    func order(read: String, held: String) {
        #expect(text(list(read)) == held)
    }

    @Test("Every name is found, and nothing else", arguments: [0, 1, 2, 3, 7, 100, 1001])
    func contains(count: Int) {
        let names = (0..<count).map { "\($0 * $0 * 7919).html" }
        let list = NameList([]).adding(names)
        #expect(list.names.count == count)
        #expect(names.allSatisfy(list.contains))
        #expect(!list.contains("1.html") && !list.contains("") && !list.contains("0.htm") && !list.contains("0.html1"))
        #expect(list.removing(Set(names)).isEmpty)
    }

    private func list(_ text: String) -> NameList { NameList(Array(text.utf8)) }
    private func text(_ list: NameList) -> String { String(decoding: list.bytes, as: UTF8.self) }
}
