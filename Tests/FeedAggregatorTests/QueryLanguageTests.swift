import Foundation
import Testing

@testable import FeedAggregator

@Suite("Query language") struct QueryLanguageTests {
    /// Whether a query matches a title.
    private func matches(_ query: String, _ title: String, terms: [String: [String]] = [:]) throws -> Bool {
        try Query(query, terms: terms).matches(ClassifiedText(title: title))
    }

    @Test(
        "Words, phrases and prefixes",
        arguments: [
            ("专利", "高价值专利培育", true), ("专利", "商标注册", false), ("trademark", "Trademarks registered", true),
            ("trademark", "trademarked goods", false), ("box", "two boxes", true), ("box", "boxers", false),
            ("patents", "a patent", false),
            ("IP", "VIP lounge", false), ("IP", "文旅IP形象", true), ("IP", "IP-backed", true), ("IP", "IP4", false),
            ("337", "337调查", true),
            ("337", "1337调查", false), ("infring*", "Infringing goods", true), ("infring*", "noninfringing", false),
            ("知识*", "知识产权", true),
            ("\"well-known mark\"", "Well known marks protected", true),
            ("\"well-known mark\"", "mark well known", false),
            ("cross-regional", "Cross regional talks", true), ("“337调查”", "美国337调查", true), ("知識產權", "知识产权", true),
            ("O'Neil", "O’Neil", true), ("‘337’", "美国'337'调查", true), ("women’s", "Women's day", true),
            ("café", "Le CAFÉ", true),
            ("trade mark", "mark of trade", true),
            ("\"trade mark\"", "mark of trade", false),
        ])
    func words(_ query: String, _ title: String, _ expected: Bool) throws {
        #expect(try matches(query, title) == expected)
    }

    @Test(
        "AND, OR, NOT and groups, with OR loosest",
        arguments: [
            ("a b", "b a", true), ("a b", "a", false), ("a AND b", "a", false), ("a OR b", "b", true),
            ("a OR b c", "a", true), ("a OR b c", "b", false),
            ("(a OR b) c", "a", false), ("(a OR b) c", "b c", true), ("a NOT b", "a", true), ("a NOT b", "a b", false),
            ("a -b", "a b", false),
            ("a AND NOT b", "a c", true), ("NOT NOT a", "a", true), ("-(a OR b)", "c", true), ("-(a OR b)", "b", false),
            ("a or b", "a or b", true),
            ("a or b", "a b", false), ("（专利 OR 商标）", "商标", true), ("商标 －公示", "商标公示", false), ("商标 －公示", "商标", true),
            ("专利 ＯＲ 商标", "商标", true), ("专利　ＡＮＤ　商标", "商标", false), ("infring＊", "infringing", true),
            ("专利 ＯＲＡＮＧＥ", "专利", false),
            ("专利 ＮＥＡＲ／3 商标", "专利的商标", true), ("／第[0-9]+批／", "第二批、第3批", true), ("＄ip", "专利", true),
            ("/甲／乙/", "甲／乙", true), ("＄100", "售价＄100元", true), ("专利 NEAR／3 商标", "专利的商标", true),
            ("商标 － 公示", "公示商标", true), ("商标 － 公示", "商标", false),
            ("NOT a NEAR/3 b", "a x", true),
            ("NOT a NEAR/3 b", "a b", false),
        ])
    func operators(_ query: String, _ title: String, _ expected: Bool) throws {
        #expect(try matches(query, title, terms: ["ip": ["专利"]]) == expected)
    }

