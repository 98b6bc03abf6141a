internal import FeedModel

/// The words of feeds and pages in both languages, side by side; those of the pages stand in `Wording+Pages`.
struct Wording: Sendable, Hashable {
    enum Language { case english, chinese }
    let language: Language

    /// - Parameter tag: BCP 47; Chinese words for any kind of Chinese, English ones for all other languages.
    init(language tag: String) {
        let primary = tag.prefix { $0 != "-" }.lowercased()
        language = primary == "zh" || primary == "yue" || primary == "cmn" ? .chinese : .english
    }

    func pick(_ english: String, _ chinese: String) -> String {
        language == .english ? english : chinese
    }

    /// The language of these words themselves, BCP 47.
    var tag: String { pick("en", "zh-Hans") }
    /// For Open Graph.
    var locale: String { pick("en_GB", "zh_CN") }

    // MARK: Feeds

    func title(_ name: String, of site: String) -> String {
        pick("\(name) – \(site)", "\(name) – \(site)")
    }
    func title(topic: String, city: String) -> String {
        pick("\(city): \(topic)", "\(city)：\(topic)")
    }

    /// What a feed says under its title, with the words that link to its page.
    func signpost(_ description: String) -> (before: String, link: String, after: String) {
        language == .english
            ? (
                "\(description) This is a feed: copy its address into a feed reader to follow it, or ",
                "read it as a web page", "."
            )
            : ("\(description)这是一个订阅源：把本页地址复制到阅读器即可订阅，也可以", "打开网页阅读", "。")
    }

    /// What an archive document says under its title, with the words that link to the newest entries and to those before.
    func archiveSignpost(
        _ description: String
    ) -> (before: String, newest: String, between: String, earlier: String, after: String) {
        language == .english
            ? ("\(description) These are earlier ones. ", "Read the newest", ", or ", "those before these", ".")
            : ("\(description)这里是较早的内容。", "查看最新内容", "，或", "查看更早内容", "。")
    }

    func everything(cities: Int) -> String {
        pick(
            cities == 1
                ? "All notices of the bureau, newest first."
                : "All notices of the \(cities) bureaus, newest first, each notice once.",
            "汇集 \(cities) 个城市主管部门发布的全部信息，最新的在前，同一信息只列一次。")
    }
    func topic(_ name: String) -> String {
        pick(
            "What all bureaus publish on “\(name)”, each notice once.", "各城市主管部门发布的“\(name)”信息，同一信息只列一次。")
    }
    func city(_ name: String, bureau: String) -> String {
        pick("What \(bureau) publishes.", "\(bureau)发布的信息。")
    }
    func topic(_ name: String, city: String) -> String {
        pick("What \(city) publishes on “\(name)”.", "\(city)发布的“\(name)”信息。")
    }
    func searchTitle(_ query: String) -> String { pick("Search: \(query)", "搜索：\(query)") }
    func search(_ query: String) -> String {
        pick("What all bureaus publish that matches “\(query)”.", "各城市主管部门发布的、符合“\(query)”的信息。")
    }
    var rights: String {
        pick("The notices belong to the bureaus that published them.", "各条信息的权利归其发布机关所有。")
    }

    var topics: String { pick("Topics", "专题") }
    var cities: String { pick("Cities", "城市") }
    var topicsOfCities: String { pick("Topics by city", "各市专题") }
    var sources: String { pick("Sources", "来源") }

    // MARK: Health

    var healthTitle: String { pick("State of the sources", "来源状态") }
    var healthDescription: String {
        pick(
            "For whoever runs this site: which sources broke, moved, were redesigned or recovered.",
            "供本站维护者查看：哪些来源中断、迁移、改版或恢复。")
    }
    func state(_ state: SourceState) -> String {
        switch state {
        case .ok: pick("well", "正常")
        case .failing: pick("cannot be read", "无法读取")
        case .blocked: pick("refuses access", "拒绝访问")
        case .redesigned: pick("was redesigned", "页面改版")
        case .empty: pick("lists nothing", "列表为空")
        case .silent: pick("has gone silent", "久无更新")
        case .moved: pick("has moved", "地址迁移")
        case .gone: pick("is gone", "已经关闭")
        }
    }
    func began(_ source: String, _ state: SourceState) -> String {
        pick("\(source): \(self.state(state))", "\(source)：\(self.state(state))")
    }
    func ended(_ source: String, _ state: SourceState) -> String {
        pick(
            "\(source): well again (before: \(self.state(state)))",
            "\(source)：恢复正常（此前：\(self.state(state))）")
    }
    func replaced(_ source: String, _ state: SourceState) -> String {
        pick(
            "\(source): something else now (before: \(self.state(state)))",
            "\(source)：情况有变（此前：\(self.state(state))）")
    }
}
