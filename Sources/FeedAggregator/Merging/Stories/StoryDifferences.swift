/// Judges, gap by gap, whether what differs between two copies of a text leaves it the same notice.
struct StoryDifferences {
    private let left: StoryText
    private let right: StoryText
    private let matched: Int
    private var replaced = 0
    private var replacements: [Replacement: Int] = [:]

    private struct Replacement: Hashable {
        let left: [StoryToken]
        let right: [StoryToken]
    }

    init(_ left: StoryText, _ right: StoryText, matched: Int) {
        (self.left, self.right, self.matched) = (left, right, matched)
    }

    /// An editor changes a word here and there; a template's variable comes back.
    var areFewEnough: Bool {
        Double(replaced) <= 0.05 * Double(matched) && replacements.values.allSatisfy { $0 == 1 }
    }

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
        return !added.contains {
            $0.kind == .number || $0.isQuoted || ($0.isCapitalized && $0.place < 0)
                || isForeign($0, own: own.count == left.body.count ? left.city : right.city)
        }
    }

    /// The name of a city that did not publish this copy.
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
        if isOwnNameForUs(mine, theirs) || StoryWording.isLight(mine, theirs) { return true }
        if numbers(mine) != numbers(theirs) || mine.contains(where: \.isQuoted) || theirs.contains(where: \.isQuoted) {
            return false
        }
        if mine.contains(where: { $0.place >= 0 }) || theirs.contains(where: { $0.place >= 0 }) { return false }
        if mine.contains(where: \.isCapitalized), theirs.contains(where: \.isCapitalized) { return false }
        if StoryWording.isPersonOrOffice(
            mine, theirs, before: gap.left.lowerBound, after: gap.left.upperBound, in: left.body)
        {
            return false
        }
        if isInTitles(mine, theirs) { return false }
        // A short text has no room for an editor's hand; what differs there is its matter.
        guard matched >= Self.roomForEdits, max(mine.count, theirs.count) <= Self.longestEdit else { return false }
        replaced += max(mine.count, theirs.count)
        replacements[Replacement(left: Array(mine), right: Array(theirs)), default: 0] += 1
        return true
    }

    private static let roomForEdits = 150
    private static let longestEdit = 8

    private func numbers(_ tokens: ArraySlice<StoryToken>) -> [UInt64] {
        tokens.filter { $0.kind == .number }.map(\.value)
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
