/// The numbers of rows that some lists write into their titles: `1. `, `2. `. Each new row moves them on, and no title has changed by it.
enum RowNumbers {
    /// - Returns: the titles without them; as they are where not all rows are counted through.
    static func removed(from titles: [String]) -> [String] {
        let numbered = titles.compactMap(split)
        guard titles.count >= fewest, numbered.count == titles.count else { return titles }
        let steps = zip(numbered, numbered.dropFirst()).map { $1.number - $0.number }
        let areCounted = steps.allSatisfy { $0 > 0 } || steps.allSatisfy { $0 < 0 }
        // A row that was left out leaves a gap.
        return areCounted && steps.allSatisfy { abs($0) <= widestGap } ? numbered.map(\.title) : titles
    }

    /// Fewer may be numbers of their own.
    private static let fewest = 3
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
}
