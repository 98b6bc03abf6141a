import FeedModel
import Testing

/// One article as it is met twice: the history must hold it once, or as often as `entries` says.
struct Meeting: Sendable, CustomTestStringConvertible {
    let fact: String
    let first: [CleanEntry]
    let then: [CleanEntry]
    var source = Source.notices
    let entries: Int
    /// Of a text that is gone, nothing can be told by comparing.
    var comparesTexts = false

    var entriesOnceForgotten: Int { comparesTexts ? entries + 1 : entries }
    var testDescription: String { fact }
}

private let site = "https://amr.jiangmen.example"

extension Meeting {
    static let known: [Meeting] = [
        Meeting(
            fact: "by its id, when title and link changed",
            first: [.row("商标代理机构检查结果", "\(site)/a.html", id: "urn:uuid:0b0d9f5e-1111-4a4a-9c9c-0123456789ab")],
            then: [.row("更正：检查结果及后续安排", "\(site)/b.html", id: "urn:uuid:0b0d9f5e-1111-4a4a-9c9c-0123456789ab")],
            entries: 1),
        Meeting(
            fact: "when http: ids became https: ids",
            first: [
                .row("旧题", "http://amr.jiangmen.example/notice/view.html", id: "http://amr.jiangmen.example/guid/88#x")
            ],
            then: [
                .row(
                    "新题", "https://amr.jiangmen.example/notice/other.html", id: "https://amr.jiangmen.example/guid/88#x"
                )
            ],
            entries: 1),
        Meeting(
            fact: "when all items share one guid, by their links",
            first: [
                .row("甲", "\(site)/1.html", id: "feed"), .row("乙", "\(site)/2.html", id: "feed"),
                .row("丙", "\(site)/3.html", id: "feed"),
            ],
            then: [
                .row("丁", "\(site)/4.html", id: "feed"), .row("甲", "\(site)/1.html", id: "feed"),
                .row("乙", "\(site)/2.html", id: "feed"),
            ], entries: 4),
        Meeting(
            fact: "when the list shows one item at a time, all under one guid",
            first: [.row("甲", "\(site)/1.html", id: "\(site)/"), .row("乙", "\(site)/2.html", id: "\(site)/")],
            then: [.row("甲", "\(site)/1.html", id: "\(site)/")], entries: 2),
        Meeting(
            fact: "when the guid is the headline and both were put right",
            first: [.row("关于商标代里的通知", "\(site)/tm/7.html", id: "关于商标代里的通知")],
            then: [.row("关于商标代理的通知", "\(site)/tm/7.html", id: "关于商标代理的通知")], entries: 1),
        Meeting(
            fact: "when the guid changed with the title put right, at the same link",
            first: [.row("Trademark agences inspected in Jiangmen", "\(site)/en/agencies", id: "hash-1a2b3c4d")],
            then: [.row("Trademark agencies inspected in Jiangmen", "\(site)/en/agencies", id: "hash-9f8e7d6c")],
            entries: 1),
        Meeting(
            fact: "when its guid changed with its text, at an address that another notice had",
            first: [
                .row("商标代理监管通知", "\(site)/notice", id: "hash-1a2b3c4d", on: .day(0), body: "<p>甲</p>"),
                .row("专利奖申报通知", "\(site)/notice", id: "hash-2a2b3c4d", on: .day(0), body: "<p>乙</p>"),
            ],
            then: [.row("商标代理监管通知", "\(site)/notice", id: "hash-9f8e7d6c", on: .day(0), body: "<p>丙</p>")],
            entries: 2),
        Meeting(
            fact: "when guid, day and a word of the text changed while link and title stayed",
            first: [
                .row("商标代理监管通知", "\(site)/n/1.html", id: "g-1@20240826", on: .day(-1), body: "<p>三楼</p>"),
                .row("专利奖申报通知", "\(site)/n/2.html", id: "g-2@20240826", on: .day(-1), body: "<p>乙</p>"),
            ],
            then: [
                .row("商标代理监管通知", "\(site)/n/1.html", id: "g-1@20240827", on: .day(0), body: "<p>四楼</p>"),
                .row("专利奖申报通知", "\(site)/n/2.html", id: "g-2@20240827", on: .day(0), body: "<p>乙</p>"),
            ], entries: 2),
        Meeting(
            fact: "when all of that changed in a feed of one item, at a link without a number",
            first: [.row("专利窗口服务的公告", "\(site)/news/jia.html", id: "jia-1", on: .day(-1), body: "<p>晴</p>")],
            then: [.row("专利窗口服务的公告", "\(site)/news/jia.html", id: "jia-2", on: .day(0), body: "<p>雨</p>")], entries: 1),
        Meeting(
            fact: "when another source of the city has its text on the next day",
            first: [.row("关于开展专利检查工作的通知", "\(site)/a.html", on: .day(-1), body: longBody("专利检查"))],
            then: [.row("关于开展专利检查工作的通知", "https://ip.jm.example/b.html", on: .day(0), body: longBody("专利检查"))],
            source: .news, entries: 1, comparesTexts: true),
        Meeting(
            fact: "when two sites of a city count their notices alike",
            first: [
                .row(
                    "江门市市场监督管理局关于开展专利代理检查的通知", "https://amr.jm.example/news/detail.jsp?id=1500", on: .day(0))
            ],
            then: [
                .row(
                    "江门市市场监督管理局关于开展商标代理培训的通知", "https://ip.jm.example/news/detail.jsp?id=1500", on: .day(-150))
            ], entries: 2),
        Meeting(
            fact: "when two columns have files of the same day",
            first: [.row("市局关于专利代理机构检查结果的公告", "\(site)/tzgg/20240826.html", on: .day(0))],
            then: [.row("市局关于商标代理机构检查结果的公告", "\(site)/xwdt/20240826.html", on: .day(0))], entries: 2),
        Meeting(
            fact: "when the next number of a series comes on the same day under a new guid at a standing address",
            first: [.row("台风预警信号第1号公告", "\(site)/alert", id: "alert-10001", on: .day(0), body: "<p>甲</p>")],
            then: [.row("台风预警信号第2号公告", "\(site)/alert", id: "alert-10002", on: .day(0), body: "<p>乙</p>")],
            entries: 2),
        Meeting(
            fact: "when the next number of a list comes a month later at a standing address",
            first: [.row("2024年第1期专利失信名单公告", "https://credit.example/list.html", on: .day(-31))],
            then: [.row("2024年第2期专利失信名单公告", "https://credit.example/list.html", on: .day(0))], entries: 2),
        Meeting(
            fact: "when the same tables come for the next month",
            first: ["授权", "申请", "商标", "质押"].enumerated().map {
                .row("专利\($1)情况月度统计表", "\(site)/d/202407_\($0).html", on: .day(-31))
            },
            then: ["授权", "申请", "商标", "质押"].enumerated().map {
                .row("专利\($1)情况月度统计表", "\(site)/d/202408_\($0).html", on: .day(0))
            }, entries: 8),
        Meeting(
            fact: "when a feed of one item comes with the next issue at the address of its list",
            first: [.row("执法周报", "\(site)/weekly/", id: "issue-20241", on: .day(-7), body: "<p>甲</p>")],
            then: [.row("执法周报", "\(site)/weekly/", id: "issue-20242", on: .day(0), body: "<p>乙</p>")], entries: 2),
        Meeting(
            fact:
                "when the number in the title was put right and the guid changed with it, at the same link on the same day",
            first: [.row("2023年专利奖获奖名单", "\(site)/award/list.html", id: "slug-2023-award", on: .day(0))],
            then: [.row("2024年专利奖获奖名单", "\(site)/award/list.html", id: "slug-2024-award", on: .day(0))], entries: 1,
            comparesTexts: true),
        Meeting(
            fact: "when its guid is another in every reading",
            first: [
                .row("专利奖公示", "\(site)/p/1.html", id: "rnd-4711-aa"),
                .row("商标公告", "\(site)/p/2.html", id: "rnd-4712-bb"),
            ],
            then: [
                .row("专利奖公示", "\(site)/p/1.html", id: "rnd-9911-cc"),
                .row("商标公告", "\(site)/p/2.html", id: "rnd-9912-dd"),
            ],
            entries: 2),
        Meeting(
            fact: "when guids number the places in the list",
            first: [.row("甲公告", "\(site)/n/a.html", id: "item-1"), .row("乙公示", "\(site)/n/b.html", id: "item-2")],
            then: [
                .row("丙通知", "\(site)/n/c.html", id: "item-1"), .row("甲公告", "\(site)/n/a.html", id: "item-2"),
                .row("乙公示", "\(site)/n/b.html", id: "item-3"),
            ], entries: 3),
        Meeting(
            fact: "when guids number the places in the list, and the notices are of one kind",
            first: ["粤海华信", "明珠金湾"].enumerated().map {
                .row("关于对\($1)有限公司专利侵权纠纷案的行政裁决公告", "\(site)/n/a\($0).html", id: "\($0 + 1)", on: .day(-4 - $0))
            },
            then: ["石岐小榄", "粤海华信"].enumerated().map {
                .row(
                    "关于对\($1)有限公司专利侵权纠纷案的行政裁决公告", $0 == 0 ? "\(site)/n/b.html" : "\(site)/n/a0.html", id: "\($0 + 1)",
                    on: .day($0 * -4))
            }, entries: 3),
        Meeting(
            fact: "when guids number the places in the list, and all notices of one kind are new",
            first: [.row("关于对粤海华信有限公司专利侵权纠纷案的行政裁决公告", "\(site)/n/a.html", id: "1", on: .day(-4))],
            then: [.row("关于对石岐小榄有限公司专利侵权纠纷案的行政裁决公告", "\(site)/n/b.html", id: "1", on: .day(0))], entries: 2),
        Meeting(
            fact: "when one of several notices of one title at a standing address is there, and another was mended",
            first: [
                .row("行政处罚信息公示", "\(site)/list.html", id: "pub-10001", on: .day(-2)),
                .row("行政处罚信息公示", "\(site)/list.html", id: "pub-10002", on: .day(-1)),
                .row("关于专利代里检查的公告", "\(site)/a/1.html", id: "pub-10003", on: .day(0)),
            ],
            then: [
                .row("行政处罚信息公示", "\(site)/list.html", id: "pub-10001", on: .day(-2)),
                .row("关于专利代理机构检查的公告", "\(site)/b/1.html", id: "pub-10003", on: .day(0)),
            ], entries: 3),
        Meeting(
            fact: "when a relaunched site gives old ids to other notices of one kind",
            first: [
                .row(
                    "关于对粤海华信有限公司专利侵权纠纷案的行政裁决公告", "https://old.example/z/1.html", id: "10001", on: .day(-365),
                    body: "<p>停止销售折叠椅</p>")
            ],
            then: [
                .row("关于对石岐小榄有限公司专利侵权纠纷案的行政裁决公告", "\(site)/c/9.html", id: "10001", on: .day(0), body: "<p>销毁库存水壶</p>")
            ], entries: 2),
        Meeting(
            fact: "when a title was mended and its address with it, under a short guid, on the same day",
            first: [.row("关于专利代里机构检查结果的公告", "\(site)/n/jian-cha-li.html", id: "41", on: .day(0))],
            then: [.row("关于专利代理机构检查结果的公告", "\(site)/n/jian-cha-li-2.html", id: "41", on: .day(0))], entries: 1),
        Meeting(
            fact: "when notices of one title and day have ids and no address",
            first: (1...3).map { .row("行政处罚信息公示", nil, id: "8a9f0c88000\($0)", on: .day(0)) },
            then: (4...6).map { .row("行政处罚信息公示", nil, id: "8a9f0c88000\($0)", on: .day(0)) }, entries: 6),
        Meeting(
            fact: "when a lone notice of a title and day has an id that is made anew for each reader, and no address",
            first: [
                .row("商标公告", nil, id: "8a9f0c880001", on: .day(0)), .row("专利公告", nil, id: "8a9f0c880002", on: .day(1)),
            ],
            then: [
                .row("商标公告", nil, id: "8a9f0c990003", on: .day(0)), .row("专利公告", nil, id: "8a9f0c990004", on: .day(1)),
            ], entries: 2),
        Meeting(
            fact: "when warnings of one day and title state other hours, each alone in its reading, and no address",
            first: [.row("暴雨黄色预警信号", nil, id: "alert-2026112700001", on: .at(.hours(1)))],
            then: [.row("暴雨黄色预警信号", nil, id: "alert-2026112700002", on: .at(.hours(5)))],
            entries: 2),
        Meeting(
            fact: "when a new system on another host kept most numbers, but not all",
            first: (1...10).map {
                .row("第\($0)号送达公告", "https://www.amr.example/art/2026/11/2/art_88_10\($0 + 10).html", on: .day($0))
            }.reversed(),
            then: (1...10).map {
                .row(
                    "第\($0)号送达公告", "https://new.city.example/col/art_88_10\($0 > 8 ? $0 + 70 : $0 + 10).html",
                    on: .day($0))
            }.reversed(), entries: 10),
        Meeting(
            fact: "when such warnings have a long text, that of a form",
            first: (1...2).map {
                .row("暴雨预警", nil, id: "alert-20261127000\($0)", on: .at(.hours(Double($0))), body: longBody("防汛"))
            },
            then: (2...3).map {
                .row("暴雨预警", nil, id: "alert-20261127000\($0)", on: .at(.hours(Double($0))), body: longBody("防汛"))
            }, entries: 3),
        Meeting(
            fact: "when the host changed, the articles kept their numbers, and two titles came again",
            first: (1...8).map {
                .row("第\($0 % 8)号送达公告", "https://www.amr.example/art/2026/11/2/art_88_100\($0).html", on: .day($0 / 2))
            }.reversed(),
            then: (3...10).map {
                .row(
                    "第\($0 % 8)号送达公告", "https://scjgj.city.example/art/2026/11/2/art_88_100\($0).html", on: .day($0 / 2)
                )
            }.reversed(), entries: 10),
        Meeting(
            fact: "by a short id where the others kept theirs, when title, day and address changed",
            first: (1...4).map {
                .row("第\($0)批专利奖励公示名单", "\(site)/2024/08/2\($0)/481\($0).html", id: "481\($0)", on: .day($0))
            },
            then: (1...3).map {
                .row("第\($0)批专利奖励公示名单", "\(site)/2024/08/2\($0)/481\($0).html", id: "481\($0)", on: .day($0))
            } + [
                .row("第4批专利奖励公示名单（更新）", "\(site)/2024/08/29/4814.html", id: "4814", on: .day(9))
            ], entries: 4),
        Meeting(
            fact: "when a new system gave all of them other addresses and a line more of text",
            first: (1...6).map {
                .row("第\($0)号专利侵权纠纷行政裁决公告", "\(site)/old/\($0).html", on: .day($0), body: longBody("第\($0)案的经过"))
            },
            then: (1...6).map {
                .row(
                    "第\($0)号专利侵权纠纷行政裁决公告", "\(site)/new/detail-\($0)a.html",
                    on: .day($0), body: longBody("第\($0)案的经过") + "<p>联系电话：0750-3168888。</p>")
            }, entries: 6),
        Meeting(
            fact: "when a new system gave all of them other addresses and one had been corrected meanwhile",
            first: (1...6).map {
                .row("第\($0)号专利侵权纠纷行政裁决公告", "\(site)/old/\($0).html", on: .day($0), body: longBody("第\($0)案的经过"))
            },
            then: (1...6).map {
                .row(
                    "第\($0)号专利侵权纠纷行政裁决公告", "\(site)/new/detail-\($0)a.html",
                    on: .day($0), body: longBody($0 == 3 ? "更正后的情况和理由" : "第\($0)案的经过"))
            }, entries: 6),
        Meeting(
            fact: "when warnings of one title come under new ids, without address and date, each with its own text",
            first: [.row("台风预警", nil, id: "8a9f0c880001", body: longBody("一号台风的路径"))],
            then: [.row("台风预警", nil, id: "8a9f0c880002", body: longBody("另一场暴雨的时段"))], entries: 2),
        Meeting(
            fact: "when a pinned guide keeps the first place, whose numbers are given out anew",
            first: [.row("知识产权业务办理指南", "\(site)/guide/1.html", id: "1", on: .day(0))] + [
                .row("关于甲公司专利侵权纠纷案的行政裁决公告", "\(site)/a/x7.html", id: "2", on: .day(1)),
                .row("广东天有限公司商标侵权案处罚决定公示", "\(site)/a/y9.html", id: "3", on: .day(1)),
            ],
            then: [.row("知识产权业务办理指南", "\(site)/guide/1.html", id: "1", on: .day(0))] + [
                .row("关于乙公司专利侵权纠纷案的行政裁决公告", "\(site)/b/x14.html", id: "2", on: .day(8)),
                .row("广东地有限公司商标侵权案处罚决定公示", "\(site)/b/y18.html", id: "3", on: .day(8)),
            ], entries: 5),
        Meeting(
            fact: "when the site went from http to https and dropped www.",
            first: [.row("专利奖公示", "http://www.jiangmen.example/p/1.html")],
            then: [.row("专利奖公示", "https://jiangmen.example/p/1.html")], entries: 1),
        Meeting(
            fact: "when the link carries a session, a tracker and a time stamp",
            first: [.row("旧题", "\(site)/view.jsp;jsessionid=0A1B2C3D?id=5&utm_source=rss&_=1724644800123")],
            then: [.row("新题", "\(site)/view.jsp?utm_medium=feed&id=5&t=1724999999")], entries: 1),
        Meeting(
            fact: "when post_ became mpost_ on the mobile site",
            first: [.row("旧题", "\(site)/gkmlpt/content/3/3154/post_3154321.html")],
            then: [.row("新题", "\(site)/gkmlpt/content/3/3154/mpost_3154321.html")], entries: 1),
        Meeting(
            fact: "in two columns of one site",
            first: [.row("关于开展专利检查的通知", "\(site)/tzgg/content/post_3154321.html")],
            then: [.row("关于开展专利检查的通知", "\(site)/zwdt/content/post_3154321.html")], source: .news, entries: 1),
        Meeting(
            fact: "on the portal and on the department's site",
            first: [.row("关于开展专利检查的通知", "\(site)/gkmlpt/content/3/3154/post_3154321.html", on: .day(0))],
            then: [
                .row(
                    "市市场监管局关于开展专利检查的通知", "https://www.jiangmen.example/gkmlpt/content/3/3154/post_3154321.html",
                    on: .day(0))
            ],
            source: .portal, entries: 1),
        Meeting(
            fact: "when the column in its link changed (info, content, id)",
            first: [
                .row("关于甲的通知", "\(site)/info/1023/4567.htm"), .row("关于乙的通知", "\(site)/a/content_89.html"),
                .row("关于丙的通知", "\(site)/v.php?catid=3&id=77"),
                .row("关于丁的通知", "\(site)/art/2024/8/26/art_11_56789.html"),
                .row("关于戊的通知", "\(site)/a/202408/t20240826_123456.html"),
            ],
            then: [
                .row("关于甲的通知", "\(site)/info/1099/4567.htm"), .row("关于乙的通知", "\(site)/b/content_89.html"),
                .row("关于丙的通知", "\(site)/v.php?catid=9&id=77"),
                .row("关于丁的通知", "\(site)/art/2024/8/26/art_99_56789.html"),
                .row("关于戊的通知", "\(site)/b/202408/t20240826_123456.html"),
            ], entries: 5),
        Meeting(
            fact: "when the site moved to a new domain",
            first: [
                .row("关于开展专利检查的通知", "http://old.example/n/abc.html", id: "http://old.example/n/abc.html", on: .day(0)),
                .row("关于征集典型案例的公告", "http://old.example/n/def.html", id: "http://old.example/n/def.html", on: .day(-1)),
            ],
            then: [
                .row(
                    "关于开展专利检查的通知", "https://amr.new.example/n/abc.html", id: "https://amr.new.example/n/abc.html",
                    on: .day(0)),
                .row(
                    "关于征集典型案例的公告", "https://amr.new.example/n/def.html", id: "https://amr.new.example/n/def.html",
                    on: .day(-1)),
            ], entries: 2),
        Meeting(
            fact: "posted again under a new id and link, with the same text, two days later",
            first: [
                .row("关于开展专利检查的通知", "\(site)/n/111.html", id: "n-00111", on: .day(-2), body: longBody("专利检查")),
                .row("甲", "\(site)/n/10.html", id: "n-00010", on: .day(-3)),
                .row("乙", "\(site)/n/9.html", id: "n-00009", on: .day(-4)),
            ],
            then: [
                .row("关于开展专利检查的通知", "\(site)/n/222.html", id: "n-00222", on: .day(0), body: longBody("专利检查")),
                .row("甲", "\(site)/n/10.html", id: "n-00010", on: .day(-3)),
                .row("乙", "\(site)/n/9.html", id: "n-00009", on: .day(-4)),
            ], entries: 3),
        Meeting(
            fact: "when the whole address is a ticket made anew for each reader",
            first: [.row("关于开展专利检查的通知", weChat("1724601600", "ab3f"), on: .day(0)), .row("甲", "\(site)/n/10.html")],
            then: [.row("关于开展专利检查的通知", weChat("1724688000", "9c7e"), on: .day(0)), .row("甲", "\(site)/n/10.html")],
            entries: 2),
        Meeting(
            fact: "when a ticket in its address is another in every reading",
            first: [.row("专利检查", "\(site)/v?ticketid=0a1b2c3d4e5f60718293a4b5c6d7e8f9&n=detail", on: .day(0))],
            then: [.row("专利检查", "\(site)/v?ticketid=9f8e7d6c5b4a39281706f5e4d3c2b1a0&n=detail", on: .day(0))],
            entries: 1),
        Meeting(
            fact: "posted again on the same day, the old row gone from the list",
            first: [
                .row("关于征集知识产权典型案例的公告", "\(site)/n/11.html", on: .day(0)), .row("甲", "\(site)/n/10.html", on: .day(-3)),
                .row("乙", "\(site)/n/9.html", on: .day(-4)),
            ],
            then: [
                .row("关于征集知识产权典型案例的公告", "\(site)/n/12.html", on: .day(0)), .row("甲", "\(site)/n/10.html", on: .day(-3)),
                .row("乙", "\(site)/n/9.html", on: .day(-4)),
            ], entries: 3),
        Meeting(
            fact: "without id and link, by title and day",
            first: [.row("今日停止办公", on: .day(0), body: "<p>一</p>")],
            then: [.row("今日停止办公", on: .day(0), body: "<p>二</p>")],
            entries: 1),
        Meeting(
            fact: "listed twice in one document",
            first: [
                .row("关于开展专利检查的通知", "\(site)/tzgg/post_3154321.html"),
                .row("关于开展专利检查的通知", "\(site)/zwdt/post_3154321.html"),
            ],
            then: [.row("关于开展专利检查的通知", "\(site)/zwdt/post_3154321.html")], entries: 1),
        Meeting(
            fact: "listed in two columns of one document, each with an id and a teaser of its own",
            first: [
                .row(
                    "关于开展专利检查的通知", "\(site)/tzgg/post_3154321.html", id: "\(site)/tzgg/post_3154321.html", on: .day(0),
                    body: "<p>自九月一日起开展检查。</p>"),
                .row(
                    "关于开展专利检查的通知", "\(site)/zwdt/post_3154321.html", id: "\(site)/zwdt/post_3154321.html", on: .day(0),
                    body: "<p>我局部署专利检查工作。</p>"),
            ],
            then: [
                .row(
                    "关于开展专利检查的通知", "\(site)/zwdt/post_3154321.html", id: "\(site)/zwdt/post_3154321.html", on: .day(0),
                    body: "<p>我局部署专利检查工作。</p>")
            ], entries: 1),
        Meeting(
            fact: "posted twice in one document, word for word",
            first: [
                .row("关于开展专利检查的通知", "\(site)/n/111.html", id: "n-00111", on: .day(0), body: longBody("专利检查")),
                .row("关于开展专利检查的通知", "\(site)/n/222.html", id: "n-00222", on: .day(0), body: longBody("专利检查")),
            ], then: [], entries: 1),
        Meeting(
            fact: "in two columns whose links say nothing, by a telling title and the day",
            first: [.row("关于公布2024年度知识产权保护典型案例的通告", "\(site)/n/11.html", on: .day(0))],
            then: [.row("关于公布2024年度知识产权保护典型案例的通告", "https://www.jiangmen.example/x/z.html", on: .day(0))],
            source: .portal, entries: 1),
        Meeting(
            fact: "when a list cuts its title short",
            first: [.row("关于公布2024年度知识产权保护典型案例的通告", "\(site)/n/11.html", on: .day(0))],
            then: [.row("关于公布2024年度知识产权保…", "\(site)/n/11.html", on: .day(0))], entries: 1),
    ]

