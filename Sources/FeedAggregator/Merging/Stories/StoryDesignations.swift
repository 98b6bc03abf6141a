/// The numbers by which notices of one series are told apart: years, batches, issues, document numbers, amounts.
enum StoryDesignations {
    /// Whether both titles name numbers of one class, and not the same ones.
    static func conflict(_ left: [StoryToken], _ right: [StoryToken]) -> Bool {
        let (mine, theirs) = (classes(left), classes(right))
        for (unit, numbers) in mine {
            guard let others = theirs[unit] else { continue }
            if !numbers.isSubset(of: others), !others.isSubset(of: numbers) { return true }
        }
        return false
    }

    /// Numbers by what they count: the sign behind them, or the word before them.
    private static func classes(_ tokens: [StoryToken]) -> [UInt64: Set<UInt64>] {
        var classes: [UInt64: Set<UInt64>] = [:]
        for (index, token) in tokens.enumerated() where token.kind == .number {
            classes[unit(of: index, in: tokens), default: []].insert(token.value)
        }
        return classes
    }

    private static func unit(of index: Int, in tokens: [StoryToken]) -> UInt64 {
        if (1990...2100).contains(tokens[index].number) { return yearUnit }
        if index + 1 < tokens.count, tokens[index + 1].kind == .han { return tokens[index + 1].value }
        if index > 0, series.contains(tokens[index - 1].value) { return tokens[index - 1].value }
        if index + 1 < tokens.count, tokens[index + 1].kind == .word { return tokens[index + 1].value }
        return otherUnit
    }

    /// Whether a number names a member of a series here: 第二批, 2024年, issue 5.
    static func isDesignation(_ index: Int, in tokens: [StoryToken]) -> Bool {
        let token = tokens[index]
        guard token.kind == .number else { return false }
        if index > 0, tokens[index - 1].value == ordinalSign || series.contains(tokens[index - 1].value) { return true }
        guard index + 1 < tokens.count else { return false }
        return seriesSigns.contains(tokens[index + 1].value) || series.contains(tokens[index + 1].value)
    }

    private static let yearUnit: UInt64 = 1
    private static let otherUnit: UInt64 = 2
    private static let ordinalSign = UInt64(0x7B2C)
    private static let seriesSigns = Set("批期号届次轮季".unicodeScalars.map { UInt64($0.value) })
    private static let series = Set(
        "batch batches no number issue phase part round session quarter edition volume announcement list lot group stage"
            .split(separator: " ").map {
                StoryToken.word($0.unicodeScalars.map(\.value)).value
            })
}
