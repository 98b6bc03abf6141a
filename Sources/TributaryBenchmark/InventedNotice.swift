internal import FeedModel
internal import Foundation

/// Notices of nine cities as bureaus might publish them, invented word by word: seven in ten Chinese, the rest English, each with a body of
/// 300 to 1,500 characters. Few words are common and many rare, as in any language. The same number gives the same notice.
struct InventedNotice {
    static let cities = [
        "guangzhou", "shenzhen", "zhuhai", "foshan", "huizhou", "dongguan", "zhongshan", "jiangmen", "zhaoqing",
    ]

    let number: Int
    var city: String { Self.cities[number % Self.cities.count] }
    /// A minute after the one before.
    var date: Date { Date(timeIntervalSince1970: 1_600_000_000 + Double(number) * 60) }
    private(set) var title: String
    private(set) var body: String
    let isChinese: Bool

    init(_ number: Int) {
        self.number = number
        var random = RepeatableNumbers(seed: UInt64(number) &+ 1)
        isChinese = random.next(10) < 7
        let length = 300 + random.next(1201)
        if isChinese {
            title = "关于" + Self.chinese(16, &random)
            body = Self.chinese(length, &random)
        } else {
            title = Self.english(50, &random)
            body = Self.english(length, &random)
        }
        for (word, rarity) in Self.planted where number % rarity == rarity / 2 { body += "，" + word + "。" }
    }

    /// Words that stand in one notice of so many and nowhere else, for searches that are to find little.
    private static let planted = [
        ("饕餮纹样", 20_000), ("髯", 10_000), ("quokkas", 20_000), ("第337批麒麟名录", 50_000), ("龘龘专利联合质押", 5_000),
    ]

    private static func chinese(_ length: Int, _ random: inout RepeatableNumbers) -> String {
        var text = ""
        var count = 0
        while count < length {
            for _ in 0..<(3 + random.next(5)) {
                let word = hanWords[random.skewed(hanWords.count)]
                text += word
                count += word.count
            }
            text += random.next(4) == 0 ? "。" : "，"
        }
        return text
    }

    private static func english(_ length: Int, _ random: inout RepeatableNumbers) -> String {
        var text = ""
        while text.utf8.count < length {
            for _ in 0..<(5 + random.next(9)) { text += latinWords[random.skewed(latinWords.count)] + " " }
            text.removeLast()
            text += random.next(2) == 0 ? ". " : ", "
        }
        return text
    }

    /// The words of the trade, then invented ones of one to four characters out of 3,500.
    private static let hanWords: [String] = {
        let trade = [
            "的", "企业", "知识产权", "和", "工作", "商标", "专利", "保护", "市场", "在", "发展", "海外", "服务", "市", "管理", "建设", "维权", "创新",
            "通知", "纠纷", "质押", "融资", "培训", "行动", "调解", "侵权", "地理标志", "商业秘密", "执法", "运营", "转化", "代理", "奖励", "预审",
        ]
        var random = RepeatableNumbers(seed: 7)
        let lengths = [1, 2, 2, 2, 2, 3, 4]
        return trade
            + (0..<6000).map { _ in
                let characters = (0..<lengths[random.next(lengths.count)]).map { _ in
                    Unicode.Scalar(UInt32(0x4E00 + random.skewed(3500))).map(String.init) ?? ""
                }
                return characters.joined()
            }
    }()

    private static let latinWords: [String] = {
        let trade = [
            "the", "of", "and", "in", "to", "intellectual", "property", "patent", "trademark", "protection",
            "enterprises", "market", "overseas", "service", "innovation", "bureau", "notice", "training", "dispute",
            "mediation", "pledge", "financing", "infringement", "geographical", "indication",
        ]
        var random = RepeatableNumbers(seed: 8)
        let syllables = [
            "an", "be", "co", "di", "er", "fo", "gra", "hi", "in", "ju", "le", "mo", "ta", "ri", "su", "ve",
        ]
        return trade
            + (0..<6000).map { _ in
                (0..<(2 + random.next(3))).map { _ in syllables[random.next(syllables.count)] }.joined()
            }
    }()
}

extension RepeatableNumbers {
    /// Low numbers often, high ones seldom: the chance of a number falls about with its inverse, as of words in a language (G. Zipf).
    mutating func skewed(_ limit: Int) -> Int {
        let share = Double(next(1 << 53)) / Double(1 << 53)
        return min(limit - 1, Int(20 * (pow(Double(limit) / 20 + 1, share) - 1)))
    }
}
