import FeedAggregator
import Testing

@Suite("The language of a text that nobody states") struct WrittenLanguageTests {
    @Test(
        "is told by its script, where that tells anything",
        arguments: [
            ("关于开展专利检查的通知", "en", "zh"), ("關於徵集案例的公告", "zh-Hans", "zh"), ("PCT 国际申请指引", "en", "zh"),
            ("Patent checks begin", "zh-Hans", "en"), ("Patent checks begin", "en", nil),
            ("Contrôle des marques", "fr", nil), ("Contrôle des marques", "zh", nil),
            ("知的財産のお知らせ", "en", nil), ("특허 공고", "zh", nil), ("2024", "zh", nil), ("", "en", nil),
        ] as [(String, String, String?)])
    func script(text: String, site: String, language: String?) {
        #expect(WrittenLanguage.guess(text, on: site) == language)
    }

    @Test(
        "A Chinese title is not in English, whatever its feed says",
        arguments: [
            ("en-us", "关于专利的公告", true), ("zh-Hant", "關於專利的公告", false), ("ja", "特許庁の発表", false), ("en", "Notice", false),
            ("ja", "特許公報", false), ("en", "Director Wang (王小明) visits the patent office", false),
        ])
    func contradicted(tag: String, title: String, isContradicted: Bool) {
        #expect(WrittenLanguage.contradicts(tag, title) == isContradicted)
    }
}
