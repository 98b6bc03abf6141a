import FeedModel
import Foundation

extension Sample {
    /// 10:00 in Shanghai on 20 November 2026, a Friday.
    static let now = Date(timeIntervalSince1970: 1_795_140_000)

    /// `count` entries, newest first, half a day apart, over all cities and topics.
    static func entries(_ count: Int) -> [PublishedEntry] { (0..<count).map(entry) }

    static func window(_ count: Int) -> FeedWindow {
        FeedWindow(entries: entries(count), parts: parts)
    }

    static var parts: [ScopeSummary] {
        topics.enumerated().map { ScopeSummary(scope: .topic($1.id), count: 240 - 17 * $0) }
            + cities.enumerated().map { ScopeSummary(scope: .city($1.id), count: 310 - 23 * $0) }
            + cities.flatMap { city in
                topics.prefix(7).map {
                    ScopeSummary(scope: .topicOfCity(topic: $0.id, city: city.id), count: 12)
                }
            }
    }

    static func entry(_ number: Int) -> PublishedEntry {
        let notice = notices[number % notices.count]
        let city = cities[(number * 4 + number / 9) % cities.count]
        let isDateOnly = number % 3 == 1
        let published = now.addingTimeInterval(
            Double(number) * -43_200 - (isDateOnly ? 36_000 : Double(number % 7) * 660))
        let round = number / notices.count
        return PublishedEntry(
            id: "tag:amr.\(city.id).example,2026:\(9000 - number)",
            title: notice.title(city.name.text(in: notice.language))
                + (round > 0 ? "（\(round + 1)）" : ""),
            language: notice.language,
            link: "https://amr.\(city.id).example/zwdt/2026/post_\(9000 - number).html",
            summary: notice.isTeaser ? "<p>\(notice.body[0])</p>" : nil,
            content: notice.isTeaser ? nil : notice.body.map { "<p>\($0)</p>" }.joined(separator: "\n"),
            published: published, isDateOnly: isDateOnly,
            updated: published.addingTimeInterval(number == 2 ? 7200 : 0),
            firstSeen: published.addingTimeInterval(isDateOnly ? 37_800 : 900),
            categories: notice.categories,
            enclosures: notice.enclosures, city: city.id, topics: notice.topics,
            source: PublishedSource(
                id: "https://amr.\(city.id).example/news.xml",
                title: "\(city.bureau.text(in: notice.language)) – 政务动态",
                url: "https://amr.\(city.id).example/news.xml",
                page: "https://amr.\(city.id).example/zwdt/",
                updated: published),
            related: number % 8 == 0
                ? ["foshan", "zhaoqing"].filter { $0 != city.id }.map {
                    .init(href: "https://amr.\($0).example/zwdt/2026/post_\(700 + number).html", city: $0)
                } : [])
    }

    private struct Notice {
        var language = "zh-Hans"
        let title: (String) -> String
        let body: [String]
        let topics: [String]
        var categories: [String] = []
        var enclosures: [Enclosure] = []
        var isTeaser = false
    }

