/// Words an editor may exchange without changing what a notice says, and the marks of names.
enum StoryWording {
    static let citySign = UInt64(0x5E02)  // 市

    /// "我市", "全市", "本市", "our city".
    static func isUs(_ tokens: ArraySlice<StoryToken>) -> Bool {
        tokens.allSatisfy { usSigns.contains($0.value) } && !tokens.isEmpty
    }

    /// Whether a text speaks of the city that publishes it: "我市", "本局", "our city".
    static func speaksOfUs(_ tokens: [StoryToken]) -> Bool {
        zip(tokens, tokens.dropFirst()).contains { usBeginnings.contains($0.value) && usEnds.contains($1.value) }
    }

    /// Whether words speak of the office that publishes, or of publishing.
    static func namesOffice(_ tokens: ArraySlice<StoryToken>) -> Bool { contains(officePhrases, tokens) }

    /// Whether a title names somebody above the cities, or all of them: what it says then is the same in each city. But each city has lists
    /// of its own of whom it proposes to them, and of who was chosen, unless it is they who begin to speak.
    static func speaksOfAll(_ title: [StoryToken]) -> Bool {
        if begins(title[...], with: offices) { return true }
        return contains(phrasesOfAll, title[...]) && !contains(phrasesOfProposals, title[...])
            && !contains(phrasesOfLists, title[...])
    }

    /// Whether a short text says only that something is made public, and where it stands: every city has such words for lists of its own.
    static func pointsElsewhere(_ body: [StoryToken]) -> Bool { contains(phrasesElsewhere, body[...]) }

    private static func begins(_ tokens: ArraySlice<StoryToken>, with phrases: [UInt64: [[UInt64]]]) -> Bool {
        guard let first = tokens.first, let phrases = phrases[first.value] else { return false }
        return phrases.contains { phrase in
            tokens.count >= phrase.count && zip(tokens, phrase).allSatisfy { $0.value == $1 }
        }
    }

    private static func contains(_ phrases: [UInt64: [[UInt64]]], _ tokens: ArraySlice<StoryToken>) -> Bool {
        tokens.indices.contains { begins(tokens[$0...], with: phrases) }
    }

    /// What words say, beyond those that carry no matter: "近日" and "日前" both say nothing, "企业" and "公司" the same. `nil` where any of
    /// them is not known here: then it may be what the notice is about.
    static func sense(of tokens: ArraySlice<StoryToken>) -> [Int]? {
        var rest = tokens
        var senses: [Int] = []
        while let first = rest.first {
            guard
                let phrase = phrases[first.value]?.first(where: {
                    rest.count >= $0.signs.count && zip(rest, $0.signs).allSatisfy { $0.value == $1 }
                })
            else { return nil }
            if phrase.sense != noMatter { senses.append(phrase.sense) }
            rest = rest.dropFirst(phrase.signs.count)
        }
        return senses
    }

    /// "不予批准" is not "予以批准".
    static func denies(_ tokens: ArraySlice<StoryToken>) -> Bool { tokens.contains { denials.contains($0.value) } }

    private static let denials = signs("不未无非否勿").union(words("not no never without nor neither"))

    /// The tokens without the words at either end that carry no matter.
    static func withoutLightEnds(_ tokens: ArraySlice<StoryToken>) -> ArraySlice<StoryToken> {
        var rest = tokens
        while let first = rest.first, !(first.value == may && rest.dropFirst().first?.kind == .number),
            let phrase = phrases[first.value]?.first(where: {
                $0.sense == noMatter && rest.count >= $0.signs.count
                    && zip(rest, $0.signs).allSatisfy { $0.value == $1 }
            })
        {
            rest = rest.dropFirst(phrase.signs.count)
        }
        while !rest.isEmpty, let end = lightEnd(of: rest) { rest = rest.dropLast(end) }
        return rest
    }

    /// How many tokens the longest light phrase has with which they end; `nil` where there is none.
    private static func lightEnd(of tokens: ArraySlice<StoryToken>) -> Int? {
        (1...longestLight).reversed().first { count in tokens.count >= count && sense(of: tokens.suffix(count)) == [] }
    }

    private static let longestLight = 4

    /// "近日" may stand for the day: "8月26日".
    static func isLately(_ left: ArraySlice<StoryToken>, forDay right: ArraySlice<StoryToken>) -> Bool {
        (isLately(left) && isPartOfDay(right)) || (isLately(right) && isPartOfDay(left))
    }

    private static func isLately(_ tokens: ArraySlice<StoryToken>) -> Bool {
        !tokens.isEmpty && tokens.count <= 4 && tokens.contains { latelySigns.contains($0.value) }
            && (tokens.allSatisfy { latelySigns.contains($0.value) } || sense(of: tokens) == [])
    }

