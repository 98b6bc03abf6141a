internal import Foundation

/// `tributary-fuzz SECONDS [SEED] [FOLDER …]` feeds mutated documents to everything that reads untrusted bytes.
///
/// The documents are mutations of files below the folders, and of built-in ones. Time is the process's own, whatever else the machine does.
/// Before each attempt its input is written to `fuzz-input`, so that after a crash or a hang the file tells what did it. An input that breaks
/// a promise is made as small as it goes and kept under a name of its own, and so is a slow one. A file as SEED is tried as it is.
@main
enum Fuzz {
    static func main() throws {
        let arguments = CommandLine.arguments
        if arguments.count == 2, let data = FileManager.default.contents(atPath: arguments[1]) {
            print(Promises.broken(by: [UInt8](data)) ?? "every promise is kept")
            return
        }
        let seconds = arguments.count > 1 ? Double(arguments[1]) ?? 60 : 60
        let seed = arguments.count > 2 ? UInt64(arguments[2]) ?? 1 : 1
        let seeds = documents(in: Array(arguments.dropFirst(3)))
        var mutator = Mutator(seed: seed)
        var attempts = 0
        var findings = 0
        /// Of one kind, a few tell enough.
        var kinds: [String: Int] = [:]
        while ProcessTime.now < seconds {
            let document = seeds[mutator.below(seeds.count)]
            let input = mutator.mutate(document, with: seeds[mutator.below(seeds.count)])
            try Data(input).write(to: URL(filePath: "fuzz-input"))
            let start = ProcessTime.now
            if let broken = Promises.broken(by: input) {
                findings += 1
                kinds[broken, default: 0] += 1
                if kinds[broken, default: 0] <= mostOfOneKind {
                    let small = Shrinker.smallest(of: input) { Promises.broken(by: $0) == broken }
                    try keep(small, "fuzz-broken-\(seed)-\(attempts)", broken)
                }
            }
            let time = ProcessTime.now - start
            if time > slow { try keep(input, "fuzz-slow-\(seed)-\(attempts)", "\(time) s") }
            attempts += 1
        }
        let time = Int(ProcessTime.now)
        print("\(attempts) inputs from seed \(seed) in \(time) s of the processor; \(findings) findings")
    }

    private static let mostOfOneKind = 8
    /// Seconds; every input is small.
    private static let slow = 2.0

    private static func keep(_ input: [UInt8], _ name: String, _ reason: String) throws {
        print("\(name): \(reason)")
        try Data(input).write(to: URL(filePath: name))
    }

    private static func documents(in folders: [String]) -> [[UInt8]] {
        var found = FuzzSeeds.documents
        for folder in folders {
            for case let file as URL in FileManager.default.enumerator(
                at: URL(filePath: folder), includingPropertiesForKeys: nil) ?? .init()
            {
                // Small files mutate best.
                if let data = try? Data(contentsOf: file), data.count < 1 << 16, !data.isEmpty {
                    found.append([UInt8](data))
                }
            }
        }
        return found
    }
}
