import Testing

@testable import FeedAggregator

@Suite("Regular expressions of queries") struct QueryExpressionTests {
    private func found(_ pattern: String, in text: String) throws -> [String] {
        let folded = FoldedText(text)
        return try BoundedRegex(pattern).matches(in: folded).map { range in
            String(String.UnicodeScalarView(folded.scalars[range].compactMap { Unicode.Scalar($0) }))
        }
    }

    @Test(
        "They match folded text, leftmost and greedy",
        arguments: [
            ("第[0-9]+批", "第12批与第3批", ["第12批", "第3批"]), ("a|ab", "ab", ["a"]), ("ab|a", "ab", ["ab"]),
            ("a+?", "aaa", ["a", "a", "a"]),
            ("a{2,3}", "aaaaa", ["aaa", "aa"]), ("a{2}", "aaa", ["aa"]), ("a{2,}", "aaaa", ["aaaa"]),
            ("(?:ab)+", "ababa", ["abab"]), ("^a", "aa", ["a"]),
            ("a$", "aa", ["a"]), ("\\bip\\b", "ip 文旅IP形象 vip ipo", ["ip", "ip"]), ("\\Bip", "vip ip", ["ip"]),
            ("\\p{Han}{2}", "ab专利c标", ["专利"]),
            ("[^a-c]+", "abcxyz", ["xyz"]), ("[\\u4e00-\\u9fa5]+", "a专利u4", ["专利"]), ("\\u4e13利", "专利", ["专利"]),
            ("[\\p{Han}a]+", "专a利b", ["专a利"]), ("\\d{4}", "20245", ["2024"]),
            ("\\s", "a b", [" "]), ("\\w+", "a_1 专", ["a_1"]),
            ("(?i)IP", "ip IP", ["ip", "ip"]), ("[A-C]+", "ABCD", ["abc"]),
            ("第[０-９]+批", "第３批第12批", ["第3批", "第12批"]), ("[Ａ-Ｃ]+", "ABCD", ["abc"]), ("專利", "专利", ["专利"]),
            ("cross-regional", "Cross-Regional", ["cross regional"]),
            ("[a-]+", "a-a", ["a a"]), ("\\(知识\\)", "（知识）", ["(知识)"]), ("x*", "aaa", []), (".{2}", "专利局", ["专利"]),
            ("(a|b)*c", "abac", ["abac"]),
            ("(a*)*b", "aab", ["aab"]), ("[]a]+", "a]", ["a]"]), ("①", "1", ["1"]), ("a??b", "ab", ["ab"]),
            ("\\p{L}+", "ab专1", ["ab专"]), ("\\D+", "1ab2", ["ab"]),
        ])
    func matches(_ pattern: String, _ text: String, _ expected: [String]) throws {
        #expect(try found(pattern, in: text) == expected)
    }

    @Test(
        "What cannot be read is refused at its place",
        arguments: [
            ("a(b", 1, "not closed"), ("a)", 1, "opened by"), ("[a", 0, "not closed"), ("*a", 0, "repeats nothing"),
            ("a{3", 1, "number of repetitions"),
            ("a{9,3}", 1, "counts backwards"), ("a{5000}", 1, "more than 1000"), ("a**", 2, "two repetitions"),
            ("(?=a)", 0, "look-around"), ("(?<n>a)", 0, "named groups"),
            ("\\1", 0, "means nothing here"), ("\\p{Greek}", 0, "is not known"), ("\\", 0, "nothing follows"),
            ("[z-a]", 1, "counts backwards"), ("[z-Ａ]", 1, "counts backwards"),
            ("[\\u4e-a]", 1, "four digits, as in \\u4e00"),
            ("[\\q]", 1, "means nothing here"),
            ("((a{100}){100}){100}", 0, "unfolds to more"), (String(repeating: "(", count: 200), 40, "deeper"),
            ("a+*", 2, "two repetitions"),
        ])
    func refused(_ pattern: String, _ offset: Int, _ message: String) throws {
        let error = try #require(throws: QueryError.self) { try BoundedRegex(pattern) }
        #expect(error.message.contains(message), "\(error)")
        #expect(error.offset == offset)
    }

    @Test(
        "Patterns that make others run away end soon",
        arguments: [
            "(a+)+b", "(a|aa)+$", "(.*)*x", "((a?){30}){10}a{300}b", "(a*)*(a*)*(a*)*b", "a.*b|a", "(){1000}(){1000}b",
        ])
    func bounded(_ pattern: String) throws {
        let text = FoldedText(String(repeating: "a", count: 3000))
        #expect(try BoundedRegex(pattern).matches(in: text).allSatisfy { $0.upperBound <= 3000 })
    }

    @Test(
        "Literals that every match needs are known, so that most texts need no search",
        arguments: [
            ("第[0-9]+批", ["第"]), ("\\p{Han}{2,8}(专利|商标)(代理)?公司", ["公司"]), ("\\p{Han}(专利|商标)人", ["专利", "商标"]),
            ("[a-z]+", []), ("a?bc", ["bc"]),
            ("(a|b?)", []), ("ip(形象)?", ["ip"]),
            ("copyright.{0,80}all rights reserved", ["all rights reserved"]), ("(南|前)海外资", ["海外资"]),
        ])
    func literals(_ pattern: String, _ expected: [String]) throws {
        #expect(try BoundedRegex(pattern).requiredTexts == expected)
    }

    @Test(
        "A search around the literals finds what a search of the whole finds",
        arguments: [
            "第[0-9]{1,4}批", "\\p{Han}{2,4}公司", "[ab]{0,5}c", "c[ab]{2,3}", "第.{0,3}(批|公司).{0,2}专",
            "(批|公司)[ab]{1,3}(c|专)",
            "(ab)+(批|第1)",
        ])
    func windows(_ pattern: String) throws {
        var text = ""
        var random = SystemRandomNumberGenerator()
        for _ in 0..<3000 { text.append("第12批公司abc专 ".randomElement(using: &random) ?? "a") }
        let query = try Query("/\(pattern)/")
        let whole = try BoundedRegex(pattern).matches(in: FoldedText(text))
        let shown = query.places(in: ClassifiedText(title: "", body: text)) ?? []
        #expect(shown.count == whole.count, "\(text)")
    }
}
