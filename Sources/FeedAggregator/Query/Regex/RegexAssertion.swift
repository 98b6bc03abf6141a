/// A place in the text rather than a character.
enum RegexAssertion: Sendable, Hashable {
    case start, end, wordBoundary, noWordBoundary

    @inline(__always)
    func holds(at index: Int, in text: [UInt32]) -> Bool {
        switch self {
        case .start: return index == 0 || text[index - 1] == FoldedText.separator
        case .end: return index == text.count || text[index] == FoldedText.separator
        case .wordBoundary: return Self.isBoundary(index, text)
        case .noWordBoundary: return !Self.isBoundary(index, text)
        }
    }

    private static func isBoundary(_ index: Int, _ text: [UInt32]) -> Bool {
        let before = index > 0 && ScalarSet.word.contains(text[index - 1])
        let after = index < text.count && ScalarSet.word.contains(text[index])
        return before != after
    }
}
