internal import FeedModel
internal import Foundation
internal import Synchronization

/// What is counted while the server runs, and the page on which Prometheus reads it (text format 0.0.4).
final class Metrics: Sendable {
    private let responses = Mutex<[Int: Int]>([:])

    func count(status: Int) { responses.withLock { $0[status, default: 0] += 1 } }

    /// - Parameter sources: `nil` where the history cannot be read.
    func page(sources: [SourceStatus]?) -> String {
        var lines: [String] = []
        func metric(_ name: String, _ kind: String, _ help: String, _ samples: [(labels: String, value: String)]) {
            lines += ["# HELP \(name) \(help)", "# TYPE \(name) \(kind)"]
            lines += samples.map { "\(name)\($0.labels) \($0.value)" }
        }
        metric(
            "tributary_build_info", "gauge", "The program.", [("{version=\"\(Tributary.version)\"}", "1")])
        metric(
            "tributary_history_readable", "gauge", "Whether the history can be read.",
            [("", sources == nil ? "0" : "1")])
        if let sources {
            metric(
                "tributary_source_ok", "gauge", "Whether a source reads well; its state says what is the matter.",
                sources.map {
                    (
                        "{source=\(Self.quoted($0.id)),city=\(Self.quoted($0.city)),state=\"\($0.state.rawValue)\"}",
                        $0.state == .ok ? "1" : "0"
                    )
                })
            metric(
                "tributary_source_entries", "gauge", "Entries of the history that were first read from a source.",
                sources.map { ("{source=\(Self.quoted($0.id))}", "\($0.entries)") })
            metric(
                "tributary_source_last_success_timestamp_seconds", "gauge", "When a source was last read well.",
                sources.compactMap { source in
                    source.lastSuccess.map {
                        ("{source=\(Self.quoted(source.id))}", "\(Int64($0.timeIntervalSince1970))")
                    }
                })
        }
        let counts = responses.withLock { $0 }
        metric(
            "tributary_http_responses_total", "counter", "Responses since the server began.",
            counts.sorted { $0.key < $1.key }.map { ("{status=\"\($0.key)\"}", "\($0.value)") })
        return lines.joined(separator: "\n") + "\n"
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
    }
}
