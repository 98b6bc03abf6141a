/// How a page writes dates that begin with short numbers: `26/11/2026` can only be read with the day first, and so are the page's others.
enum ShortDates {
    /// Whether some can only be read with the day first, and none only with the month first. Only those count that stand alone in an element,
    /// as the dates of rows do: what scripts, sentences and footers say follows other customs.
    static func areDayFirst(in text: String) -> Bool {
        let bytes = Array(text.utf8)
        var isDayFirst = false
        for (index, sign) in bytes.enumerated() where sign == UInt8(ascii: "/") || sign == UInt8(ascii: ".") {
            guard let (first, second) = numbers(around: index, in: bytes), max(first, second) > 12,
                standsAlone(index, in: bytes)
            else { continue }
            if second > 12 { return false }
            if first > 12 { isDayFirst = true }
        }
        return isDayFirst
    }

    /// Beside a date, a label or a time may stand in its element.
    private static let longestElement = 28
    private static let mostLetters = 6

    private static func standsAlone(_ index: Int, in bytes: [UInt8]) -> Bool {
        let before = bytes[..<index].suffix(longestElement).lastIndex {
            $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "<")
        }
        let after = bytes[index...].prefix(longestElement).firstIndex {
            $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">")
        }
        guard let before, let after, bytes[before] == UInt8(ascii: ">"), bytes[after] == UInt8(ascii: "<") else {
            return false
        }
        let letters = bytes[before..<after].count { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") }
        return letters <= mostLetters
    }

    /// The first two numbers of a date whose first sign stands at `index`; none where it is part of something longer, as an address is.
    private static func numbers(around index: Int, in bytes: [UInt8]) -> (Int, Int)? {
        func digit(_ position: Int) -> Int? {
            guard bytes.indices.contains(position), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position])
            else { return nil }
            return Int(bytes[position]) - 48
        }
        func isSign(_ position: Int) -> Bool { bytes.indices.contains(position) && bytes[position] == bytes[index] }

        guard let last = digit(index - 1) else { return nil }
        let first = (digit(index - 2) ?? 0) * 10 + last
        let start = digit(index - 2) == nil ? index - 1 : index - 2
        guard digit(start - 1) == nil, !isSign(start - 1), let next = digit(index + 1) else { return nil }
        let end = digit(index + 2) == nil ? index + 2 : index + 3
        let second = end == index + 2 ? next : next * 10 + (digit(index + 2) ?? 0)
        guard isSign(end), (1...4).allSatisfy({ digit(end + $0) != nil }), digit(end + 5) == nil, !isSign(end + 5),
            (1...31).contains(first), (1...31).contains(second)
        else { return nil }
        return (first, second)
    }
}
