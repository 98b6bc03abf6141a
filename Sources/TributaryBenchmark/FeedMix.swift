/// Feeds as the benchmarks read them: 1 to 8 KB of HTML an entry, seven of ten in Chinese, the same bytes at every run.
struct FeedMix {
    enum Dialect: String, CaseIterable {
        case rss = "RSS 2.0, CDATA"
        case escaped = "RSS 2.0, escaped"
        case atom = "Atom 1.0"
        case xhtml = "Atom 1.0, XHTML"
        case rdf = "RSS 1.0 (RDF)"
        /// Markup as it comes out of a word processor: every paragraph and every span styled, no attribute where we would put it.
        case messy = "RSS 2.0, messy"
    }

    private var state: UInt64 = 0x2024_0826

    /// A feed of about `size` bytes.
    mutating func feed(_ dialect: Dialect, size: Int) -> [UInt8] {
        var text = Self.head(dialect)
        var index = 0
        while text.utf8.count < size {
            text += entry(dialect, index)
            index += 1
        }
        text += Self.tail(dialect)
        return Array(text.utf8)
    }

    private mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }

    private static func head(_ dialect: Dialect) -> String {
        switch dialect {
        case .rss, .escaped, .messy:
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
            <channel><title>知识产权动态</title><link>https://bureau.example/</link><description>Notices</description>\n
            """
        case .atom, .xhtml:
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hans" xml:base="https://bureau.example/">
            <title>知识产权动态</title><id>https://bureau.example/</id><updated>2024-08-26T10:30:00+08:00</updated>\n
            """
        case .rdf:
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" \
            xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
            <channel rdf:about="https://bureau.example/"><title>知识产权动态</title><link>https://bureau.example/</link></channel>\n
            """
        }
    }

    private static func tail(_ dialect: Dialect) -> String {
        switch dialect {
        case .rss, .escaped, .messy: "</channel></rss>\n"
        case .atom, .xhtml: "</feed>\n"
        case .rdf: "</rdf:RDF>\n"
        }
    }

    private mutating func entry(_ dialect: Dialect, _ index: Int) -> String {
        let html = html(1024 + next(7 * 1024))
        let link = "https://bureau.example/zwdt/2024/08/content_\(100_000 + index).html"
        let title = next(10) < 7 ? "珠三角九市跨区域知识产权保护工作会议召开（第\(index)号）" : "Notice \(index) on overseas trademarks"
        let day = String(index % 28 + 101).dropFirst()
        switch dialect {
        case .rss, .escaped, .messy:
            let body =
                switch dialect {
                case .rss: "<![CDATA[\(html)]]>"
                case .messy: "<![CDATA[\(Self.wordProcessed(html))]]>"
                default: Self.escape(html)
                }
            return """
                <item><title>\(title)</title><link>\(link)</link><guid isPermaLink="true">\(link)</guid>
                <pubDate>Mon, \(day) Aug 2024 10:30:00 +0800</pubDate><dc:creator>办公室</dc:creator><category>知识产权</category>
                <description>\(body)</description></item>\n
                """
        case .atom, .xhtml:
            let content =
                dialect == .atom
                ? "<content type=\"html\">\(Self.escape(html))</content>"
                : "<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">\(html)</div></content>"
            return """
                <entry><title>\(title)</title><link rel="alternate" type="text/html" href="\(link)"/><id>\(link)</id>
                <updated>2024-08-\(day)T10:30:00+08:00</updated><published>2024-08-\(day)T10:30:00+08:00</published>
                <author><name>办公室</name></author><category term="知识产权"/>\(content)</entry>\n
                """
        case .rdf:
            return """
                <item rdf:about="\(link)"><title>\(title)</title><link>\(link)</link><dc:date>2024-08-\(day)T10:30:00+08:00</dc:date>
                <dc:creator>办公室</dc:creator><dc:subject>知识产权</dc:subject>
                <content:encoded><![CDATA[\(html)]]></content:encoded></item>\n
                """
        }
    }

    /// Markup as bureaus' editors leave it: paragraphs with styles, pictures and links, some of them relative.
    private mutating func html(_ size: Int) -> String {
        let chinese = [
            "近日，会议在江门召开，各市市场监督管理局（知识产权局）负责同志参加会议。", "会上，各单位就海外知识产权保护工作进行了深入交流。",
            "企业在海外参展前，应当检索目标市场的商标和专利情况，做好风险预案。", "下一步，将继续完善跨区域协作机制，推动案件线索移送。",
        ]
        let english = [
            "The delegates exchanged views on protecting trademarks overseas &amp; at trade fairs. ",
            "Enterprises should search the register of their market before the fair opens. ",
            "The bureau published guidance on answering letters before action. ",
        ]
        let isChinese = next(10) < 7
        var text = ""
        while text.utf8.count < size {
            text += "<p style=\"text-align: justify;\">"
            for _ in 0..<2 + next(4) {
                text += isChinese ? chinese[next(chinese.count)] : english[next(english.count)]
            }
            switch next(8) {
            case 0: text += "<a href=\"/zwdt/content_\(next(9999)).html\" target=\"_blank\">详情</a>"
            case 1:
                text +=
                    "<img src=\"https://bureau.example/images/\(next(9999)).jpg\" alt=\"图\(next(9))\" width=\"600\" />"
            case 2: text += "<strong>重点</strong>"
            default: break
            }
            text += "</p>\n"
        }
        return text
    }

    private static func wordProcessed(_ html: String) -> String {
        let paragraph = """
            <P class=MsoNormal style='TEXT-ALIGN:justify;line-height:28pt;text-indent:32pt;mso-char-indent-count:2'>\
            <span style="font-family:仿宋_GB2312;font-size:16pt" lang=EN-US>&nbsp;&nbsp;
            """
        return html.replacing("<p style=\"text-align: justify;\">", with: paragraph)
            .replacing("</p>", with: "<o:p></o:p></span></P>\r\n").replacing("<img src", with: "<IMG border=0 src")
    }

    private static func escape(_ html: String) -> String {
        html.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
