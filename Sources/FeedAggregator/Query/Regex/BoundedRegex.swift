/// A regular expression that cannot run away: its time is bounded by the length of the text times the length of the
/// pattern.
///
/// It is compiled to a small program for a Pike machine, which follows all ways through the pattern side by side
/// instead of trying one after the other (R. Cox, "Regular Expression Matching: the Virtual Machine Approach"). It sees
/// folded text.
package struct BoundedRegex: Sendable, Hashable {
    /// As written, without the slashes.
    package let pattern: String
    let program: [RegexInstruction]
    let sets: [ScalarSet]
    let maximumLength: Int?
    /// Folded literals of which one stands in every match; empty where nothing of the kind is known.
    let requiredLiterals: [[UInt32]]
    /// Whatever else every match holds.
    private let furtherLiterals: [LiteralSet]
    /// What a match begins with, where it is always one of a few characters.
    let openings: LiteralSet?

    /// Counted repetition multiplies a program; a pattern that needs more than this is refused.
    private static let maximumProgramLength = 4000

    /// The same as text: a store that searches for one of them first finds all candidates.
    package var requiredTexts: [String] {
        requiredLiterals.map { literal in String(String.UnicodeScalarView(literal.compactMap { Unicode.Scalar($0) })) }
    }

    /// - Throws: ``QueryError`` whose offset counts from the beginning of `pattern`.
    package init(_ pattern: String) throws(QueryError) {
        let node = try RegexParser.parse(pattern)
        var compiler = RegexCompiler(limit: Self.maximumProgramLength)
        guard compiler.compile(node) else {
            throw QueryError(
                "this regular expression unfolds to more than \(Self.maximumProgramLength) steps; use smaller repetitions",
                at: 0)
        }
        self.pattern = pattern
        program = compiler.program + [.match]
        sets = compiler.sets
        maximumLength = node.maximumLength
        let required = node.requiredLiterals ?? []
        requiredLiterals = required
        openings = Self.openings(of: program)
        furtherLiterals = node.allRequiredLiterals.filter { $0 != required }.map(LiteralSet.init)
    }

    private static func openings(of program: [RegexInstruction]) -> LiteralSet? {
        var literals: [[UInt32]] = []
        var seen: Set<Int> = []
        var pending = [0]
        while let counter = pending.popLast() {
            guard seen.insert(counter).inserted else { continue }
            switch program[counter] {
            case .scalar(let value): literals.append([value])
            case .set, .match: return nil
            case .assertion: pending.append(counter + 1)
            case .jump(let target): pending.append(target)
            case .split(let first, let second): pending += [first, second]
            }
        }
        return LiteralSet(literals)
    }

    /// The places where it matches, leftmost first, none overlapping another, empty ones left out.
    package func matches(in text: FoldedText) -> [Range<Int>] {
        all(in: text.scalars, 0..<text.scalars.count)
    }

    /// Searches only around places of the required literals, which must be in order.
    func matches(in text: [UInt32], around places: [Range<Int>]) -> [Range<Int>] {
        if requiredLiterals.isEmpty || (maximumLength == nil && !places.isEmpty) {
            return hasFurtherLiterals(text, 0..<text.count) ? all(in: text, 0..<text.count) : []
        }
        guard let maximumLength, !places.isEmpty else { return [] }
        var found: [Range<Int>] = []
        var window: Range<Int>?
        for place in places {
            let next = max(0, place.upperBound - maximumLength)..<min(text.count, place.lowerBound + maximumLength)
            if next.isEmpty { continue }
            if let open = window, next.lowerBound <= open.upperBound {
                window = open.lowerBound..<max(open.upperBound, next.upperBound)
            } else {
                if let open = window, hasFurtherLiterals(text, open) { found += all(in: text, open) }
                window = next
            }
        }
        if let open = window, hasFurtherLiterals(text, open) { found += all(in: text, open) }
        return found
    }

    /// A quick no: most company names are those of no patent agency.
    private func hasFurtherLiterals(_ text: [UInt32], _ range: Range<Int>) -> Bool {
        furtherLiterals.allSatisfy { $0.stands(in: text, range) }
    }

    private func all(in text: [UInt32], _ range: Range<Int>) -> [Range<Int>] {
        var machine = RegexMachine(self)
        return machine.matches(in: text, range: range)
    }
}