    static let different: [Meeting] = [
        Meeting(
            fact: "with parameters that choose the article",
            first: [.row("甲", "\(site)/view.jsp?id=5&col=1"), .row("乙", "\(site)/view.jsp?id=6&col=1")],
            then: [.row("丙", "\(site)/view.jsp?id=7&col=1")], entries: 3),
        Meeting(
            fact: "with one number on two pages", first: [.row("新闻五", "\(site)/news.jsp?id=5")],
            then: [.row("法规五", "\(site)/law.jsp?id=5")],
            entries: 2),
        Meeting(
            fact: "with one small number on two sites of the city",
            first: [.row("甲公司处罚决定", "\(site)/a/content_12.html", on: .day(0))],
            then: [.row("乙市场专项检查", "https://www.jiangmen.example/b/content_12.html", on: .day(0))], source: .portal,
            entries: 2),
        Meeting(
            fact: "with titles that differ in a number", first: [.row("第一批名单公示", id: "g-00001", on: .day(0))],
            then: [.row("第二批名单公示", id: "g-00002", on: .day(0))], entries: 2),
        Meeting(
            fact: "with one short title on one day, both listed",
            first: [.row("中标公告", "\(site)/n/1.html", on: .day(0)), .row("中标公告", "\(site)/n/2.html", on: .day(0))],
            then: [.row("中标公告", "\(site)/n/1.html", on: .day(0)), .row("中标公告", "\(site)/n/2.html", on: .day(0))],
            entries: 2),
        Meeting(
            fact: "with the title of last year's notice",
            first: [.row("关于开展专利奖申报工作的通知", "\(site)/n/1.html", on: .day(-366))],
            then: [.row("关于开展专利奖申报工作的通知", "\(site)/n/900.html", on: .day(0))], entries: 2),
        Meeting(
            fact: "at a standing address, with an id each",
            first: [.row("第31期专利周报", "\(site)/weekly/latest.html", id: "weekly-2024-31", on: .day(-7))],
            then: [.row("第32期专利周报", "\(site)/weekly/latest.html", id: "weekly-2024-32", on: .day(0))], entries: 2),
        Meeting(
            fact: "whose links are all the site's first page",
            first: [.row("甲", "\(site)/", id: "a-10001"), .row("乙", "\(site)/", id: "a-10002")],
            then: [.row("丙", "\(site)/", id: "a-10003")], entries: 3),
        Meeting(
            fact: "whose links differ in the fragment alone",
            first: [.row("一月记录", "\(site)/log.html#jan"), .row("二月记录", "\(site)/log.html#feb")],
            then: [
                .row("三月记录", "\(site)/log.html#mar"), .row("一月记录", "\(site)/log.html#jan"),
                .row("二月记录", "\(site)/log.html#feb"),
            ],
            entries: 3),
        Meeting(
            fact: "in two cities, with one link", first: [.row("省局通知", "https://gd.example/n/post_7654321.html")],
            then: [.row("省局通知", "https://gd.example/n/post_7654321.html")], source: .otherCity, entries: 2),
        Meeting(
            fact: "of one title, link and day, with an id and a text each",
            first: [penalty(1, id: "case-001"), penalty(2, id: "case-002"), penalty(3, id: "case-003")],
            then: [
                penalty(4, id: "case-004"), penalty(1, id: "case-001"), penalty(2, id: "case-002"),
                penalty(3, id: "case-003"),
            ], entries: 4),
        Meeting(
            fact: "at a link that several share already, when the older ones have left the list",
            first: [penalty(1, id: "case-001"), penalty(2, id: "case-002")], then: [penalty(3, id: "case-003")],
            entries: 3),
        Meeting(
            fact: "at one link, when the second joins the first in the list", first: [penalty(1, id: "case-001")],
            then: [penalty(2, id: "case-002"), penalty(1, id: "case-001")], entries: 2),
        Meeting(
            fact: "with the form letter of last week's bulletin, which the list has no room for any more",
            first: [
                .row("食品抽检结果公告", "\(site)/n/1.html", id: "n-00001", on: .day(-7), body: longBody("抽检")),
                .row("甲", "\(site)/n/10.html", id: "n-00010", on: .day(-8)),
            ],
            then: [
                .row("食品抽检结果公告", "\(site)/n/2.html", id: "n-00002", on: .day(0), body: longBody("抽检")),
                .row("乙", "\(site)/n/11.html", id: "n-00011", on: .day(-1)),
                .row("丙", "\(site)/n/12.html", id: "n-00012", on: .day(-2)),
            ], entries: 5),
        Meeting(
            fact: "with the title of four days ago, where the old rows of another column follow the new ones",
            first: frontPage(from: -4), then: frontPage(from: 0), entries: 10),
        Meeting(
            fact: "with the titles of yesterday, one a day",
            first: ["空气质量", "水质", "农产品价格", "舆情"].map {
                .row("今日\($0)实况播报", "\(site)/d/0825-\($0).html", id: "d-0825-\($0)", on: .day(-1))
            },
            then: ["空气质量", "水质", "农产品价格", "舆情"].map {
                .row("今日\($0)实况播报", "\(site)/d/0826-\($0).html", id: "d-0826-\($0)", on: .day(0))
            }, entries: 8),
        Meeting(
            fact: "under an id that a relaunched site gives out anew",
            first: [.row("专利奖获奖名单公示", "\(site)/2023/a", id: "\(site)/?p=101", on: .day(-300), body: longBody("专利奖"))],
            then: [.row("商标代理机构检查启动", "\(site)/2024/b", id: "\(site)/?p=101", on: .day(0), body: longBody("检查"))],
            entries: 2),
        Meeting(
            fact: "under a number that a relaunched site gives out anew, in id and address",
            first: [
                .row("专利奖获奖名单公示", "\(site)/old/10230.html", id: "10230", on: .day(-300), body: longBody("专利奖"))
            ],
            then: [.row("商标代理机构检查启动", "\(site)/new/content/10230", id: "10230", on: .day(0), body: longBody("检查"))],
            entries: 2),
        Meeting(
            fact: "with a long number each, although one took the other's place in the list",
            first: [.row("行政处罚决定书", "\(site)/view?id=0a1b2c3d4e5f60718293a4b5c6d7e8f9", on: .day(0))],
            then: [.row("行政处罚决定书", "\(site)/view?id=ffeeddccbbaa99887766554433221100", on: .day(0))], entries: 2),
        Meeting(
            fact: "at addresses of their own that are signed for each reader",
            first: [
                .row("拟认定名单公示", "\(site)/art/1.html?timestamp=1724601600&signature=aa1", on: .day(0)),
                .row("拟认定名单公示", "\(site)/art/2.html?timestamp=1724601600&signature=bb1", on: .day(0)),
            ],
            then: [.row("拟认定名单公示", "\(site)/art/3.html?timestamp=1724688000&signature=cc1", on: .day(0))], entries: 3),
        Meeting(
            fact: "at addresses of one page of WeChat that say nothing lasting",
            first: [.row("商标代理机构检查", weChat("1724601600", "ab3f"), on: .day(-1))],
            then: [.row("专利奖获奖名单公示", weChat("1724688000", "9c7e"), on: .day(0))], entries: 2),
        Meeting(
            fact: "under a place number that a new page of items took over",
            first: [.row("甲公告", "\(site)/n/a.html", id: "1"), .row("乙公示", "\(site)/n/b.html", id: "2")],
            then: [.row("丙通知", "\(site)/n/c.html", id: "1"), .row("丁决定", "\(site)/n/d.html", id: "2")], entries: 4),
    ]
}

