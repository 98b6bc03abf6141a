internal import FeedModel

/// The few lines a run ends with.
struct RunSummary {
    let report: RunReport
    let output: String

    /// What went well, for standard error; silenced by `--quiet`.
    var lines: [String] {
        var lines = [sourcesLine]
        if report.end == .stopped {
            lines.append(
                "Stopped: what was read is stored, nothing was published. The next run goes on where this one ended.")
        }
        if report.forgotten > 0 {
            lines.append("\(Self.count(report.forgotten, "entry", "entries")) forgotten, as `history.keep` says.")
        }
        if let documents = report.documents { lines.append(documentsLine(documents)) }
        return lines
    }

    /// One line a source that failed, and what else a person should know; shown even when quiet.
    var problems: [String] {
        deadlineLine
            + report.readings.flatMap { reading in
                switch reading.result {
                case .failed(let failure): ["\(failure.source): \(failure.stage.rawValue): \(failure.reason)"]
                case .merged(let counts): counts.notices.map { "\(reading.source): \($0)" }
                case .unchanged, .left: [String]()
                }
            }
            + (report.documents?.hubProblems ?? [])
    }

    private var deadlineLine: [String] {
        guard report.end == .deadline else { return [] }
        return [
            "the run's deadline came before \(Self.count(report.left, "source")); the next run goes on. Often? Raise `fetch.deadline`."
        ]
    }

    private var sourcesLine: String {
        let counts = report.counts
        let read = report.readings.count { $0.result != .left } - report.failures.count
        var parts = ["\(Self.count(read, "source")) read"]
        if !report.failures.isEmpty { parts.append("\(report.failures.count) failed") }
        if report.waiting > 0 { parts.append("\(report.waiting) not due yet") }
        if report.left > 0 { parts.append("\(report.left) left for the next run") }
        let news =
            counts.new == 0 && counts.changed == 0
            ? "nothing new" : "\(Self.count(counts.new, "new entry", "new entries")), \(counts.changed) changed"
        return parts.joined(separator: ", ") + ": \(news)."
    }

    private func documentsLine(_ documents: RunReport.Documents) -> String {
        guard documents.written > 0 || documents.removed > 0 else {
            return "Nothing changed: all documents in \(output) stay as they are."
        }
        let removed = documents.removed > 0 ? ", \(documents.removed) removed" : ""
        return """
            \(Self.count(documents.written, "document")) written, \(documents.unchanged) unchanged\(removed).
            Look at \(output)/index.html, or subscribe to \(output)/index.atom.
            """
    }

    static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        "\(number) \(number == 1 ? one : many ?? one + "s")"
    }
}
