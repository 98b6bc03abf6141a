/// The feed of one invented source: RSS where its number is even, Atom where it is odd.
struct InventedFeed {
    let source: Int
    let entries: Int
    /// How many notices were added since the first reading.
    var news = 0

    /// Every so many sources publish what their neighbour of another city published, as bureaus do with notices from above.
    private static let oneInShares = 25

    func document(_ notices: InventedNotices) -> String {
        let items = (0..<(entries + news)).reversed().suffix(entries + news).prefix(entries)
        return source.isMultiple(of: 2) ? rss(items, notices) : atom(items, notices)
    }

    private func rss(_ items: some Sequence<Int>, _ notices: InventedNotices) -> String {
        var text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel><title>Office \(source)</title><link>\(site)/</link><description>Notices</description>\n
            """
        for item in items {
            let notice = notices.notice(number(item))
            let body = notice.paragraphs.map { "<p>\($0)</p>" }.joined()
            text += """
                <item><title>\(notice.title)</title><link>\(link(item))</link><guid isPermaLink="true">\(link(item))</guid>
                <pubDate>\(date(item).rfc822)</pubDate><dc:creator>办公室</dc:creator><category>公告</category>
                <description><![CDATA[\(body)]]></description></item>\n
                """
        }
        return text + "</channel></rss>\n"
    }

    private func atom(_ items: some Sequence<Int>, _ notices: InventedNotices) -> String {
        var text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom"><title>Office \(source)</title><id>\(site)/</id>
            <link href="\(site)/"/><updated>\(date(entries).iso)</updated>\n
            """
        for item in items {
            let notice = notices.notice(number(item))
            let body = notice.paragraphs.map { "&lt;p&gt;\($0)&lt;/p&gt;" }.joined()
            text += """
                <entry xml:lang="\(notice.language)"><title>\(notice.title)</title><link href="\(link(item))"/><id>\(link(item))</id>
                <updated>\(date(item).iso)</updated><published>\(date(item).iso)</published>
                <author><name>办公室</name></author><category term="公告"/><content type="html">\(body)</content></entry>\n
                """
        }
        return text + "</feed>\n"
    }

    private var site: String { "https://office\(source).example" }

    private func link(_ item: Int) -> String { "\(site)/zwdt/content_\(source * 1_000 + item).html" }

    private func number(_ item: Int) -> Int {
        let isShared = source.isMultiple(of: Self.oneInShares) && source > 0 && item.isMultiple(of: 3)
        return (isShared ? source - 1 : source) * 1_000 + item
    }

    /// One notice a day, each source at its own time of day.
    private func date(_ item: Int) -> Moment { Moment(day: item, second: source * 41 % 86_400) }

    /// A moment of the year 2024, in both forms.
    struct Moment {
        let day: Int
        let second: Int

        private var parts: (month: Int, day: Int, clock: String) {
            func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
            return (
                1 + day / 28 % 12, 1 + day % 28, "\(two(second / 3_600)):\(two(second / 60 % 60)):\(two(second % 60))"
            )
        }

        var iso: String {
            let (month, day, clock) = parts
            return "2024-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)T\(clock)+08:00"
        }

        var rfc822: String {
            let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
            let (month, day, clock) = parts
            return "\(day) \(names[month - 1]) 2024 \(clock) +0800"
        }
    }
}