/// An address that a search page gives of an article in WeChat, good for some hours.
private func weChat(_ moment: String, _ ticket: String) -> String {
    "https://mp.weixin.example/s?src=11&timestamp=\(moment)&ver=\(moment.suffix(4))&signature=\(ticket)7Qk2LmZ0pXv8RtYw3uNs&new=1"
}

/// A front page feed: the newest of one column, then the last two of a column that sleeps.
private func frontPage(from day: Int) -> [CleanEntry] {
    [.row("江门市食品安全监督抽检信息公告", "\(site)/n/s\(day).html", id: "s-0\(day + 10)", on: .day(day))]
        + (1...3).map {
            .row("通知\(day - $0)", "\(site)/n/t\(day - $0).html", id: "t-0\(50 + day - $0)", on: .day(day - $0))
        }
        + (1...2).map { .row("旧闻\($0)", "\(site)/o/\($0).html", id: "o-000\($0)", on: .day(-100 * $0)) }
}

/// Notices of a generator that knows no better address than that of the list.
private func penalty(_ number: Int, id: String? = nil) -> CleanEntry {
    .row(
        "行政处罚决定书", "\(site)/xzcf.html", id: id, on: .day(0),
        body: "<p>当事人第\(number)号商户经营的第\(number)批商品与标识不符，罚款\(number)万元。</p>")
}
