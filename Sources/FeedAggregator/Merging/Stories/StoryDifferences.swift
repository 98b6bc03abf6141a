/// Judges, gap by gap, whether what differs between two copies of a text leaves it the same notice.
struct StoryDifferences {
    private let left: StoryText
    private let right: StoryText
    private let matched: Int
    private var replaced = 0

    init(_ left: StoryText, _ right: StoryText, matched: Int) {
        (self.left, self.right, self.matched) = (left, right, matched)
    }

    /// An editor exchanges a word here and there.
    var areFewEnough: Bool { Double(replaced) <= 0.1 * Double(matched) }

    mutating func isHarmless(_ gap: StoryAlignment.Gap) -> Bool {
        let (mine, theirs) = (left.body[gap.left], right.body[gap.right])
        if mine.isEmpty { return isHarmlessAddition(theirs, to: left.body, at: gap.left.lowerBound, in: right.body) }
        if theirs.isEmpty { return isHarmlessAddition(mine, to: right.body, at: gap.right.lowerBound, in: left.body) }
        if gap.isOutside, isFrame(mine, of: left.city), isFrame(theirs, of: right.city) { return true }
        return isHarmlessReplacement(mine, theirs, gap)
    }

    // MARK: Additions

    /// Text that one copy has and the other lacks, between two tokens that stand side by side in the other.
    private func isHarmlessAddition(
        _ added: ArraySlice<StoryToken>, to other: [StoryToken], at position: Int, in own: [StoryToken]
    ) -> Bool {
        let isInsideClause =
            position > 0 && position < other.count && other[position - 1].clause == other[position].clause
        if added.count <= Self.fewTokens,
            added.indices.contains(where: { StoryDesignations.isDesignation($0, in: own) })
        {
            return false
        }
        guard isInsideClause else { return true }
        // "记者11日获悉" says no more than "记者获悉".
        if StoryWording.isDay(added) { return true }
        return !isTelling(added)
    }

    /// Whether words hold what a template is filled in with, or turn what is said into its opposite.
    private func isTelling(_ tokens: ArraySlice<StoryToken>) -> Bool {
        if tokens.count <= Self.fewTokens, StoryWording.denies(tokens) { return true }
        return tokens.contains {
            $0.kind == .number || $0.isQuoted || ($0.isCapitalized && $0.place < 0)
                || (isForeign($0, own: left.city) && isForeign($0, own: right.city))
        }
    }

    /// The name of another city than the one that published.
    private func isForeign(_ token: StoryToken, own: Int16) -> Bool { token.place >= 0 && token.place != own }

    /// At either end, words of the office's own: they name the office or its city, or say what the office does with the notice.
    /// Other words that stand in each other's place there may be a list of winners.
    private func isFrame(_ tokens: ArraySlice<StoryToken>, of city: Int16) -> Bool {
        tokens.count <= Self.longestFrame && !tokens.contains { isForeign($0, own: city) }
            && (tokens.contains { city >= 0 && $0.place == city } || StoryWording.namesOffice(tokens))
    }

    private static let longestFrame = 160
    private static let fewTokens = 10

    // MARK: Replacements

    private mutating func isHarmlessReplacement(
        _ mine: ArraySlice<StoryToken>, _ theirs: ArraySlice<StoryToken>, _ gap: StoryAlignment.Gap
    ) -> Bool {
        if isOwnNameForUs(mine, theirs) || StoryWording.isLately(mine, forDay: theirs) { return true }
        guard !mine.contains(where: \.isQuoted), !theirs.contains(where: \.isQuoted) else { return false }
        if isLightWithAddition(mine, theirs) || isLightWithAddition(theirs, mine) { return true }
        // Words an editor exchanges freely; any other word for another may be another product, country or person.
        guard let sense = commonSense(gap) else { return false }
        if sense.isEmpty { return true }
        if isInTitles(mine, theirs) { return false }
        replaced += max(mine.count, theirs.count)
        return true
    }

    /// What both sides say, if it is the same. What was laid side by side may have cut words in two ("现场" and "当场" share a character), so
    /// that a sign on either side is looked at as well.
    private func commonSense(_ gap: StoryAlignment.Gap) -> [Int]? {
        for (before, after) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
            guard gap.left.lowerBound >= before, gap.right.lowerBound >= before,
                gap.left.upperBound + after <= left.body.count, gap.right.upperBound + after <= right.body.count
            else { continue }
            let mine = left.body[(gap.left.lowerBound - before)..<(gap.left.upperBound + after)]
            let theirs = right.body[(gap.right.lowerBound - before)..<(gap.right.upperBound + after)]
            if let sense = StoryWording.sense(of: withoutUs(mine, other: right.city)),
                sense == StoryWording.sense(of: withoutUs(theirs, other: left.city))
            {
                return sense
            }
        }
        return nil
    }

    /// "近日" in one copy, "日前，市场监管" in the other: words without matter on both sides, and something added.
    private func isLightWithAddition(
        _ light: ArraySlice<StoryToken>, _ other: ArraySlice<StoryToken>
    ) -> Bool {
        guard StoryWording.sense(of: light) == [] else { return false }
        let added = StoryWording.withoutLightEnds(other)
        return added.count < other.count && (StoryWording.isDay(added) || !isTelling(added))
    }

    /// "我市" in one copy and the city's name in the other mean the same.
    /// - Parameter city: that published the other copy.
    private func withoutUs(_ tokens: ArraySlice<StoryToken>, other city: Int16) -> ArraySlice<StoryToken> {
        guard tokens.contains(where: { $0.place >= 0 }) || StoryWording.mayBeUs(tokens) else { return tokens }
        if StoryWording.isUs(tokens) { return [] }
        return tokens.filter { $0.place < 0 || $0.place != city }[...]
    }

    /// "珠海市" in Zhuhai's copy, "我市" or "全市" in another.
    private func isOwnNameForUs(_ mine: ArraySlice<StoryToken>, _ theirs: ArraySlice<StoryToken>) -> Bool {
        func isOwn(_ tokens: ArraySlice<StoryToken>, _ city: Int16) -> Bool {
            city >= 0 && tokens.contains { $0.place == city }
                && tokens.allSatisfy { $0.place == city || $0.value == StoryWording.citySign }
        }
        return (isOwn(mine, left.city) && StoryWording.isUs(theirs))
            || (isOwn(theirs, right.city) && StoryWording.isUs(mine))
    }

    /// What changes with the title is what the notice is about.
    private func isInTitles(_ mine: ArraySlice<StoryToken>, _ theirs: ArraySlice<StoryToken>) -> Bool {
        Self.contains(left.title, mine) && Self.contains(right.title, theirs)
            && !Self.contains(right.title, mine) && !Self.contains(left.title, theirs)
    }

    private static func contains(_ tokens: [StoryToken], _ part: ArraySlice<StoryToken>) -> Bool {
        guard let first = part.first else { return false }
        return tokens.indices.contains { tokens[$0] == first && tokens[$0...].starts(with: part) }
    }
}
