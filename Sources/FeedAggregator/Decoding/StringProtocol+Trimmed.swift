extension StringProtocol {
    /// Without white space around.
    var trimmed: String {
        let start = firstIndex { !$0.isWhitespace } ?? endIndex
        guard let end = lastIndex(where: { !$0.isWhitespace }), start <= end else { return "" }
        return String(self[start...end])
    }
}
