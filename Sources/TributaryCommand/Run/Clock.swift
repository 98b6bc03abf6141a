internal import Foundation

/// The one place that asks what time it is. Everything below takes the moment as a value.
enum Clock {
    /// Now, in whole seconds. `TRIBUTARY_NOW` (seconds since 1970) stands in for it where a run must be repeatable.
    static var now: Date {
        let told = ProcessInfo.processInfo.environment["TRIBUTARY_NOW"].flatMap(TimeInterval.init)
        return Date(timeIntervalSince1970: (told ?? Date().timeIntervalSince1970).rounded(.down))
    }
}
