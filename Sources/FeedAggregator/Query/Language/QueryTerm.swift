/// A word, phrase or prefix of a query.
package struct QueryTerm: Sendable, Hashable {
    /// As written, without quotes and star.
    package let text: String
    /// As it is compared.
    let scalars: [UInt32]
    /// Whether it stands for all words that begin so.
    package let isPrefix: Bool

    /// As it is compared with folded text.
    package var folded: String {
        String(String.UnicodeScalarView(scalars.compactMap { Unicode.Scalar($0) }))
    }

    /// - Returns: `nil` where nothing is left of `text` after folding.
    init?(_ text: String, isPrefix: Bool = false) {
        let scalars = FoldedText(text).scalars
        if scalars.isEmpty { return nil }
        (self.text, self.scalars, self.isPrefix) = (text, scalars, isPrefix)
    }
}
