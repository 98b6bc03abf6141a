/// Notices as bureaus publish them, invented: the same at every run, and as different from each other as real ones are.
///
/// Words are drawn from a vocabulary by Zipf's law, so that two notices share the common words and hardly ever a sentence; a handful of
/// phrases of the trade puts some of them into topics.
struct InventedNotices {
    private let chinese: [String]
    private let english: [String]

    private static let characters = Array(
        "一不了人有上个大中为来到说和国年着就出会可也你对生能而子那得于自之后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运"
    )
    private static let syllables = [
        "ar", "ben", "cor", "dal", "en", "fir", "gan", "hol", "in", "jor", "kel", "lan", "mer", "nor", "op", "par",
        "quil", "ros", "sen", "tor",
        "ul", "ven", "wil", "yar", "zen",
    ]
    private static let trade = [
        "知识产权", "商标", "专利", "海外", "地理标志", "质押融资", "维权援助", "行政裁决", "执法检查", "培训", "企业", "公共服务", "通知", "协作",
    ]
    private static let tradeEnglish = [
        "intellectual property", "trademark", "patent", "overseas", "training", "enforcement", "companies", "notice",
        "mediation", "market",
    ]

    init() {
        var random = RepeatableNumbers(seed: 7)
        chinese = (0..<6_000).map { _ in
            String((0..<(2 + random.next(3) / 2)).map { _ in Self.characters[random.next(Self.characters.count)] })
        }
        english = (0..<4_000).map { _ in
            (0..<(1 + random.next(3))).map { _ in Self.syllables[random.next(Self.syllables.count)] }.joined()
        }
    }

    /// What one notice says, without markup.
    struct Notice {
        var title: String
        var paragraphs: [String]
        var language: String
    }

    /// - Parameter number: the same number gives the same notice.
    func notice(_ number: Int) -> Notice {
        var random = RepeatableNumbers(seed: UInt64(number) &+ 1)
        let isChinese = number % 10 < 7
        let length = 250 + random.next(1_500)
        let title = isChinese ? chineseText(24, &random, end: "") : englishText(60, &random)
        var paragraphs: [String] = []
        var bytes = 0
        while bytes < length {
            let paragraph = isChinese ? chineseText(80, &random, end: "。") : englishText(220, &random) + "."
            bytes += paragraph.utf8.count
            paragraphs.append(paragraph)
        }
        return Notice(title: title, paragraphs: paragraphs, language: isChinese ? "zh-Hans" : "en")
    }

    private func chineseText(_ count: Int, _ random: inout RepeatableNumbers, end: String) -> String {
        var (text, length, words) = ("", 0, 0)
        while length < count {
            let word =
                random.next(12) == 0 ? Self.trade[random.next(Self.trade.count)] : chinese[random.zipf(chinese.count)]
            text += word
            (length, words) = (length + word.utf8.count / 3, words + 1)
            if words % 9 == 0, length < count { text += "，" }
        }
        return text + end
    }

    private func englishText(_ count: Int, _ random: inout RepeatableNumbers) -> String {
        var words: [String] = []
        var length = 0
        while length < count {
            let isTrade = random.next(12) == 0
            let word =
                isTrade ? Self.tradeEnglish[random.next(Self.tradeEnglish.count)] : english[random.zipf(english.count)]
            words.append(words.isEmpty ? word.prefix(1).uppercased() + word.dropFirst() : word)
            length += word.utf8.count + 1
        }
        return words.joined(separator: " ")
    }
}

extension RepeatableNumbers {
    /// Small numbers often, large ones seldom: the square of an even draw comes near enough to Zipf's law.
    fileprivate mutating func zipf(_ limit: Int) -> Int {
        // In Swift a shift binds tighter than a product.
        let draw = next(1 << 20)
        return (limit * ((draw * draw) >> 20)) >> 20
    }
}
