internal import Foundation

/// A folder with a configuration in which the `tributary` command beside this program runs: the topics of the nine cities over a history
/// that is there already.
struct CommandPlace {
    let folder: URL
    private var configuration: URL { folder.appending(path: "tributary.yaml") }

    /// - Parameter folder: holds `history.sqlite`.
    init(folder: URL) throws {
        self.folder = folder
        let shipped = try String(contentsOfFile: "Fixtures/nine-cities/tributary.yaml", encoding: .utf8)
        var text = "store: history.sqlite\noutput: public\n"
        var isKept = true
        for line in shipped.split(separator: "\n", omittingEmptySubsequences: false) {
            let key = line.prefix { $0 != ":" }
            // A new key of the top level: paths and sources are our own.
            if line.first?.isLetter == true { isKept = !["store", "output", "cities"].contains(key) }
            if isKept { text += line + "\n" }
        }
        text += "cities:\n"
        for city in InventedNotice.cities {
            text +=
                "  - {id: \(city), name: \(city), bureau: \(city) bureau, sources: [{url: 'file:none-\(city).xml'}]}\n"
        }
        try Data(text.utf8).write(to: configuration)
    }

    /// Adds a term to the masks, so that all entries have to be looked at again and few change their topics.
    func changeTopics() throws {
        let text = try String(contentsOf: configuration, encoding: .utf8)
        try Data(text.replacing("\nmask:\n", with: "\nmask:\n  - 龘龘专利\n", maxReplacements: 1).utf8).write(
            to: configuration)
    }

    /// The `tributary` beside this program; `TRIBUTARY` in the environment names another build, or a profiler's wrapper around one.
    static var command: URL {
        if let named = ProcessInfo.processInfo.environment["TRIBUTARY"] { return URL(filePath: named) }
        return URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "tributary")
    }

    /// - Returns: the time until the command had ended, what it kept processors busy, and what it printed.
    func run(_ arguments: [String]) throws -> (wall: Duration, cpu: Duration, output: String) {
        let process = Process()
        process.executableURL = Self.command
        process.arguments = arguments + ["--config", configuration.path]
        let output = folder.appending(path: "output")
        try Data().write(to: output)
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = FileHandle.nullDevice
        // `waitUntilExit` looks only every now and then.
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        let before = ChildUsage.ofAllChildren().cpuMicroseconds
        let wall = try ContinuousClock().measure {
            try process.run()
            ended.wait()
        }
        // No source of the place can be read (69), which is as it should be.
        guard [0, 69].contains(process.terminationStatus) else {
            throw CocoaError(.executableLoad, userInfo: [NSLocalizedDescriptionKey: "\(arguments) failed"])
        }
        let cpu = Duration.microseconds(ChildUsage.ofAllChildren().cpuMicroseconds - before)
        return (wall, cpu, try String(contentsOf: output, encoding: .utf8))
    }
}
