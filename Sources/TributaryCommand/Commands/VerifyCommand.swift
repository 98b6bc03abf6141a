internal import ArgumentParser
internal import FeedPublisher
internal import FeedStore
internal import Foundation

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Prove that the published archives hold the whole history.",
        discussion: """
            EXAMPLE
              tributary verify
              tributary verify --json | python3 -m json.tool

            Walks the published chain of the index, each topic and each city, from
            the feed's own document through prev-archive to the oldest archive
            document, and compares: every document byte for byte with what the
            store says, every entry of the store in exactly the archive it belongs
            to, or in the feed's own document while its page is still open.

            JSON: {"ok": true, "entries": 98, "feeds": [{"feed": "index.atom",
            "archives", "archived", "open", "problems": [""]}]}. Ends with 0 where
            all is well, and with 65 where a document is not what the store says.
            """)

    @OptionGroup var common: CommonOptions

    @Flag(name: .long, help: "Print one JSON object for programs.")
    var json = false

    func run() async throws {
        try await withExitStatus {
            let configuration = try ConfigurationReader.read(path: common.config)
            let report = try VerifyCommand.report(configuration, common.console)
            if json {
                common.console.result(try report.json())
            } else if !common.quiet || !report.ok {
                report.lines.forEach(common.console.result)
            }
            if !report.ok { throw ExitStatus.dataError.code }
        }
    }

    private static func report(_ configuration: Configuration, _ console: Console) throws -> VerifyReport {
        guard FileManager.default.fileExists(atPath: configuration.store) else {
            throw VerifyError.noStore(path: configuration.store)
        }
        let store = try HistoryStore(path: configuration.store)
        let publication = Publication(configuration, store: store, classifier: try configuration.classifier())
        let proof = ArchiveProof(configuration: configuration, store: store, publication: publication)
        var progress: Progress?
        let findings = try proof.findings { done, count in
            if progress == nil { progress = Progress(of: count, "feeds", console: console) }
            progress?.show(done)
        }
        progress?.end()
        let isPublished =
            try Edition.last(
                publishedTo: OutputFolder(path: configuration.output), of: configuration.site, in: store)
            == Edition(of: configuration, in: store)
        return VerifyReport(
            findings: findings, entries: try store.read { history in try history.entryCount() },
            isPublished: isPublished)
    }
}

enum VerifyError: Error, CustomStringConvertible {
    case noStore(path: String)

    var description: String {
        switch self {
        case .noStore(let path):
            "there is no store at \(path) yet, so there is nothing to verify: run `tributary run` first."
        }
    }
}

/// What `verify` tells, for people and for programs.
struct VerifyReport {
    let findings: [ArchiveProof.Finding]
    /// In the store.
    let entries: Int
    /// Whether everything in the store was published.
    let isPublished: Bool

    var ok: Bool { findings.allSatisfy(\.problems.isEmpty) }

    private struct Object: Encodable {
        let ok: Bool
        let entries: Int
        let feeds: [ArchiveProof.Finding]
    }

    func json() throws -> String {
        return try PrettyJSON.text(Object(ok: ok, entries: entries, feeds: findings))
    }

    var lines: [String] {
        let header = ["FEED", "ARCHIVES", "ENTRIES IN THEM", "ENTRIES NOT YET", "STATE"]
        let rows = findings.map { finding in
            [
                finding.feed, "\(finding.archives)", "\(finding.archived)", "\(finding.open)",
                finding.problems.isEmpty ? "ok" : RunSummary.count(finding.problems.count, "problem"),
            ]
        }
        return Table.lines([header] + rows)
            + findings.flatMap { finding in finding.problems.map { "\(finding.feed): \($0)." } }
            + [verdict]
    }

    private var verdict: String {
        if ok {
            return
                "All \(RunSummary.count(entries, "entry", "entries")) of the store stand where they belong, byte for byte as the store has them."
        }
        return isPublished
            ? "Something changed the published files: `tributary publish` writes them as the store says."
            : "The store holds what was not published yet: `tributary publish` brings the files up to date."
    }
}
