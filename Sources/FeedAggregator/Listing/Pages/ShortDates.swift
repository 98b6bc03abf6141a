/// How a page writes dates that begin with short numbers: `26/11/2026` can only be read with the day first, and so are the page's others.
enum ShortDates {
    /// Whether some can only be read with the day first, and none only with the month first. Those that stand alone in an element, as the dates
    /// of rows do, decide; where there are none, two in other texts do. What scripts and comments say follows other customs.
    static func areDayFirst(in page: String) -> Bool {
        let bytes = Array(page.utf8)
        var (alone, amid) = (Votes(), Votes())
        var silent: [Range<Int>]?
        for (index, sign) in bytes.enumerated() where sign == UInt8(ascii: "/") || sign == UInt8(ascii: ".") {
            guard let (first, second) = numbers(around: index, in: bytes), max(first, second) > 12 else { continue }
            if silent == nil { silent = silentRanges(of: bytes) }
            if silent?.contains(where: { $0.contains(index) }) == true { continue }
            guard let letters = letters(around: index, in: bytes) else { continue }
            if letters <= mostLetters { alone.add(first, second) } else { amid.add(first, second) }
        }
        if alone.dayFirst + alone.monthFirst > 0 { return alone.dayFirst > 0 && alone.monthFirst == 0 }
        return amid.dayFirst >= 2 && amid.monthFirst == 0
    }

    private struct Votes {
        var (dayFirst, monthFirst) = (0, 0)

        mutating func add(_ first: Int, _ second: Int) {
            if second > 12 { monthFirst += 1 } else if first > 12 { dayFirst += 1 }
        }
    }

    /// Beside a date, a label such as `Publication date:` or `Posted on … by Admin` may stand in its element.
    private static let mostLetters = 20
    /// Farther than this no tag is looked for.
    private static let reach = 400

    /// Letters of the text between two tags in which a date stands; `nil` where it stands within a tag.
    private static func letters(around index: Int, in bytes: [UInt8]) -> Int? {
        func isTag(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") }
        let before = bytes[..<index].suffix(reach).lastIndex(where: isTag)
        let after = bytes[index...].prefix(reach).firstIndex(where: isTag)
        if let before, bytes[before] == UInt8(ascii: "<") { return nil }
        if let after, bytes[after] == UInt8(ascii: ">") { return nil }
        guard let before, let after else { return .max }
        var (letters, isEntity) = (0, false)
        for byte in bytes[before..<after] {
            if byte == UInt8(ascii: "&") { isEntity = true }
            if byte == UInt8(ascii: ";") { isEntity = false }
            if !isEntity, byte | 0x20 >= UInt8(ascii: "a"), byte | 0x20 <= UInt8(ascii: "z") { letters += 1 }
        }
        return letters
    }

    /// Where scripts, styles and comments stand.
    private static func silentRanges(of bytes: [UInt8]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var index = 0
        while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            let rest = bytes[(start + 1)...]
            let ends: [(begin: String, end: String)] = [("!--", "-->"), ("script", "</script"), ("style", "</style")]
            guard let kind = ends.first(where: { starts(rest, with: $0.begin) }) else {
                index = start + 1
                continue
            }
            var end = start + 1
            while end < bytes.count, !starts(bytes[end...], with: kind.end) { end += 1 }
            ranges.append(start..<end)
            index = min(end + 1, bytes.count)
        }
        return ranges
    }

    private static func starts(_ bytes: ArraySlice<UInt8>, with text: String) -> Bool {
        bytes.count >= text.utf8.count && zip(bytes, text.utf8).allSatisfy { $0 == $1 || $0 | 0x20 == $1 }
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
