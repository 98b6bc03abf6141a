package import struct Foundation.Date

/// How often a source brings something new, learned from the runs that found new entries.
package struct PublishingRhythm: Sendable, Hashable, Codable {
    /// The last runs that found something new, oldest first; at most ``capacity``.
    package private(set) var arrivals: [Date]

    /// Enough for a median that one quiet holiday does not move.
    package static let capacity = 9

    package init(arrivals: [Date] = []) { self.arrivals = Array(arrivals.suffix(Self.capacity)) }

    /// Notes that new entries were found at `moment`.
    package mutating func noteArrival(at moment: Date) {
        arrivals.append(moment)
        if arrivals.count > Self.capacity { arrivals.removeFirst() }
    }

    /// The median pause between arrivals in seconds; `nil` before there are four, because fewer prove no habit.
    package var typicalGap: Double? {
        guard arrivals.count >= 4 else { return nil }
        let gaps = zip(arrivals.dropFirst(), arrivals).map { $0.timeIntervalSince($1) }.sorted()
        return gaps[gaps.count / 2]
    }
}
