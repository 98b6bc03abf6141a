internal import FeedModel
internal import Foundation

/// Dates in JSON: Unix time in seconds or milliseconds, or text.
enum JSONDates {
    static func date(_ text: String, _ dates: PageDates) -> EntryDate? {
        if let number = Double(text), number.isFinite {
            // 1990 to 2100; below that it is a year or a counter, above it milliseconds.
            let seconds = number > 100_000_000_000 ? number / 1_000 : number
            if (631_152_000...4_102_444_800).contains(seconds) {
                return EntryDate(Date(timeIntervalSince1970: seconds.rounded(.down)))
            }
            // `20240826` and `20240826103000` are read as text below.
            guard text.count == 8 || text.count == 14 else { return nil }
        }
        return dates.date(in: text)
    }
}