    @Test(
        "NEAR counts Han characters, or Latin words of three, between two places that do not overlap",
        arguments: [
            ("海外 NEAR/3 专利", "海外一二三专利", true), ("海外 NEAR/3 专利", "海外一二三四专利", false), ("海外 NEAR/3 专利", "专利一二三海外", true),
            ("海外 NEAR/3 专利", "海外专利", true),
            ("patent NEAR/30 abroad", "patent one two three four five six seven eight nine ten abroad", true),
            ("patent NEAR/30 abroad", "patent one two three four five six seven eight nine ten eleven abroad", false),
            ("专利权 NEAR/9 专利", "专利权", false), ("专利权 NEAR/9 专利", "专利权、专利", true), ("侵权 NEAR/9 侵权", "侵权", false),
            ("侵权 NEAR/9 侵权", "侵权侵权", true),
            ("a NEAR/3 b NEAR/3 c", "a b c", true), ("a NEAR/3 b NEAR/3 c", "a b x y c", false),
            ("海外 NEAR/9 商标 NEAR/1 侵权", "商标在海外布局遇商标侵权", true),
            ("侵权 NEAR/1 (海外 NEAR/9 商标)", "商标在海外布局遇商标侵权", true), ("a NEAR/9 b NEAR/9 c", "a c b", true),
            ("a NEAR/9 (b NEAR/9 c)", "b a c", true),
            ("海外 NEAR/30 商标 NEAR/30 维权", "海外维权商标", true), ("海外 NEAR/30 商标 NEAR/30 海外商标", "海外商标", false),
            ("(海外 OR (展会 侵权)) NEAR/5 维权", "展会维权指南", false), ("(海外 OR (展会 侵权)) NEAR/5 维权", "展会侵权维权", true),
            ("(企业 NOT 登记) NEAR/5 (商标 NOT 公示)", "企业登记商标", false), ("(企业 NOT 登记) NEAR/5 (商标 NOT 公示)", "企业商标", true),
            ("(海外 OR (NOT 登记 企业)) NEAR/5 商标", "企业商标", true), ("(海外 商标) NEAR/3 (维权 专利)", "海外维权专利一二三四五商标", false),
            ("(知识产权保护 OR 识产) NEAR/2 商标", "知识产权保护商标", true), ("商标 NEAR/2 (知识产权保护 OR 识产)", "知识产权保护商标", true),
            ("a NEAR/3 (b OR c)", "a c", true),
            ("a NEAR/3 (b AND c)", "b a c", true), ("a NEAR/3 (b AND c)", "a b x x c", false),
            ("(b AND c) NEAR/3 a", "b a c", true),
            ("a NEAR/3 (b NOT c)", "a b x x x c", true), ("a NEAR/3 (b NOT c)", "a b c", false),
            ("a b NEAR/3 c", "a x x x x x b c", true),
            ("\"a b\" NEAR/3 c", "a b c", true), ("在 NEAR/4 批", "在2024批", true), ("在 NEAR/3 批", "在2024批", false),
        ])
    func near(_ query: String, _ title: String, _ expected: Bool) throws {
        #expect(try matches(query, title) == expected)
    }

    @Test("NEAR does not reach from the title into the text")
    func nearInOneField() throws {
        let entry = ClassifiedText(title: "海外", body: "专利")
        #expect(try Query("海外 专利").matches(entry))
        #expect(try !Query("海外 NEAR/30 专利").matches(entry))
    }

    private static let entry = ClassifiedText(
        title: "专利公告", body: "商标注册。Fees are lower.", authors: ["Lin Yu", "陈一"], categories: ["通知公告", "Patents"],
        city: "jiangmen",
        source: "jiangmen-news", language: "zh-Hans", published: Date(timeIntervalSince1970: 1_722_441_600),
        topics: ["patents"])

    @Test(
        "Fields limit a term or a group; properties say what an entry is",
        arguments: [
            ("title:专利", true), ("title:商标", false), ("body:商标", true), ("body:(商标 fee)", true),
            ("title:(专利 OR 商标)", true), ("-title:商标", true),
            ("author:lin", true), ("author:陈一", true), ("author:\"yu 陈\"", false), ("category:patent", true),
            ("category:公告", true), ("lin", false),
            ("title:\"专利公告\"", true), ("title:专*", true), ("body:/fees? are/", true), ("body:(商标 NEAR/30 fee)", true),
            ("TITLE:专利", true),
            ("city:jiangmen", true), ("city:JIANGMEN", true), ("city:zhuhai", false), ("source:jiangmen-news", true),
            ("topic:patents", true),
            ("topic:copyright", false), ("lang:zh", true), ("lang:zh-hans", true), ("lang:en", false),
            ("lang:z", false),
            // The entry is of 2024-08-01, 00:00 in China.
            ("after:2024-08-01", true), ("after:2024-08-02", false), ("before:2024-08-01", false),
            ("before:2024-08-02", true), ("after:2024-08", true),
            ("after:2024", true), ("before:2024", false), ("after:2024-02-29", true),
            ("专利 city:jiangmen after:2024-07-31 -商业秘密", true),
            ("title：专利", true), ("title: 专利", true),
        ])
    func fields(_ query: String, _ expected: Bool) throws {
        #expect(try Query(query).matches(Self.entry) == expected)
    }

    @Test("An entry without a date lies neither after nor before one")
    func noDate() throws {
        #expect(try !Query("after:1990").matches(ClassifiedText(title: "专利")))
        #expect(try !Query("before:2990").matches(ClassifiedText(title: "专利")))
    }

    @Test("A list stands for any of its terms, prefixes and expressions too")
    func lists() throws {
        let terms = ["ip": ["专利", "trade mark", "infring*", "/第[0-9]+类/", "\"Section 337\""], "empty": []]
        for title in ["专利", "Trade-marks", "infringed", "第35类", "Section 337 case"] {
            #expect(try matches("$ip", title, terms: terms))
        }
        #expect(try !matches("$ip", "第类", terms: terms))
        #expect(try matches("海外 NEAR/2 $ip", "海外专利", terms: terms))
        #expect(try !matches("$empty", "专利", terms: terms))
    }

