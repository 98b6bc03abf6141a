internal import FeedAggregator
internal import FeedModel
internal import Foundation

/// Peak memory of parsing 20 MB: one feed of long entries, one of 200,000 short ones. Each is measured in a process of its own, by
/// running this program again.
enum MemoryBenchmark {
    private static let size = 20_000_000
    private static let shapes = ["long entries", "200,000 entries"]

    static func run() {
        var table = BenchmarkTable(["20 MB", "entries", "peak MB", "of size"])
        for shape in shapes {
            let path = NSTemporaryDirectory() + "tributary-benchmark-\(ProcessInfo.processInfo.processIdentifier).xml"
            defer { try? FileManager.default.removeItem(atPath: path) }
            write(shape, to: path)
            let process = Process()
            process.executableURL = Bundle.main.executableURL
            process.arguments = ["--memory", path]
            let output = Pipe()
            process.standardOutput = output
            do { try process.run() } catch { continue }
            process.waitUntilExit()
            let line = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            let figures = line.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
            guard figures.count == 3 else { continue }
            let ratio = Double(figures[2]) / Double(figures[0])
            table.add([shape, String(figures[1]), String(figures[2] / 1_000_000), "\((ratio * 10).rounded() / 10) x"])
        }
        table.print()
    }

    /// Parses the feed at `path` and prints its size, its entries and the peak of this process, all in bytes.
    static func measure(_ path: String) {
        guard let bytes = read(path) else { return }
        let parsed = FeedParser(.init(sanitizing: .none)).parse(bytes)
        print(bytes.count, parsed.entries.count, peak())
    }

    /// The file's bytes, without a second copy of them.
    private static func read(_ path: String) -> [UInt8]? {
        guard let file = FileHandle(forReadingAtPath: path), let size = try? file.seekToEnd() else { return nil }
        try? file.seek(toOffset: 0)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Int(size))
        while let piece = try? file.read(upToCount: 1 << 16), !piece.isEmpty { bytes.append(contentsOf: piece) }
        return bytes
    }

    private static func write(_ shape: String, to path: String) {
        var bytes: [UInt8]
        if shape == shapes[0] {
            var mix = FeedMix()
            bytes = mix.feed(.rss, size: size)
        } else {
            var text = "<rss version=\"2.0\"><channel><title>Short</title>\n"
            for index in 0..<200_000 {
                text +=
                    "<item><title>Notice \(100_000 + index)</title><link>https://bureau.example/n/\(100_000 + index).html</link></item>\n"
            }
            text += "</channel></rss>"
            bytes = Array(text.utf8)
        }
        _ = FileManager.default.createFile(atPath: path, contents: Data(bytes))
        bytes = []
    }

    /// Linux keeps the high-water mark of a process.
    static func peak() -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") } ?? ""
        return (line.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }.first ?? 0) * 1024
    }
}
