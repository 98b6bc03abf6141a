internal import FeedModel
internal import Foundation
internal import Yams

/// Reads the cities and their sources.
struct CityReader {
    let log: ProblemLog
    let zone: TimeZone
    let plans: PlanReader
    let terms: [String: [String]]

    func city(_ node: Node, name: String) -> (City, [ConfiguredSource]) {
        let section = Section(node, name: name, keys: ["id", "name", "bureau", "sources"], log: log)
        let id = Identifier.read("id", in: section, example: "jiangmen")
        let texts = LocalizedTextReader(log: log)
        let title = section["name"].map { texts.text($0, name: "\(name).name") } ?? LocalizedText(id)
        let bureau = section["bureau"].map { texts.text($0, name: "\(name).bureau") } ?? title
        let sourceReader = SourceReader(log: log, city: id, zone: zone, plans: plans, terms: terms)
        let sources = section.elements("sources").enumerated().compactMap { index, source in
            sourceReader.source(source, name: "\(name).sources[\(index + 1)]")
        }
        return (City(id: id, name: title, bureau: bureau, sources: sources.map(\.source)), sources)
    }
}

/// Ids become parts of file names and addresses, so that they are held to a narrow alphabet.
enum Identifier {
    /// `index.atom` is the feed of everything.
    static let ofAll = "index"

    static func read(_ key: String, in section: Section, example: String) -> String {
        guard let id = section.required(key, example: example) else { return "" }
        let isPlain = id.allSatisfy {
            $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-" || $0 == "_" || $0 == ".")
        }
        if id == ofAll {
            section.problem(
                section[key],
                "`\(key)` in \(section.name): the id `\(ofAll)` is taken by the list of all; choose another."
            )
        }
        if id.utf8.count > longest {
            section.problem(
                section[key],
                "`\(key)` in \(section.name) becomes a file name: write at most \(longest) letters, not \(id.utf8.count)."
            )
        }
        if id.isEmpty || !isPlain || id.hasPrefix(".") || id.hasPrefix("-") {
            section.problem(
                section[key],
                "`\(key)` in \(section.name) becomes a file name: write it with lower-case letters, digits and hyphens, such as `\(example)`, not `\(id)`."
            )
        }
        return id
    }

    /// File systems take 255 bytes, and a name gets an ending and, while it is written, a mark.
    private static let longest = 100
}
