internal import FeedModel

/// What a run did, source by source and in documents.
struct RunReport: Sendable, Equatable {
    var readings: [SourceReading] = []
    /// Sources that were not due.
    var waiting = 0
    var documents: Documents?

    struct Documents: Sendable, Equatable {
        var written = 0
        var unchanged = 0
        var removed = 0
        /// Which WebSub hubs could not be told, and why.
        var hubProblems: [String] = []
    }

    var failures: [Failure] {
        readings.compactMap { reading in
            if case .failed(let failure) = reading.result { failure } else { nil }
        }
    }

    var everySourceFailed: Bool { !readings.isEmpty && failures.count == readings.count }

    /// How many of the entries read were new, changed, and known as they stood.
    var counts: (new: Int, changed: Int, known: Int) {
        readings.reduce(into: (0, 0, 0)) { sum, reading in
            guard case .merged(let counts) = reading.result else { return }
            sum.0 += counts.new
            sum.1 += counts.changed
            sum.2 += counts.known
        }
    }
}

/// How reading one source ended.
struct SourceReading: Sendable, Equatable {
    let source: Source.ID
    let result: Result

    enum Result: Sendable, Equatable {
        /// The document is the one read before.
        case unchanged
        case merged(Counts)
        case failed(Failure)
    }

    struct Counts: Sendable, Equatable {
        var new = 0
        var changed = 0
        var known = 0
        /// What a person should know about this reading although it went well.
        var notices: [String] = []
    }
}
