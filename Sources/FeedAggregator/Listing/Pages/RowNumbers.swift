/// The numbers of rows that some lists write into their titles: `1. `, `2. `. Each new row moves them on, and no title has changed by it.
enum RowNumbers {
    /// - Returns: the titles without them; as they are where not all rows are counted through.
    static func removed(from titles: [String]) -> [String] {
        parted(titles) ?? joined(titles) ?? titles
    }

    /// Where a sign or a space stands behind each number.
    private static func parted(_ titles: [String]) -> [String]? {
        let numbered = titles.compactMap(split)
        guard titles.count >= fewest, numbered.count == titles.count else { return nil }
        let steps = zip(numbered, numbered.dropFirst()).map { $1.number - $0.number }
        let areCounted = steps.allSatisfy { $0 > 0 } || steps.allSatisfy { $0 < 0 }
        // A row that was left out leaves a gap.
        return areCounted && steps.allSatisfy { abs($0) <= widestGap } ? numbered.map(\.title) : nil
    }

    /// Where numbers and titles touch, as in elements side by side: only the count itself tells which digits are the row's.
    private static func joined(_ titles: [String]) -> [String]? {
        guard titles.count >= fewestJoined, let first = titles.first else { return nil }
        let digits = first.prefix { $0.isASCII && $0.isNumber }
        for width in 1...3 where width <= digits.count {
            guard let start = Int(digits.prefix(width)) else { return nil }
            for step in [1, -1] {
                guard let names = names(of: titles, from: start, by: step, width: width) else { continue }
                // `12月份…`, `11月份…` are months.
                let measured = names.count { $0.first.map(joinedUnits.contains) ?? true }
                if measured * 2 < names.count { return names }
            }
        }
        return nil
    }

    private static func names(of titles: [String], from start: Int, by step: Int, width: Int) -> [String]? {
        var names: [String] = []
        var next = [start]
        var gaps = 0
        for title in titles {
            let found = next.lazy.compactMap { number in
                name(of: title, behind: number, width: width).map { (number, $0) }
            }.first
            guard let (number, name) = found else { return nil }
            names.append(name)
            if number != next.first { gaps += 1 }
            next = (1...widestGap).map { number + step * $0 }
        }
        return gaps * 5 <= titles.count ? names : nil
    }

    private static func name(of title: String, behind number: Int, width: Int) -> String? {
        let plain = String(number)
        let padded = String(repeating: "0", count: max(0, width - plain.count)) + plain
        let rest = [padded, plain].lazy.filter { title.hasPrefix($0) }.map { title.dropFirst($0.count) }.first
        return rest.flatMap { $0.count > 1 && $0.first.map(mayBegin) == true ? String($0) : nil }
    }

    /// Whether a title may begin so: `29th`, `9.6亿` and `48-2026` are of one piece.
    private static func mayBegin(_ character: Character) -> Bool {
        if character.isNumber || character.isLetter { return !character.isLowercase }
        let category = character.unicodeScalars.first?.properties.generalCategory
        return category == .openPunctuation || category == .initialPunctuation || "”’\"'".contains(character)
    }

    /// Fewer may be numbers of their own.
    private static let fewest = 3
    private static let fewestJoined = 5
    private static let widestGap = 3

    /// Four digits are a year, and `11 月份` or `10.9` counts no rows.
    private static func split(_ title: String) -> (number: Int, title: String)? {
        let digits = title.prefix { $0.isASCII && $0.isNumber }
        guard digits.count <= 3, let number = Int(digits) else { return nil }
        let rest = title[digits.endIndex...]
        let name = rest.drop { $0.isWhitespace || ".、．)）:：".contains($0) }
        guard name.startIndex > rest.startIndex, name.count > 1, let first = name.first, !first.isNumber,
            !units.contains(first)
        else { return nil }
        return (number, String(name))
    }

    private static let units = Set("年月日号期届批次季周项个家条件宗起类种名人%％")
    /// What may stand behind a number without a space, and begins no title by itself where most have it.
    private static let joinedUnits = units.union("分秒部问亿万元岁天")
}