    /// Whether tokens say a day of the year and nothing else: "11日", "2024年9月3日", "on Friday, May 16".
    static func isDay(_ tokens: ArraySlice<StoryToken>) -> Bool {
        guard isPartOfDay(tokens) else { return false }
        if tokens.last?.value == daySign { return true }
        return zip(tokens, tokens.dropFirst()).contains {
            (StoryTokenizer.months.contains($0.value) || $0.value == may) && $1.number > 0
        }
    }

    private static func isPartOfDay(_ tokens: ArraySlice<StoryToken>) -> Bool {
        tokens.count <= 7 && tokens.contains { $0.kind == .number }
            && tokens.allSatisfy {
                $0.kind == .number || daySigns.contains($0.value) || StoryTokenizer.commonNames.contains($0.value)
            }
    }

    /// Whether any of the words can be part of "我市" or "our city".
    static func mayBeUs(_ tokens: ArraySlice<StoryToken>) -> Bool { tokens.contains { usSigns.contains($0.value) } }

    private static func signs(_ text: String) -> Set<UInt64> { Set(text.unicodeScalars.map { UInt64($0.value) }) }
    private static func words(_ text: String) -> [UInt64] {
        text.split(separator: " ").map { StoryToken.word($0.unicodeScalars.map(\.value)).value }
    }

    private static let usSigns = signs("我全本市各县区辖内").union(words("our the city this"))
    private static let usBeginnings = signs("我全本").union(words("our this"))
    private static let usEnds = signs("市局县区").union(words("city bureau municipality"))
    private static let daySign = UInt64(0x65E5)  // 日
    private static let daySigns = signs("年月日上下午").union(words("on at may"))
    /// The one month that is mostly another word.
    private static let may = words("may")[0]
    private static let latelySigns = signs("近日前昨今期当天").union(words("recently lately today yesterday"))

    // MARK: Phrases

    private struct Phrase {
        let signs: [UInt64]
        let sense: Int
    }

    private static let noMatter = 0

    /// By their first sign, the longest first.
    private static let phrases: [UInt64: [Phrase]] = {
        var phrases: [UInt64: [Phrase]] = [:]
        for (sense, list) in ([StoryLexicon.light] + StoryLexicon.synonyms).enumerated() {
            for signs in signs(ofPhrases: list) {
                phrases[signs[0], default: []].append(Phrase(signs: signs, sense: sense))
            }
        }
        return phrases.mapValues { $0.sorted { $0.signs.count > $1.signs.count } }
    }()

    /// Phrases parted by white space; `_` stands for a space inside one.
    private static func signs(ofPhrases list: String) -> [[UInt64]] {
        list.split(whereSeparator: { $0 == " " || $0.isNewline }).map { phrase in
            StoryTokenizer.tokens(
                of: phrase.unicodeScalars.map { $0 == "_" ? NormalizedText.space : FoldTable.simplified($0.value) }
            ).map(\.value)
        }.filter { !$0.isEmpty }
    }

    private static let phrasesOfAll = Dictionary(
        grouping: signs(
            ofPhrases: """
                国家 国务院 中央 总局 全国 中国 广东 全省 我省 省级 省局 省市场监管 省市场监督 省知识产权 省政府 省人民政府 粤 泛珠 珠三角 大湾区 九市 national state_council china cnipa wipo guangdong province provincial \
                pearl_river_delta greater_bay_area nine_cities
                """), by: { $0[0] })

    private static let phrasesOfProposals = Dictionary(
        grouping: signs(
            ofPhrases: """
                公示 推荐 拟 入选 获奖 通过 下达 发放 注销 吊销 考场 实录 配套 奖励 抽检 处罚 核查 现场 图集 proposed recommended shortlist winners
                """), by: { $0[0] })
    private static let phrasesElsewhere = Dictionary(
        grouping: signs(
            ofPhrases: """
                见附件 附件表 予以公告 予以公示 予以公布 进行公示 公示期 公告如下 公示如下 公布如下 通报如下 名单如下 attached see_attachment
                """), by: { $0[0] })
    private static let offices = Dictionary(
        grouping: signs(
            ofPhrases: """
                国家知识产权局 国家市场监督管理总局 国家药监局 国家版权局 国家标准化管理委员会 国务院 全国人大 最高人民法院 最高人民检察院 海关总署 商务部 科技部 财政部 市场监管总局 广东省市场监督管理局 广东省知识产权局 广东省市场监管局 省市场监管局 省知识产权局 cnipa wipo
                """), by: { $0[0] })
    private static let phrasesOfLists = Dictionary(grouping: signs(ofPhrases: "名单 list_of"), by: { $0[0] })

    /// Words by which an office speaks of itself, or of handing on.
    private static let officePhrases = Dictionary(
        grouping: signs(
            ofPhrases: """
                市场监督管理局 市场监管局 知识产权局 本局 我局 分局 管理所 局机关 各科室 转载 转发 转自 摘编 编发 来源 咨询 留言 本网 本站 本文 \
                bureau administration office department reprinted reprints reprint source website
                """), by: { $0[0] })
}
