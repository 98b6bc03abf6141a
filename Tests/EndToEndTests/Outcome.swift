import Foundation

/// How a command ended, and what it said.
struct Outcome: Sendable {
    let status: Int32
    /// Standard output: the result.
    let output: String
    /// Standard error: everything else.
    let messages: String

    /// - Parameters:
    ///   - now: What the command takes the time to be, in seconds since 1970; the clock's where it is `nil`.
    ///   - environment: More of it.
    ///   - moment: When it is killed if it still runs.
    ///   - fileLimit: KB beyond which no file may grow, as if the disk were full there.
    ///   - meanwhile: Done while it runs, with the process's number.
    init(
        running arguments: [String], in folder: URL, at now: Int? = nil, environment: [String: String] = [:],
        fileLimit: Int? = nil, killedAfter moment: Duration? = nil,
        meanwhile: (Int32) async throws -> Void = { _ in }
    ) async throws {
        let process = Process()
        let output = try Self.emptyFile(in: folder)
        let messages = try Self.emptyFile(in: folder)
        process.executableURL = Self.command
        process.arguments = arguments
        if let fileLimit {
            // Without the signal the system says what it says on a full disk: an error.
            process.executableURL = URL(filePath: "/bin/bash")
            let script = "ulimit -f \(fileLimit); trap '' XFSZ; exec \"$0\" \"$@\""
            process.arguments = ["-c", script, Self.command.path(percentEncoded: false)] + arguments
        }
        if let moment {
            let seconds = Double(moment.components.seconds) + Double(moment.components.attoseconds) / 1e18
            process.executableURL = URL(filePath: "/usr/bin/timeout")
            // Otherwise timeout(1) kills its whole group, itself among it, and nobody hears of it. No time at all would be no limit.
            process.arguments =
                ["--foreground", "-s", "KILL", "\(max(seconds, 0.001))", Self.command.path(percentEncoded: false)]
                + arguments
        }
        process.currentDirectoryURL = folder
        process.environment = Self.environment(at: now).merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: messages)
        try await process.runToEnd { try await meanwhile($0) }
        self.status = process.terminationStatus
        self.output = try String(contentsOf: output, encoding: .utf8)
        self.messages = try String(contentsOf: messages, encoding: .utf8)
    }

    /// The built command stands beside the test bundle; `TRIBUTARY` names another, such as the release build.
    static let command: URL =
        ProcessInfo.processInfo.environment["TRIBUTARY"].map { URL(filePath: $0) }
        ?? URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().appending(
            path: "tributary")

    static func environment(at now: Int?) -> [String: String] {
        var environment = ProcessInfo.processInfo.environment.filter { !$0.key.lowercased().hasSuffix("_proxy") }
        environment["TRIBUTARY_NOW"] = now.map(String.init)
        return environment
    }

    private static func emptyFile(in folder: URL) throws -> URL {
        let file = folder.appending(path: "said-\(UUID().uuidString).txt")
        try Data().write(to: file)
        return file
    }
}

extension Process {
    /// Starts the process and gives the thread back until it has ended.
    func runToEnd(meanwhile: (Int32) async throws -> Void = { _ in }) async throws {
        let ended = AsyncStream<Void> { continuation in
            terminationHandler = { _ in continuation.finish() }
        }
        try run()
        try await meanwhile(processIdentifier)
        for await _ in ended {}
    }
}
