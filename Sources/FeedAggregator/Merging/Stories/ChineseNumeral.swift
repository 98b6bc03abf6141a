/// Reads Chinese numerals: 二〇二四, 十二, 一百零五, 三千五百, 一万二.
enum ChineseNumeral {
    static func isNumeral(_ scalar: UInt32) -> Bool {
        switch scalar {  // 一 to 九, 零, 〇, 两; 十, 百, 千, 万, 亿
        case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x96F6, 0x3007, 0x4E24: true
        case 0x5341, 0x767E, 0x5343, wan, yi: true
        default: false
        }
    }

    /// Decimal digits; `nil` for what is no number below a hundred thousand million.
    static func digits(_ run: ArraySlice<UInt32>) -> [UInt32]? {
        guard run.count <= 20 else { return nil }
        if run.allSatisfy({ digits[$0] != nil }) { return run.compactMap { digits[$0].map { 0x30 + UInt32($0) } } }
        var (total, section, digit) = (0, 0, 0)
        for scalar in run {
            if let value = digits[scalar] {
                digit = value
            } else if let unit = units[scalar] {
                section += max(digit, section == 0 && digit == 0 ? 1 : digit) * unit
                digit = 0
            } else {
                let unit = scalar == wan ? 10_000 : 100_000_000
                guard section + digit > 0, total < 100_000 else { return nil }
                total = (total + section + digit) * unit
                (section, digit) = (0, 0)
            }
        }
        return String(total + section + digit).unicodeScalars.map(\.value)
    }

    private static let wan: UInt32 = 0x4E07
    private static let yi: UInt32 = 0x4EBF
    private static let digits: [UInt32: Int] = {
        var digits: [UInt32: Int] = [0x3007: 0, 0x4E24: 2]
        for (value, scalar) in "零一二三四五六七八九".unicodeScalars.enumerated() { digits[scalar.value] = value }
        return digits
    }()
    private static let units: [UInt32: Int] = [0x5341: 10, 0x767E: 100, 0x5343: 1_000]
}
