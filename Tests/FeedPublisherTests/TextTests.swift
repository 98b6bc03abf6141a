import Foundation
import Testing

@testable import FeedPublisher

@Suite("Small texts") struct TextTests {
    @Test(
        "A moment as a clock on the wall shows it",
        arguments: [
            (0.0, 0, "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
            (1_724_639_400.9, 0, "2024-08-26T02:30:00Z", "Mon, 26 Aug 2024 02:30:00 GMT"),
            (1_709_164_799, 0, "2024-02-28T23:59:59Z", "Wed, 28 Feb 2024 23:59:59 GMT"),
            (1_709_164_800, 0, "2024-02-29T00:00:00Z", "Thu, 29 Feb 2024 00:00:00 GMT"),
            (951_782_400, 0, "2000-02-29T00:00:00Z", "Tue, 29 Feb 2000 00:00:00 GMT"),
            (-1, 0, "1969-12-31T23:59:59Z", "Wed, 31 Dec 1969 23:59:59 GMT"),
            (-2_203_891_200, 0, "1900-03-01T00:00:00Z", "Thu, 01 Mar 1900 00:00:00 GMT"),
        ])
    func civil(seconds: Double, offset: Int, rfc3339: String, rfc822: String) {
        let time = ClockTime(Date(timeIntervalSince1970: seconds))
        #expect(time.rfc3339 == rfc3339)
        #expect(time.rfc822 == rfc822)
    }

    @Test(
        "Zones are written as offsets",
        arguments: [
            ("Asia/Shanghai", "2024-08-26T10:30:00+08:00"), ("America/St_Johns", "2024-08-26T00:00:00-02:30"),
            ("GMT", "2024-08-26T02:30:00Z"),
        ])
    func zones(name: String, expected: String) throws {
        let zone = try #require(TimeZone(identifier: name))
        #expect(ClockTime(Date(timeIntervalSince1970: 1_724_639_400), in: zone).rfc3339 == expected)
    }

    @Test("No date is too far off to be written", arguments: [-1e300, 1e300, .infinity, -.infinity, .nan, -1e12, 1e12])
    func extremes(seconds: Double) {
        #expect(
            AtomRules.isTime(
                ClockTime(Date(timeIntervalSince1970: seconds), in: TimeZone(identifier: "Asia/Shanghai")).rfc3339))
    }

    @Test("Every day of four hundred years agrees with Foundation's calendar") func calendar() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "GMT"))
        for day in stride(from: -25_567, to: 120_000, by: 13) {
            let date = Date(timeIntervalSince1970: Double(day) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
            let time = ClockTime(date)
            #expect(
                [time.year, time.month, time.day, time.weekday + 1] == [
                    parts.year, parts.month, parts.day, parts.weekday,
                ])
        }
    }

    @Test(
        "Dates as people write them",
        arguments: [
            ("en", "20 November 2026", "Friday, 20 November 2026", "20 November 2026, 10:00"),
            ("zh-Hans", "2026年11月20日", "2026年11月20日 星期五", "2026年11月20日 10:00"),
            ("zh-CN", "2026年11月20日", "2026年11月20日 星期五", "2026年11月20日 10:00"),
            ("fr", "20 November 2026", "Friday, 20 November 2026", "20 November 2026, 10:00"),
        ])
    func words(language: String, day: String, weekday: String, moment: String) {
        let time = ClockTime(Sample.now, in: TimeZone(identifier: "Asia/Shanghai"))
        let wording = Wording(language: language)
        #expect([wording.day(time), wording.weekday(time), wording.moment(time)] == [day, weekday, moment])
    }

    @Test(
        "SHA-256 by the examples of its standard",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func digests(message: String, expected: String) {
        let hex = SHA256.digest(of: message.utf8).map { String(format: "%02x", $0) }.joined()
        #expect(hex == expected)
    }

    @Test(
        "The text of HTML",
        arguments: [
            ("<p>a <b>b</b></p><p>c</p>", "a b\nc"), ("  a\n\tb&nbsp;&#160;c ", "a b c"),
            ("&lt;b&gt; &amp;amp; &#x4E2D;&#25991; &hellip;", "<b> &amp; 中文 …"), ("a<br>b<br/>c", "a\nb\nc"),
            ("a & b &nothing; &#xFFFFFFFF; &", "a & b &nothing; &#xFFFFFFFF; &"), ("<", ""), ("<p", ""), ("", ""),
            ("<td>1</td><td>2</td>", "1\n2"), ("x<span>y</span>z", "xyz"),
        ])
    func plain(html: String, expected: String) { #expect(SafeHTMLText.of(html) == expected) }

    @Test(
        "An excerpt ends at a word, and a Han character is as wide as two letters",
        arguments: [
            ("<p>The quick brown fox</p>", 12, "The quick…"), ("一二三四五六七", 10, "一二三四五…"), ("short", 12, "short"),
            ("One sentence. Another one", 14, "One sentence…"), ("", 5, ""),
        ])
    func excerpts(html: String, limit: Int, expected: String) {
        #expect(SafeHTMLText.excerpt(html, limit: limit) == expected)
    }

    @Test(
        "Sizes of files as people say them",
        arguments: [
            (0, nil), (-4, nil), (999, "999 B"), (1000, "1 kB"), (38_912, "39 kB"), (999_499, "999 kB"),
            (999_500, "1 MB"), (2_418_322, "2.4 MB"), (Int.max, "9223372036854.8 MB"),
        ])
    func sizes(bytes: Int, expected: String?) { #expect(FileNames.size(bytes) == expected) }

    @Test(
        "Addresses: what is an IRI, and what becomes of what is not",
        arguments: [
            ("https://a.example/b", true, "https://a.example/b"),
            ("tag:a.example,2026:1", true, nil),
            ("javascript:alert(1)", true, nil), ("JavaScript:alert(1)", true, nil), ("data:text/html,x", true, nil),
            ("HTTPS://A.example/", true, "HTTPS://A.example/"),
            ("https://a.example/中", true, "https://a.example/%E4%B8%AD"),
            ("https://a.example/100%", false, "https://a.example/100%25"),
            ("a b:c", false, nil), ("/relative", false, nil), ("//host/x", false, nil), ("", false, nil),
            ("x:", false, nil),
            ("1x:y", false, nil), ("https://a.example/\n<b>", false, "https://a.example/%0A%3Cb%3E"),
        ])
    func addresses(text: String, isIRI: Bool, address: String?) {
        #expect(IRI.isValid(text) == isIRI)
        #expect(IRI.address(text) == address)
    }

    @Test(
        "A media type is what a source stated only where that is one",
        arguments: [
            ("application/pdf", "application/pdf"), (" APPLICATION/PDF; charset=x", "application/pdf"),
            ("image/svg+xml", "image/svg+xml"), ("nonsense", nil), ("a/b/c", nil), ("/pdf", nil), ("附件/pdf", nil),
            ("", nil),
        ])
    func mediaType(stated: String, is expected: String?) { #expect(MediaType.essence(stated) == expected) }
}
