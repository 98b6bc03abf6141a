import FeedAggregator
import FeedModel
import Testing

@Suite("Stories: an editor's hand and a template's variable") struct StoriesWordingTests {
    private static let chinese = """
        <p>{}</p><p>为帮助外贸企业防范海外商标抢注风险，指导中心整理了近三年各主要出口市场的抢注案例，归纳出展会前抢注、经销商抢注和职业抢注三种常见情形，\
        并逐一给出应对办法。企业应当在产品出口之前完成目标市场的商标检索和申请，保存在先使用的合同、发票、报关单和宣传材料。</p>
        """
    private static let english = """
        <p>{}</p><p>The centre has collected cases of bad-faith filings from the last three years and sorts them into three kinds: \
        filings before a trade fair, filings by dealers and filings by professional squatters. For each of them it says what can be done, \
        which evidence counts, and how long a proceeding takes in the markets that matter most to exporters.</p>
        """

    private func isSame(_ left: String, _ right: String) -> Bool {
        let text = left.unicodeScalars.contains { $0.value > 0x2E80 } ? Self.chinese : Self.english
        func side(_ city: String, _ sentence: String) -> LabelledPair.Side {
            .init(city: city, title: "", body: text.replacing("{}", with: sentence))
        }
        let pair = LabelledPair(
            id: "", isSame: true, kind: "", left: side("guangzhou", left), right: side("shenzhen", right))
        return StoryMeasure(pairs: [pair], matcher: StoryMatcher(cities: .nine)).recall == 1
    }

