/// Dates written out: 二〇二四年八月二十六日.
enum ChineseNumerals {
    private static let digits: [Character: Int] = [
        "〇": 0, "零": 0, "○": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]
    private static let units: Set<Character> = ["年", "月", "日", "号", "號"]

    private static let scalars: Set<UInt32> = Set((digits.keys + ["十"]).flatMap { $0.unicodeScalars.map(\.value) })

    /// The text with each numeral before 年, 月 or 日 as digits.
    static func replaced(in text: String) -> String {
        guard text.unicodeScalars.contains(where: { scalars.contains($0.value) }) else { return text }
        var result = ""
        var numeral: [Character] = []
        for character in text {
            if digits[character] != nil || character == "十" {
                numeral.append(character)
                continue
            }
            if !numeral.isEmpty {
                result += units.contains(character) ? value(of: numeral) ?? String(numeral) : String(numeral)
                numeral = []
            }
            result.append(character)
        }
        return result + String(numeral)
    }

    private static func value(of numeral: [Character]) -> String? {
        guard let ten = numeral.firstIndex(of: "十") else {
            return numeral.compactMap { digits[$0].map(String.init) }.joined()
        }
        guard numeral.count <= 3, ten <= 1 else { return nil }
        let tens = ten == 0 ? 1 : digits[numeral[0]] ?? 0
        let ones = ten == numeral.count - 1 ? 0 : digits[numeral[ten + 1]] ?? 0
        return String(tens * 10 + ones)
    }
}
