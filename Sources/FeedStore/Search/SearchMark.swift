internal import FeedModel

/// How far the index has come: every entry up to `indexed` is in it, with the tokens of `version`.
struct SearchMark {
    static let setting = "searchIndex"

    let version: Int
    let indexed: HistoryEntry.ID

    init(_ version: Int, _ indexed: HistoryEntry.ID) { (self.version, self.indexed) = (version, indexed) }

    init?(_ text: String) {
        let parts = text.split(separator: " ").map { Int64($0) }
        guard parts.count == 2, let version = parts[0], let indexed = parts[1] else { return nil }
        self.init(Int(truncatingIfNeeded: version), indexed)
    }

    var text: String { "\(version) \(indexed)" }
}
