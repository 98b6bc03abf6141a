/// A regular expression as it was written, before it becomes a program.
indirect enum RegexNode: Sendable, Hashable {
    case empty
    case scalar(UInt32)
    case set(ScalarSet)
    case assertion(RegexAssertion)
    case sequence([RegexNode])
    case choice([RegexNode])
    /// `maximum` is `nil` for "without end".
    case repetition(RegexNode, minimum: Int, maximum: Int?, isGreedy: Bool)

    /// The most scalars a match can be long, `nil` where there is no limit.
    var maximumLength: Int? {
        switch self {
        case .empty, .assertion: return 0
        case .scalar, .set: return 1
        case .sequence(let nodes):
            var sum = 0
            for node in nodes {
                guard let length = node.maximumLength else { return nil }
                sum += length
            }
            return sum
        case .choice(let nodes):
            var longest = 0
            for node in nodes {
                guard let length = node.maximumLength else { return nil }
                longest = max(longest, length)
            }
            return longest
        case .repetition(let node, _, let maximum, _):
            guard let maximum, let length = node.maximumLength else { return nil }
            return length.multipliedReportingOverflow(by: maximum).overflow ? nil : length * maximum
        }
    }

    /// More alternatives than this find too much to save anything.
    private static let maximumLiterals = 64

    /// Literals of which at least one stands in every match, the rarest choice that can be had; `nil` where there are
    /// none. A text without any of them need not be searched at all.
    var requiredLiterals: [[UInt32]]? {
        allRequiredLiterals.filter { $0.count <= Self.maximumLiterals }.max { Self.weight($0) < Self.weight($1) }
    }

    /// More literals than this are dear to look for.
    private static let maximumAlternatives = 200

    /// Sets of literals of each of which one stands in every match; see ``requiredLiterals``.
    var allRequiredLiterals: [[[UInt32]]] {
        switch self {
        case .empty, .set, .assertion: return []
        case .scalar(let value): return [[[value]]]
        case .repetition(let node, let minimum, _, _): return minimum > 0 ? node.allRequiredLiterals : []
        case .choice(let nodes):
            var all: [[UInt32]] = []
            for node in nodes {
                guard let literals = node.allRequiredLiterals.max(by: { Self.weight($0) < Self.weight($1) }) else {
                    return []
                }
                all += literals
            }
            return all.count <= Self.maximumAlternatives ? [all] : []
        case .sequence(let nodes):
            var all: [[[UInt32]]] = []
            var run: [UInt32] = []
            for node in nodes {
                if case .scalar(let value) = node {
                    run.append(value)
                    continue
                }
                if !run.isEmpty { all.append([run]) }
                run = []
                all += node.allRequiredLiterals
            }
            return run.isEmpty ? all : all + [[run]]
        }
    }

    /// How much a set of literals narrows the search: its shortest member decides, then how few there are.
    private static func weight(_ literals: [[UInt32]]) -> Double {
        // A Han character says about as much as three Latin letters.
        let shortest = literals.map { literal in literal.reduce(0) { $0 + ($1 > 0x2E80 ? 3 : 1) } }.min() ?? 0
        return literals.isEmpty ? 0 : Double(shortest) + 1 / Double(literals.count)
    }
}