    @Test(
        "Said in other words, it is the same notice",
        arguments: [
            ("昨日，九地签署了合作备忘录。", "3月12日，九地签署合作备忘录。"), ("记者11日获悉，首单赔付已经完成。", "近日记者获悉，首单赔付已完成。"),
            ("企业自愿参加，企业负责人到场，由企业选派。", "公司自愿参与，公司负责人到场，由公司选派。"), ("据介绍，有关单位现场签约。", "据了解，相关单位当场签约。"),
            ("企业负责人说，成效明显。", "公司负责人表示，成效显著。"),
            ("货值46.8万元，罚款3亿元。", "货值468,000元，罚款300000000元。"), ("抽查比例不低于百分之五。", "抽查比例不低于5%。"),
            ("市中级人民法院作出判决。", "广州市中级人民法院作出判决。"), ("遇到问题请及时联系中心。", "如遇问题，请尽快联系中心。"),
            ("The mark was used without authorisation on Tuesday.", "The mark was used without authorization."),
            ("The court awarded 7.2 million yuan to the owner.", "The court awarded RMB 7,200,000 to the owner."),
            ("Forty enterprises have joined so far.", "40 companies have joined so far."),
            ("The list was announced on Friday, May 16.", "The list was made public."),
        ])
    func editors(_ left: String, _ right: String) { #expect(isSame(left, right)) }

    @Test(
        "With another country, person, thing or amount it is another notice",
        arguments: [
            ("一家厨电企业在德国因被诉侵权获得赔付。", "一家厨电企业在法国因被诉侵权获得赔付。"), ("编写组组长丘明远表示，手册每年修订。", "编写组组长霍思齐表示，手册每年修订。"),
            ("产值由2.8亿元增加到5.1亿元。", "产值由2.8亿元增加到5.1万元。"), ("近日，一名经营者被立案调查。", "近日，五名经营者被立案调查。"),
            ("决定召回部分婴儿推车。", "决定召回部分儿童餐椅。"), ("对下列机构的申请予以批准。", "对下列机构的申请予以驳回。"),
            ("对下列机构的申请不予批准。", "对下列机构的申请予以批准。"), ("请在节前完成自查。", "请在节后完成自查。"),
            ("上半年授权量位居前列。", "下半年授权量位居前列。"), ("产值比上年增长三成。", "产值比上年下降三成。"), ("共有1.6万亩茶园。", "共有1.6亩茶园。"),
            ("The goods were destined for Southeast Asia.", "The goods were destined for West Africa."),
            ("The court upheld the ruling of last year.", "The court overturned the ruling of last year."),
            ("Course director Ingrid Solheim said so.", "Course director Paulo Teixeira said so."),
            ("It seized chargers worth 3 million yuan.", "It seized chargers worth 3 billion yuan."),
            ("Applications are not accepted by post.", "Applications are accepted by post."),
            ("File them before the trade fair opens.", "File them after the trade fair opens."),
            ("Forty mediators will be trained.", "Thirty mediators will be trained."),
        ])
    func templates(_ left: String, _ right: String) { #expect(!isSame(left, right)) }

    @Test(
        "A title with no text, or with one that says nothing, is one notice only where it is of somebody above the cities and no list of a city's own",
        arguments: [
            ("国家知识产权局关于开展2024年商标代理行业专项整治行动的通知", "", true),
            ("广东省市场监督管理局关于印发专利转化运用专项行动实施方案的通知", "详见附件。", true),
            ("关于印发专利转化运用专项行动实施方案的通知及有关材料", "详见附件。", false),
            ("关于2024年拟推荐国家知识产权示范企业名单的公示", "", false), ("关于2024年拟推荐国家知识产权示范企业名单的公示", "详见附件。", false),
            ("关于公布2024年国家知识产权优势企业名单及授牌安排的通知", "", false), ("国家知识产权优势示范企业复核考核通过名单", "", false),
            ("广东省知识产权保护示范单位获奖企业名单汇总", "", false), ("国家知识产权局关于印发《专利行政处罚裁量权基准》的通知", "", true),
            ("国家药监局关于注销医疗器械注册证书的公告（2024年第88号）", "", true), ("国务院关于下达2024年知识产权强国建设任务的通知", "", true),
            ("2024年度中国专利奖获奖项目配套奖励资金发放公告", "", false),
            ("关于2024年第三季度药品监督抽检结果的公告", "现将2024年第三季度药品监督抽检结果予以公告，详见附件。", false),
            ("关于拟认定知识产权示范企业名单的公示", "经企业申报、专家评审，现将拟认定的知识产权示范企业名单予以公示，公示期为五个工作日。", false),
            ("关于食品安全监督抽检不合格食品核查处置情况的公告", "现将食品安全监督抽检不合格食品核查处置情况公告如下，具体见附件。", false),
            ("关于食品安全监督抽检信息的公告（2026年第10期）", "本期抽检食品共计100批次，合格98批次，不合格2批次，一致。", true),
            ("关于在全行业开展节省包装材料倡议活动的通知", "", false),
        ])
    func titleAlone(title: String, body: String, isSame: Bool) {
        func side(_ city: String) -> LabelledPair.Side { .init(city: city, title: title, body: body) }
        let pair = LabelledPair(id: "", isSame: true, kind: "", left: side("guangzhou"), right: side("shenzhen"))
        #expect((StoryMeasure(pairs: [pair], matcher: StoryMatcher(cities: .nine)).recall == 1) == isSame)
    }

    @Test(
        "The same page listed by two cities is one notice, whatever little is said of it; one of the year before is another"
    )
    func samePage() {
        func text(_ city: String, _ link: String, _ day: Double) -> StoryText {
            StoryMatcher(cities: .nine).text(
                of: CleanEntry(
                    link: link, title: "2026年广东专利奖申报启动", published: EntryDate(.days(day), hasTime: false)), city: city)
        }
        let matcher = StoryMatcher(cities: .nine)
        let page = "https://gd.example/content/post_4600001.html"
        #expect(matcher.isSameNotice(text("foshan", page, 0), text("jiangmen", page, 0)))
        #expect(!matcher.isSameNotice(text("foshan", page, 0), text("jiangmen", "https://gd.example/news", 0)))
        func week(_ city: String, _ day: Double) -> StoryText {
            matcher.text(
                of: CleanEntry(title: "全国知识产权宣传周活动启动仪式隆重举行", published: EntryDate(.days(day), hasTime: false)),
                city: city)
        }
        #expect(matcher.isSameNotice(week("foshan", 0), week("jiangmen", 3)))
        #expect(!matcher.isSameNotice(week("foshan", 0), week("jiangmen", 366)))
    }

    @Test("Two cities' results in the same few words are two notices")
    func results() {
        func side(_ city: String, _ right: Int) -> LabelledPair.Side {
            .init(city: city, title: "关于食品安全监督抽检信息的公告", body: "本期抽检食品共计100批次，合格\(right)批次，不合格\(100 - right)批次。")
        }
        let pair = LabelledPair(
            id: "", isSame: true, kind: "", left: side("guangzhou", 98), right: side("shenzhen", 99))
        #expect(StoryMeasure(pairs: [pair], matcher: StoryMatcher(cities: .nine)).recall == 0)
    }
}
