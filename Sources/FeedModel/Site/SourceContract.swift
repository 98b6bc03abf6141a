/// What a list page is expected to look like: partly declared in the configuration, partly learned from readings that were in order.
public struct SourceContract: Sendable, Hashable, Codable {
    /// How many readings it was learned from. Before ``trustedReadings`` only what is declared counts.
    public var readings = 0
    /// Rows a page, on average of late.
    public var rows = 0.0
    /// The share of rows with a date.
    public var datedShare = 0.0
    /// The share of rows that were in the history already.
    public var knownShare = 0.0
    /// The length of titles in characters.
    public var titleLength = 0.0
    /// The address that answered the last good reading; `nil` before there was one that noted it.
    public var answeredBy: String?

    public static let trustedReadings = 3

    public init() {}

    /// Takes in a reading that was in order; the latest count most, so that a list that grows slowly stays in contract.
    public mutating func learn(rows: Int, datedShare: Double, knownShare: Double, titleLength: Double) {
        let weight = readings == 0 ? 1 : max(0.2, 1 / Double(readings + 1))
        func moved(_ old: Double, _ new: Double) -> Double { old + (new - old) * weight }
        self.rows = moved(self.rows, Double(rows))
        self.datedShare = moved(self.datedShare, datedShare)
        self.knownShare = moved(self.knownShare, knownShare)
        self.titleLength = moved(self.titleLength, titleLength)
        readings = min(readings + 1, 1_000)
    }
}
