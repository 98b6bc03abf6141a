internal import FeedModel

/// What a run did, source by source and in documents.
struct RunReport: Sendable, Equatable {
    var readings: [SourceReading] = []
    /// Sources that were not due.
    var waiting = 0
    /// Those of them that were in order when they were last asked.
    var waitingInOrder = 0
    /// Sources that were due, but whose turn did not come.
    var neverBegun = 0
    var end = End.finished
    /// Entries older than the configuration keeps.
    var forgotten = 0
    var documents: Documents?

    struct Documents: Sendable, Equatable {
        var written = 0
        var unchanged = 0
        var removed = 0
        /// Which WebSub hubs could not be told, and why.
        var hubProblems: [String] = []
    }

    /// How the reading of the sources ended.
    enum End: Sendable, Equatable {
        case finished
        /// The run's deadline came first.
        case deadline
        /// By a signal.
        case stopped
    }

    /// Sources that were due and are left for the next run.
    var left: Int { neverBegun + readings.count { $0.result == .left } }

    var failures: [Failure] {
        readings.compactMap { reading in
            if case .failed(let failure) = reading.result { failure } else { nil }
        }
    }

    var everySourceFailed: Bool { !readings.isEmpty && failures.count == readings.count && waitingInOrder == 0 }

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
        /// The run ended first; nothing was learned about the source.
        case left
    }

    struct Counts: Sendable, Equatable {
        var new = 0
        var changed = 0
        var known = 0
        /// What a person should know about this reading although it went well.
        var notices: [String] = []
        /// The one of ``notices`` that says that versions of entries wait to be taken over by a later reading; `nil` where none does.
        var heldBack: String?
    }
}
