internal import Foundation

/// What this process has used of the processor, in seconds.
enum ProcessTime {
    static var now: Double { Double(clock()) / Double(CLOCKS_PER_SEC) }
}
