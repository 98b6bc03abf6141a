internal import FeedAggregator
internal import Foundation

/// `tributary-fuzz SECONDS [SEED] [FOLDER …]` feeds mutated documents to the parser, the sanitizer, the date reader and the decoder.
///
/// The documents are mutations of files below the folders, or of built-in ones. Before each attempt its input is written to
/// `fuzz-input`, so that after a crash the file tells what did it; a slow input or a broken promise is kept under a name of its own.
@main
enum Fuzz {
    static func main() throws {
        let arguments = CommandLine.arguments
        let seconds = arguments.count > 1 ? Double(arguments[1]) ?? 60 : 60
        let seed = arguments.count > 2 ? UInt64(arguments[2]) ?? 1 : 1
        let seeds = documents(in: Array(arguments.dropFirst(3)))
        var mutator = Mutator(seed: seed)
        let end = ContinuousClock.now + .seconds(seconds)
        var attempts = 0
        while ContinuousClock.now < end {
            let document = seeds[mutator.below(seeds.count)]
            let input = mutator.mutate(document, with: seeds[mutator.below(seeds.count)])
            try Data(input).write(to: URL(filePath: "fuzz-input"))
            let start = ContinuousClock.now
            if let broken = Promises.broken(by: input) { try keep(input, "fuzz-broken-\(attempts)", broken) }
            let time = ContinuousClock.now - start
            if time > .seconds(2) { try keep(input, "fuzz-slow-\(attempts)", "\(time)") }
            attempts += 1
        }
        print("\(attempts) inputs from seed \(seed)")
    }

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
