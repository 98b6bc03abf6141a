internal import Foundation

/// What one process cost, from its start to its end.
struct MeasuredProcess {
    var wall: Duration
    /// User and system.
    var cpu: Duration
    /// In bytes.
    var peakMemory: Int

    /// Runs a command and waits for it. Each runs as the only child of a process of its own, because the system sums children up.
    /// - Returns: `nil` where it could not be run or did not end well; what it said is printed.
    static func run(_ command: [String]) -> MeasuredProcess? {
        let output = Pipe()
        guard let path = Bundle.main.executableURL,
            (try? start([path.path(percentEncoded: false), "--measure"] + command, output: output)) != nil
        else { return nil }
        let line = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let figures = line.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
        guard figures.count == 3 else { return nil }
        return MeasuredProcess(
            wall: .microseconds(figures[0]), cpu: .microseconds(figures[1]), peakMemory: figures[2] * 1024)
    }

    /// The other side of ``run(_:)``: prints microseconds of wall, microseconds of CPU, and kilobytes.
    static func measure(_ command: [String]) {
        let clock = ContinuousClock()
        // `waitUntilExit` looks only twenty times a second: every shorter command would seem to take 50 ms.
        let ended = DispatchSemaphore(value: 0)
        let beginning = clock.now
        guard
            let process = try? start(command, output: FileHandle.nullDevice, atEnd: { _ in ended.signal() })
        else { return }
        ended.wait()
        let wall = clock.now - beginning
        let usage = ChildUsage.ofAllChildren()
        // A run in which a source failed is no measurement.
        guard process.terminationStatus == 0 else { return }
        print(Int(wall / .microseconds(1)), usage.cpuMicroseconds, usage.peakKilobytes)
    }

    @discardableResult
    private static func start(
        _ command: [String], output: Any, atEnd: (@Sendable (Process) -> Void)? = nil
    ) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: command[0])
        process.arguments = Array(command.dropFirst())
        process.standardOutput = output
        process.terminationHandler = atEnd
        try process.run()
        return process
    }
}