    private static var notices: [Notice] {
        [
            Notice(
                title: { "\($0)发布2026年度海外知识产权纠纷应对指引，新增东南亚五国实务要点" },
                body: [
                    "为帮助外向型企业防范涉外知识产权风险，我局组织编写了2026年度海外知识产权纠纷应对指引，现予发布。",
                    "指引共分六章，围绕展会维权、平台投诉、海关备案和诉讼应对四个场景，给出流程图和文书样式，并新增越南、泰国、马来西亚、印度尼西亚和新加坡的实务要点。",
                    "企业可在<a href=\"https://amr.example/zt/guide.html\">专题页面</a>下载全文，也可到各区知识产权公共服务站领取纸质版。",
                ], topics: ["overseas-ip-protection", "ip-services"], categories: ["通知公告"],
                enclosures: [
                    Enclosure(
                        url: "https://amr.example/files/guide-2026.pdf", type: "application/pdf",
                        length: 2_418_322,
                        title: "2026年度海外知识产权纠纷应对指引.pdf"),
                    Enclosure(
                        url: "https://amr.example/files/form-a.docx", length: 38_912, title: "附件2：应对指导申请表.docx"),
                ]),
            Notice(
                language: "en",
                title: { "\($0) hosts joint training on cross-regional trademark protection" },
                body: [
                    "Officers from nine cities met on Thursday to practise handling trademark complaints that cross city borders.",
                    "The two-day course covered evidence transfer, shared case files and a mock hearing. The next session moves to Zhaoqing in March.",
                ], topics: ["cross-regional-cooperation", "trademarks", "training-and-exchange"]),
            Notice(
                title: { "\($0)查处一起假冒专利案：罚没款12.6万元" },
                body: [
                    "近日，执法人员根据投诉线索，对某五金制品厂进行检查，当场查获标注已失效专利号的产品3,200件。",
                    "经查，当事人在专利权终止后继续在产品包装上标注专利标识，构成假冒专利行为。我局依法责令其停止违法行为，并处罚没款12.6万元。",
                ], topics: ["enforcement-and-cases", "patents"], categories: ["典型案例", "执法"]),
            Notice(
                title: { "珠三角九市签署知识产权跨区域协同保护备忘录（\($0)）" },
                body: ["九市将在线索移送、证据互认、人员轮值和联合培训四个方面建立常态机制，每季度召开一次联席会议。"],
                topics: ["cross-regional-cooperation"], isTeaser: true),
            Notice(
                title: { "关于组织申报\($0)2027年知识产权质押融资贴息项目的通知" },
                body: [
                    "各有关单位：现将2027年知识产权质押融资贴息项目申报事项通知如下。",
                    "<strong>一、申报对象</strong>：注册地在本市、2026年度以专利权或商标权质押取得贷款并已付息的企业。",
                    "<strong>二、支持标准</strong>：按实际支付利息的50%给予贴息，单个企业每年最高50万元。",
                    "<strong>三、申报时间</strong>：即日起至2026年12月20日，逾期不予受理。",
                ], topics: ["ip-finance", "policies-and-funding"], categories: ["通知公告", "资金"],
                enclosures: [
                    Enclosure(url: "https://amr.example/files/pledge.xlsx", title: "申报汇总表.xlsx")
                ]),
            Notice(
                language: "en",
                title: { "Notice on geographical indication products of \($0): two new registrations" },
                body: [
                    "Dried tangerine peel and steamed rice noodles join the list of protected products. Producers may apply to use the special sign from 1 December."
                ], topics: ["geographical-indications"], isTeaser: true),
            Notice(
                title: { "\($0)市首家商业秘密保护基地揭牌，“一站式”服务送到园区" },
                body: ["基地设在高新区，面向园区企业提供制度体检、证据固定和员工培训，并聘请十二位专家组成服务团。"],
                topics: ["trade-secrets", "ip-services"]),
            Notice(
                title: { "\($0)版权登记工作站全年受理作品登记逾八千件" },
                body: ["工作站实行“即报即审”，平均办理时间由二十个工作日缩短到九个工作日。"], topics: ["copyright", "ip-services"],
                isTeaser: true),
            Notice(
                title: { "知识产权纠纷调解：\($0)一季度调解成功率达到八成" },
                body: ["调解员以“背对背”方式分别了解双方诉求，七成案件在三十日内办结。"], topics: ["dispute-mediation"]),
            Notice(
                language: "en",
                title: {
                    "\($0) customs and market regulators seize 1,400 counterfeit power adapters bound overseas"
                },
                body: [
                    "The goods carried a registered mark without permission. The case was opened after a right holder filed a record."
                ],
                topics: ["enforcement-and-cases", "overseas-ip-protection", "trademarks"]),
        ]
    }
}
