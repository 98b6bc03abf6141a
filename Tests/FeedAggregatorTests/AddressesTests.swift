import FeedAggregator
import Testing

@Suite("Addresses") struct AddressesTests {
    @Test(
        "A reference resolves as RFC 3986 says",
        arguments: [
            ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"), ("/g", "http://a/g"),
            ("//g", "http://g"),
            ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"),
            ("g#s", "http://a/b/c/g#s"),
            (";x", "http://a/b/c/;x"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("..", "http://a/b/"),
            ("../g", "http://a/b/g"),
            ("../..", "http://a/"), ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("/./g", "http://a/g"),
            ("/../g", "http://a/g"),
            ("g.", "http://a/b/c/g."), ("..g", "http://a/b/c/..g"), ("./g/.", "http://a/b/c/g/"),
            ("g/../h", "http://a/b/c/h"),
            ("g?y/../x", "http://a/b/c/g?y/../x"), ("g#s/../x", "http://a/b/c/g#s/../x"), ("http:g", "http://a/b/c/g"),
            ("g:h", "g:h"),
            ("mailto:a@b.example", "mailto:a@b.example"),
        ])
    func resolution(reference: String, expected: String) {
        #expect(URLReference.resolve(reference, against: "http://a/b/c/d;p?q") == expected)
    }

    @Test(
        "Spelling is kept, accidents are not",
        arguments: [
            ("HTTP://Site.Example/A%7eb/../c", "HTTP://Site.Example/A%7eb/../c"),
            ("http:////site.example/x", "http://site.example/x"),
            ("http://site.example/?a=1&amp;b=2&amp;amp;c=3", "http://site.example/?a=1&b=2&c=3"),
            ("\u{FEFF}\u{200B} http://site.example/x\u{200B}\u{200E}", "http://site.example/x"),
            (" https://site.example/a\n b ", "https://site.example/a b"),
            ("http://site.example/?a=1&b=2#", "http://site.example/?a=1&b=2#"),
            ("http://例子.example/通知?页=1", "http://例子.example/通知?页=1"), ("通知/1.html", "https://ip.example/通知/1.html"),
            ("file:///tmp/x", "file:///tmp/x"),
        ])
    func spelling(reference: String, expected: String) {
        #expect(URLReference.resolve(reference, against: "https://ip.example/") == expected)
    }

    @Test("Without a base a reference stays relative", arguments: ["a/b", "../c", "?d", "#e", "", "//host/x"])
    func noBase(reference: String) {
        #expect(URLReference.resolve(reference, against: nil) == reference)
        #expect(URLReference.resolve(reference, against: "") == reference)
    }

    @Test(
        "A link that could run something is none",
        arguments: [
            "javascript:alert(1)", "JavaScript:alert(1)", " java\nscript:alert(1)", "\u{1}javascript:alert(1)",
            "java\tscript:alert(1)", "\u{200B}javascript:alert(1)", "data:text/html,x",
            "vbscript:x", "blob:x", "unknown:x", "view-source:http://x", "about:blank", "jar:http://x!/",
            "livescript:x", "mocha:x",
        ])
    func unsafe(reference: String) {
        for base in [nil, "", "https://ip.example/a/"] {
            let safe = URLReference.resolveSafely(reference, against: base)
            #expect(safe.isEmpty || URLReference.scheme(of: safe) == nil || URLReference.scheme(of: safe) == "https")
            #expect(!safe.hasPrefix("java"))
        }
    }

    @Test(
        "Common protocols are links",
        arguments: [
            "http://a", "https://a", "ftp://a", "mailto:a@b", "news:x", "magnet:?x", "irc://a", "skype:a", "tel:1",
        ])
    func common(reference: String) {
        #expect(URLReference.resolveSafely(reference, against: "https://ip.example/") == reference)
    }

    @Test(
        "An IRI becomes a URI for publishing",
        arguments: [
            ("https://ip.example/通知.html", "https://ip.example/%E9%80%9A%E7%9F%A5.html"),
            ("https://例子.example/", "https://xn--fsqu00a.example/"),
            ("https://bücher.example/a b?c d#e f", "https://xn--bcher-kva.example/a%20b?c%20d#e%20f"),
            ("https://ip.example/100%", "https://ip.example/100%25"),
            ("https://ip.example/a%20b", "https://ip.example/a%20b"),
            ("https://ip.example/?q=[x]|{y}", "https://ip.example/?q=%5Bx%5D%7C%7By%7D"),
            ("https://[::1]:8080/x", "https://[::1]:8080/x"),
            ("https://user@ip.example:8080/é", "https://user@ip.example:8080/%C3%A9"),
            ("mailto:张@ip.example", "mailto:%E5%BC%A0@ip.example"), ("/相对", "/%E7%9B%B8%E5%AF%B9"),
            ("https://中国。example/", "https://xn--fiqs8s.example/"),
        ])
    func percentEncoding(iri: String, uri: String) {
        #expect(URLReference.percentEncoded(iri) == uri)
        #expect(URLReference.percentEncoded(uri) == uri)
    }

    @Test("Scheme and host are told in lower case") func parts() {
        #expect(URLReference.scheme(of: "HTTPS://A") == "https")
        #expect(URLReference.scheme(of: "a/b:c") == nil)
        #expect(URLReference.scheme(of: "12:30") == nil)
        #expect(URLReference.host(of: "https://user:x@IP.Example:8080/a") == "ip.example")
        #expect(URLReference.host(of: "mailto:a@b.example") == nil)
        #expect(URLReference.isWebAddress("http://ip.example"))
        #expect(!URLReference.isWebAddress("ftp://ip.example"))
        #expect(!URLReference.isWebAddress("http://"))
    }

    @Test("Resolving and encoding any text is safe and settles at once", arguments: [1, 2, 3]) func noise(seed: UInt64)
    {
        var random = CleaningRandom(seed: seed)
        let pieces = [
            "http:", "https://", "/", "//", "..", ".", "?", "#", "a", "%", "%20", "%zz", "é", "通", "[", "]", "@", ":",
            "javascript:", " ", "\n", "\u{0}",
        ]
        for _ in 0..<2_000 {
            let text = (0..<Int.random(in: 0...8, using: &random)).map { _ in pieces.randomElement(using: &random) ?? ""
            }.joined()
            let resolved = URLReference.resolve(text, against: "https://ip.example/a/b?c#d")
            #expect(URLReference.resolve(resolved, against: "https://ip.example/a/b?c#d") == resolved)
            let encoded = URLReference.percentEncoded(resolved)
            #expect(encoded.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
            #expect(URLReference.percentEncoded(encoded) == encoded)
        }
    }
}
