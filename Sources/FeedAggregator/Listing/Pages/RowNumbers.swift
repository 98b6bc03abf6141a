/// The numbers of rows that some lists write into their titles: `1. `, `2. `. Each new row moves them on, and no title has changed by it.
enum RowNumbers {
    /// - Returns: the titles without them; as they are where not all rows are counted through.
    static func removed(from titles: [String]) -> [String] {
        let numbered = titles.compactMap(split)
        guard titles.count >= fewest, numbered.count == titles.count else { return titles }
        // A row that was left out leaves a gap.
        let areParted = numbered.allSatisfy(\.isParted)
        let longest = areParted ? 3 : titles.count >= fewestUnparted ? 1 : 0
        let steps = zip(numbered, numbered.dropFirst()).map { $1.number - $0.number }
        let areCounted = steps.allSatisfy { $0 > 0 } || steps.allSatisfy { $0 < 0 }
        return areCounted && steps.allSatisfy { abs($0) <= longest } ? numbered.map(\.title) : titles
    }

    /// Fewer may be numbers of their own.
    private static let fewest = 3
    /// The same where nothing stands between number and title.
    private static let fewestUnparted = 5

    /// Four digits are a year.
    private static func split(_ title: String) -> (number: Int, title: String, isParted: Bool)? {
        let digits = title.prefix { $0.isASCII && $0.isNumber }
        guard digits.count <= 3, let number = Int(digits) else { return nil }
        let rest = title[digits.endIndex...]
        let name = rest.drop { $0.isWhitespace || ".、．)）:：".contains($0) }
        return name.count > 1 ? (number, String(name), name.startIndex > rest.startIndex) : nil
    }
}
