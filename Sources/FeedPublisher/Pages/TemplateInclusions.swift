/// The files that a template names, in `{{>item}}` and in `{{<layout}}`, where the template fills the blocks of the other.
struct TemplateInclusions {
    private(set) var partials: Set<String> = []
    private(set) var parents: Set<String> = []

    init(_ template: String) {
        for tag in Self.tags(in: template) {
            let stem = String(tag.dropFirst().filter { !$0.isWhitespace })
            let name = stem.hasSuffix(".mustache") ? stem : stem + ".mustache"
            switch tag.first {
            case ">": partials.insert(name)
            case "<": parents.insert(name)
            default: break
            }
        }
    }

    /// What stands between braces; a comment ends with the first that follow.
    private static func tags(in template: String) -> [Substring] {
        var tags: [Substring] = []
        var rest = template[...]
        while let start = rest.firstRange(of: "{{") {
            let behind = rest[start.upperBound...]
            guard let end = behind.firstRange(of: "}}") else { break }
            tags.append(behind[..<end.lowerBound])
            rest = behind[end.upperBound...]
        }
        return tags
    }

    /// A way by which drawing a page would never end.
    struct Circle: CustomStringConvertible {
        let way: [String]
        var description: String {
            let path = way.joined(separator: " > ")
            return way.first == way.last
                ? "it includes itself: \(path)"
                : "what stands in a block of \(way.last ?? "") fills that block again: \(path)"
        }
    }

    /// The way from a template back to itself, or to a parent whose blocks it fills: within them they would be filled again.
    static func circle(from name: String, in all: [String: TemplateInclusions]) -> Circle? {
        guard let first = all[name] else { return nil }
        var seen: Set<String> = []
        func way(_ current: String, _ next: Set<String>) -> [String]? {
            for next in next.sorted() {
                if next == name || first.parents.contains(next) { return [current, next] }
                guard seen.insert(next).inserted, let further = all[next] else { continue }
                if let rest = way(next, further.partials.union(further.parents)) { return [current] + rest }
            }
            return nil
        }
        let direct = first.parents.sorted().lazy.compactMap { parent in
            all[parent].flatMap { way(parent, $0.partials.union($0.parents)) }.map { [name] + $0 }
        }.first
        return (way(name, first.partials) ?? direct).map(Circle.init)
    }
}
