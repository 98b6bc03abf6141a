import Foundation
import Testing

/// A temporary copy of the nine invented bureaus, in which the built command runs as people and cron run it.
///
/// The configuration says `../../public` and `../../var`, so that output and store come to lie in the temporary folder too.
final class Workplace: Sendable {
    let folder: URL

    var cities: URL { folder.appending(path: "Fixtures/nine-cities", directoryHint: .isDirectory) }
    var configuration: URL { cities.appending(path: "tributary.yaml") }
    var output: URL { folder.appending(path: "public", directoryHint: .isDirectory) }
    var store: URL { folder.appending(path: "var/nine-cities.sqlite") }

    init() throws {
        let files = FileManager.default
        folder = files.temporaryDirectory.appending(path: "tributary-\(UUID().uuidString)", directoryHint: .isDirectory)
        try files.createDirectory(at: cities.deletingLastPathComponent(), withIntermediateDirectories: true)
        try files.copyItem(at: Self.fixtures, to: cities)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Runs the command with `--config` on the copy, and waits for its end.
    func tributary(_ arguments: String..., at now: Int? = nil, fileLimit: Int? = nil) async throws -> Outcome {
        try await Outcome(
            running: arguments + ["--config", configuration.path(percentEncoded: false)], in: folder, at: now,
            fileLimit: fileLimit)
    }

    /// Starts the command in the same way and kills it after a while, unless it has ended by then.
    /// - Returns: whether it was killed.
    func tributaryKilled(after moment: Duration, _ arguments: String..., at now: Int) async throws -> Bool {
        let outcome = try await Outcome(
            running: arguments + ["--config", configuration.path(percentEncoded: false)], in: folder, at: now,
            killedAfter: moment)
        // What timeout(1) says of a command that it had to kill.
        return outcome.status == 128 + SIGKILL
    }

    /// Runs the command with these arguments alone.
    func bare(_ arguments: String...) async throws -> Outcome { try await Outcome(running: arguments, in: folder) }

    func text(_ path: String) throws -> String {
        try String(contentsOf: output.appending(path: path), encoding: .utf8)
    }

    /// The entries of a published Atom document, as they stand in it.
    func entries(_ path: String) throws -> [String] {
        try text(path).components(separatedBy: "<entry").dropFirst().map { "<entry" + $0 }
    }

    /// Writes another configuration beside the first and gives its path.
    func configuration(_ text: String, as name: String = "other.yaml") throws -> String {
        let file = folder.appending(path: name)
        try Data(text.utf8).write(to: file)
        return file.path(percentEncoded: false)
    }

    /// Replaces the first `before` by `after` in a file of the fixtures.
    /// - Returns: the line it stands in, counted from 1.
    @discardableResult func edit(_ path: String, _ before: String, _ after: String) throws -> Int {
        let file = cities.appending(path: path)
        var text = try String(contentsOf: file, encoding: .utf8)
        let range = try #require(text.range(of: before))
        let line = text[..<range.lowerBound].split(separator: "\n", omittingEmptySubsequences: false).count
        text.replaceSubrange(range, with: after)
        try Data(text.utf8).write(to: file)
        return line
    }

    func remove(_ path: String) throws { try FileManager.default.removeItem(at: cities.appending(path: path)) }

    /// Every file of the output folder: its path, what it holds, and the marks of whether it was touched.
    func files() throws -> [String: FileState] {
        let base = output.path(percentEncoded: false)
        let paths = FileManager.default.enumerator(atPath: base)?.compactMap { $0 as? String } ?? []
        var states: [String: FileState] = [:]
        for path in paths {
            let attributes = try FileManager.default.attributesOfItem(atPath: base + path)
            guard attributes[.type] as? FileAttributeType == .typeRegular else { continue }
            states[path] = FileState(
                bytes: try Data(contentsOf: URL(filePath: base + path)),
                modified: attributes[.modificationDate] as? Date,
                inode: (attributes[.systemFileNumber] as? NSNumber)?.uint64Value)
        }
        // A note that counts the changes of the store, of which a run that is cut short makes more: no document.
        states[".tributary-edition"] = nil
        return states
    }

    /// ``files()`` after a run over the nine cities, which writes many: comparing nothing with nothing proves nothing.
    func publishedFiles() throws -> [String: FileState] {
        let files = try files()
        try #require(files.count > 50)
        return files
    }

    struct FileState: Equatable {
        let bytes: Data
        let modified: Date?
        let inode: UInt64?
    }

    private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Fixtures/nine-cities").standardizedFileURL
}
