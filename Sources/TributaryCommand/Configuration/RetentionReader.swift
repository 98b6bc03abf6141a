internal import FeedModel
internal import Yams

/// Reads `history:`, what becomes of old entries.
struct RetentionReader {
    let log: ProblemLog

    /// Shorter is a slip of the pen, and what is forgotten does not come back.
    private static let shortest = Duration.seconds(30 * 86_400)

    /// - Returns: `nil` for a history that is kept for ever.
    func retention(_ node: Node?, _ publishing: PublishingSettings) -> Retention? {
        guard let node else { return nil }
        let section = Section(node, name: "history", keys: ["keep"], log: log)
        guard let text = section.string("keep"), text.lowercased() != "forever" else { return nil }
        guard let keep = Quantity.duration(text) else {
            section.problem(
                section["keep"],
                "`keep` in history must be `forever` or a duration such as `5y`, `26w` or `400d`, not `\(text)`.")
            return nil
        }
        guard keep >= Self.shortest else {
            section.problem(
                section["keep"],
                "`keep` in history must be at least `30d`, not `\(text)` (`m` is for minutes): what is forgotten does not come back."
            )
            return nil
        }
        return Retention(
            keep: keep.components.seconds, windowEntries: publishing.windowEntries,
            windowDays: publishing.windowDays)
    }
}
