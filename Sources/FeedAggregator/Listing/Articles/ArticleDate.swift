internal import FeedModel
internal import Foundation

/// Which of two statements of an article's date holds.
enum ArticleDate {
    /// - Parameters:
    ///   - stated: what meta tags say. Some systems write them with a 12-hour clock by mistake: 03:30 for half past three in the afternoon.
    ///   - visible: what the page shows its readers.
    static func choose(stated: EntryDate?, visible: EntryDate?) -> EntryDate? {
        guard let stated else { return visible }
        guard let visible else { return stated }
        let difference = visible.instant.timeIntervalSince(stated.instant)
        if visible.hasTime, stated.hasTime, abs(abs(difference) - 43_200) < 60 { return visible }
        // The same day, and only the page says when.
        if visible.hasTime, !stated.hasTime, (0..<86_400).contains(difference) { return visible }
        return stated
    }
}