    @Test(
        "An error points at the place and says what was expected",
        arguments: [
            ("", 1, "the query is empty; expected a word"), ("专利 AND", 7, "unexpected the end; expected a word"),
            ("(专利", 1, "not closed; expected \")\""),
            ("专利)", 3, "unexpected \")\""), ("\"专利", 1, "quotation mark is not closed"),
            ("a OR OR b", 6, "unexpected OR; expected a word"),
            ("a NEAR b", 3, "expected a distance of 1 to 1000 behind NEAR, as in NEAR/30"),
            ("a NEAR/0 b", 3, "expected a distance"),
            ("a NEAR/x b", 3, "expected a distance"), ("NEAR/3 b", 1, "unexpected NEAR/3"),
            ("a NEAR/3", 9, "unexpected the end"),
            ("a NEAR/3 title:b", 10, "title: cannot stand inside NEAR"),
            ("title:a NEAR/3 b", 1, "title: cannot stand inside NEAR"),
            ("a (b", 3, "not closed"), ("$", 1, "expected the name of a list"), ("$ipp", 1, "perhaps $ip"),
            ("titel:a", 1, "\"titel:\" is no field; expected one of title:"),
            ("after:yesterday", 7, "is no day; expected one as in after:2024-08-01"),
            ("after:2023-02-29", 7, "is no day"), ("city:", 6, "expected a value after city:"),
            ("*", 1, "expected the beginning of a word before \"*\""), ("a*b", 2, "may only end a word"),
            ("a -", 3, "a lone \"-\""), ("/a", 1, "not closed"),
            ("x /a(/", 5, "is not closed; expected \")\""), ("x\ny AND", 6, "unexpected the end"),
            ("\"\u{200B}\"", 1, "nothing of this one can be seen"),
            ("title:", 7, "unexpected the end"),
            ("title:(body:a)", 8, "body: cannot stand inside title:; expected a word, a phrase, $list or /regex/"),
        ])
    func errors(_ query: String, _ column: Int, _ message: String) throws {
        let error = try #require(throws: QueryError.self) {
            try Query(query, terms: ["ip": ["专利"], "overseas": ["海外"]])
        }
        #expect(error.message.contains(message), "\(error)")
        #expect(error.line == (query.contains("\n") ? 2 : 1))
        #expect(error.column == column, "\(error)")
    }

    @Test("The caret stands under the place on a terminal, Han characters being two columns wide")
    func caret() throws {
        let error = try #require(throws: QueryError.self) { try Query("专利 a OR)") }
        #expect(error.description.hasSuffix("\n    专利 a OR)\n    \u{3000}\u{3000}     ^"))
    }

    @Test("Nesting and length have limits")
    func limits() {
        #expect(throws: QueryError.self) {
            try Query(String(repeating: "(", count: 5000) + "a" + String(repeating: ")", count: 5000))
        }
        #expect(throws: QueryError.self) { try Query(String(repeating: "a ", count: 30_000)) }
        #expect(throws: Never.self) { try Query(String(repeating: "NOT ", count: 10_000) + "a") }
    }

    @Test("A search shows where its terms stand in the original")
    func places() throws {
        let entry = ClassifiedText(title: "Cross-Regional　知識產權合作", body: "no")
        let places = try #require(try Query("cross-regional 知识产权").places(in: entry))
        #expect(places.map(\.range) == [0..<14, 15..<19])
        #expect(places.map(\.term) == ["cross-regional", "知识产权"])
        #expect(try Query("商标").places(in: entry) == nil)
    }

    @Test("Whatever is typed is a query or an error with a place inside it")
    func anything() {
        let pieces = [
            "a", "专利", " ", " AND ", " OR ", " NOT ", "-", "(", ")", "\"", "NEAR/3", " NEAR/3 ", "title:", "after:2024",
            "$ip", "$", "/", "[", "]", "*",
            "+", "{2}", "\\", "\\b", "|", "^", "：", "“", "\u{200B}", "\u{301}", "\n", "\u{3000}", "city:x", "😀",
        ]
        var state: UInt64 = 7
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
        let entry = ClassifiedText(title: "a 专利 b", body: "海外 a a 专利")
        var (queries, errors) = (0, 0)
        for _ in 0..<4000 {
            let text = (0..<next(12)).map { _ in pieces[next(pieces.count)] }.joined()
            do throws(QueryError) {
                let query = try Query(text, terms: ["ip": ["专利", "/a+/"]])
                #expect((query.places(in: entry) != nil) == query.matches(entry))
                queries += 1
            } catch {
                #expect((0...text.unicodeScalars.count).contains(error.offset), "\(text)")
                #expect(error.description.contains(error.message))
                errors += 1
            }
        }
        #expect(queries > 300 && errors > 300)
    }
}
