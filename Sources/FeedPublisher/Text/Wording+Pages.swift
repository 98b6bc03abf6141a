internal import FeedModel

/// The words of the pages.
extension Wording {
    /// By the name that templates use: `{{words.subscribe}}`.
    var page: [(name: String, text: String)] {
        [
            ("skip", pick("Skip to the content", "跳到正文")),
            ("navigation", pick("Site", "本站")),
            ("rights", rights),
            ("allFeeds", pick("All feeds (OPML)", "全部订阅源（OPML）")),
            ("allSources", pick("All sources (OPML)", "全部来源（OPML）")),
            ("health", healthTitle),
            (
                "nothingYet",
                pick(
                    "Nothing yet. New notices appear here as soon as a bureau publishes them.",
                    "暂无内容。主管部门发布后会出现在这里。")
            ),
            ("moreInFeed", pick("Older notices are in the feed.", "更早的内容请见订阅源。")),
            ("subscribe", pick("Subscribe", "订阅")),
            (
                "whatIsAReader",
                pick(
                    "A feed reader is an app that brings new notices to you from the sites you choose. Paste this address into one; a click selects all of it:",
                    "阅读器是一种应用，会把您所选网站的新内容自动送到您面前。点一下即可选中下面的地址，再粘贴到阅读器中：")
            ),
            (
                "fullHistory",
                pick("The Atom feed leads back through the full history:", "Atom 订阅源可一直追溯到全部历史内容：")
            ),
            ("takeAll", pick("Take them all", "一次全部订阅")),
            (
                "whatIsOPML",
                pick(
                    "Most feed readers import this list (OPML) and subscribe to everything in it.",
                    "多数阅读器可以导入这份清单（OPML），一次订阅其中全部内容。")
            ),
            ("updated", pick("changed", "更新于")),
            ("readAtSource", pick("Read it at the source", "阅读原文")),
            (
                "noText",
                pick(
                    "The bureau’s feed gives only the title; the text is at the source.", "来源只提供标题，正文请阅读原文。")
            ),
            ("attachments", pick("Attachments", "附件")),
            ("otherCities", pick("Also published by", "其他城市发布的同一信息")),
            ("whyHere", pick("Why it is here", "收录依据")),
            ("because", pick("It speaks of", "文中提到")),
            ("revisions", pick("What was changed", "修订记录")),
            (
                "revisionsExplained",
                pick(
                    "Struck out: what was removed. Underlined: what was added.", "删除线表示删去的文字，下划线表示新增的文字。")
            ),
            ("needAttention", pick("Need attention", "需要处理")),
            ("since", pick("since", "始于")),
            ("sources", sources),
            ("city", pick("City", "城市")),
            ("source", pick("Source", "来源")),
            ("state", pick("State", "状态")),
            ("entries", pick("Entries", "条目")),
            ("events", pick("What happened", "事件记录")),
            ("search", searchWord),
            (
                "howToSearch",
                pick(
                    "Several words must all occur; OR, \"a phrase\", -without, title:, city: and NEAR/10 say it more exactly.",
                    "多个词须同时出现；还可以用 OR、\"词组\"、-排除、title:、city:、NEAR/10 作更精确的查找。")
            ),
            ("moreFound", pick("There are more: say more exactly what you look for.", "还有更多结果，请缩小查找范围。")),
        ]
    }

    var searchWord: String { pick("Search", "搜索") }
    var searchDescription: String { pick("All notices of all bureaus.", "查找各城市主管部门发布的全部信息。") }
    var tooSlow: String {
        pick(
            "This search was given up, as it takes too long: there may be more. Add a word that is rare.",
            "查找用时过长，已经中止，可能还有其他结果。请加上较少见的词再试。")
    }
    var nothingFound: String { pick("Nothing was found.", "没有找到相关内容。") }
    var byCity: String { pick("This topic by city", "各市的这一专题") }
    var byTopic: String { pick("This city by topic", "本市各专题") }
    var comma: String { pick(", ", "、") }
    var topicsDescription: String {
        pick(
            "Each topic gathers what all bureaus publish on it, each notice once.",
            "每个专题汇集各城市主管部门发布的相关信息，同一信息只列一次。")
    }
    var citiesDescription: String {
        pick("Everything that each bureau publishes.", "各城市主管部门发布的全部信息。")
    }

    func entries(_ count: Int) -> String {
        pick(count == 1 ? "1 notice" : "\(count) notices", "\(count) 条")
    }
    func files(_ count: Int) -> String {
        pick(count == 1 ? "1 attachment" : "\(count) attachments", "\(count) 个附件")
    }
    func also(_ cities: [String]) -> String {
        pick("also from \(cities.joined(separator: ", "))", "另见：\(cities.joined(separator: "、"))")
    }

    // MARK: Health

    func summary(troubles: Int, sources: Int) -> String {
        if troubles == 0 { return pick("All \(sources) sources read well.", "全部 \(sources) 个来源读取正常。") }
        return pick(
            troubles == 1
                ? "1 of \(sources) sources needs attention."
                : "\(troubles) of \(sources) sources need attention.",
            "\(sources) 个来源中有 \(troubles) 个需要处理。")
    }

    /// The title of an event, in the health feed and on the health page.
    func headline(_ event: HealthEvent) -> String {
        switch event.kind {
        case .began: began(event.title, event.state)
        case .ended: ended(event.title, event.state)
        case .replaced: replaced(event.title, event.state)
        }
    }

    // MARK: Dates as people write them

    /// `20 November 2026`, `2026年11月20日`.
    func day(_ time: ClockTime) -> String {
        pick(
            "\(time.day) \(Self.months[time.month - 1]) \(time.year)",
            "\(time.year)年\(time.month)月\(time.day)日")
    }

    /// `November 2026`, `2026年11月`; with the part behind it from the second on.
    func month(_ page: ArchivePage) -> String {
        let part = page.part == 1 ? "" : pick(" (\(page.part))", "（\(page.part)）")
        return pick("\(Self.months[page.month - 1]) \(page.year)", "\(page.year)年\(page.month)月") + part
    }

    /// `Friday, 20 November 2026`, `2026年11月20日 星期五`.
    func weekday(_ time: ClockTime) -> String {
        pick(
            "\(Self.weekdays[time.weekday]), \(day(time))",
            "\(day(time)) \(Self.chineseWeekdays[time.weekday])")
    }

    /// `20 November 2026, 10:00`, `2026年11月20日 10:00`.
    func moment(_ time: ClockTime) -> String {
        pick("\(day(time)), \(time.clock)", "\(day(time)) \(time.clock)")
    }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November",
        "December",
    ]
    private static let weekdays = [
        "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
    ]
    private static let chineseWeekdays = ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"]
}
