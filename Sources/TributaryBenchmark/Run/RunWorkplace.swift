internal import Foundation

/// A temporary folder with a configuration of many invented sources; the shipped configuration lends its topics.
struct RunWorkplace {
    let folder: URL
    var configuration: String { folder.appending(path: "tributary.yaml").path(percentEncoded: false) }

    private static let cities = [
        "guangzhou", "shenzhen", "zhuhai", "foshan", "huizhou", "dongguan", "zhongshan", "jiangmen", "zhaoqing",
    ]

    /// - Parameter topics: a configuration whose `terms`, `mask` and `topics` are taken over.
    init(sources: Int, port: Int, concurrency: Int, topics: String) throws {
        folder = FileManager.default.temporaryDirectory.appending(
            path: "tributary-benchmark-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var text = """
            site: {title: Benchmark, url: https://ip.example.org/}
            store: tributary.sqlite
            output: public
            timezone: Asia/Shanghai
            fetch:
              interval: 0s
              allowPrivateAddresses: true
              concurrency: \(concurrency)
              perHost: \(min(concurrency, 64))
            cities:\n
            """
        for (index, city) in Self.cities.enumerated() where index < sources {
            text += "  - id: \(city)\n    name: \(city.capitalized)\n    sources:\n"
            for source in stride(from: index, to: sources, by: Self.cities.count) {
                text += "      - url: http://127.0.0.1:\(port)\(Self.path(source))\n"
            }
        }
        let shared = try Self.sections(
            ["terms", "mask", "topics"], of: String(contentsOfFile: topics, encoding: .utf8))
        try Data((text + shared).utf8).write(to: URL(filePath: configuration))
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    /// What is to be read anew from nothing.
    func empty() {
        for name in ["tributary.sqlite", "tributary.sqlite-wal", "tributary.sqlite-shm", "public"] {
            try? FileManager.default.removeItem(at: folder.appending(path: name))
        }
    }

    static func path(_ source: Int) -> String { "/feeds/\(source).xml" }

    /// The blocks of a YAML text that begin with these keys.
    private static func sections(_ keys: [String], of text: String) -> String {
        var isWanted = false
        return text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
            if let first = line.first, first != " ", first != "#", first != "-" {
                isWanted = keys.contains { line.hasPrefix($0 + ":") }
            }
            return isWanted
        }.joined(separator: "\n")
    }
}
