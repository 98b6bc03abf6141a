/// What a list page is expected to look like: partly declared in the configuration, partly learned from readings that were in order.
package struct SourceContract: Sendable, Hashable, Codable {
    /// How many readings it was learned from. Before ``trustedReadings`` only what is declared counts.
    package var readings = 0
    /// Rows a page, on average of late.
    package var rows = 0.0
    /// The share of rows with a date.
    package var datedShare = 0.0
    /// The share of rows that were in the history already.
    package var knownShare = 0.0
    /// The length of titles in characters.
    package var titleLength = 0.0
    /// The address that answered the last good reading; `nil` before there was one that noted it.
    package var answeredBy: String?

    package static let trustedReadings = 3

    package init() {}

    /// Takes in a reading that was in order; the latest count most, so that a list that grows slowly stays in contract.
    package mutating func learn(rows: Int, datedShare: Double, knownShare: Double, titleLength: Double) {
        let weight = readings == 0 ? 1 : max(0.2, 1 / Double(readings + 1))
        func moved(_ old: Double, _ new: Double) -> Double { old + (new - old) * weight }
        self.rows = moved(self.rows, Double(rows))
        self.datedShare = moved(self.datedShare, datedShare)
        self.knownShare = moved(self.knownShare, knownShare)
        self.titleLength = moved(self.titleLength, titleLength)
        readings = min(readings + 1, 1_000)
    }
}
