/// Finds all terms of all queries in one pass over a text (A. Aho, M. Corasick, "Efficient string matching", 1975).
///
/// The time grows with the text and the places found, hardly with the number of terms. Scalars that no term uses share
/// one class, so a step is a table look-up and mostly one probe of a hash table.
struct TermAutomaton: Sendable {
    /// How a term has to stand in the text.
    enum Kind: UInt8, Sendable, Hashable {
        /// Latin ends have no letter or digit beside them, except a plural `s` or `es`.
        case word
        /// As ``word``, but the last word may go on.
        case prefix
        /// Anywhere.
        case substring
    }
    struct Pattern: Sendable, Hashable {
        var scalars: [UInt32]
        var kind: Kind
    }

    /// Of each pattern: how many scalars it has, and how it has to stand.
    private let lengths: [Int32]
    private let kinds: [Kind]
    /// The class of each scalar of the Basic Multilingual Plane, 0 for those no term uses.
    private var classes = [UInt16](repeating: 0, count: 0x10000)
    private var rareClasses: [UInt32: UInt16] = [:]
    private var rootNext: [Int32] = []
    private var edges: EdgeTable
    private var failure: [Int32] = []
    /// Which patterns end in a state: the first one, or -1; `nextPattern` leads on.
    private var firstPattern: [Int32] = []
    private var nextPattern: [Int32] = []
    /// The nearest state along the failure links in which a pattern ends, or -1.
    private var outputLink: [Int32] = []

    init(_ patterns: [Pattern]) {
        lengths = patterns.map { Int32($0.scalars.count) }
        kinds = patterns.map(\.kind)
        edges = EdgeTable(capacity: patterns.reduce(1) { $0 + $1.scalars.count })
        nextPattern = Array(repeating: -1, count: patterns.count)
        assignClasses(of: patterns)
        let states = buildTrie(of: patterns)
        link(states)
    }

    private mutating func assignClasses(of patterns: [Pattern]) {
        var count: UInt16 = 0
        for pattern in patterns {
            for scalar in pattern.scalars where self.scalarClass(scalar) == 0 && count < .max {
                count += 1
                if scalar < 0x10000 { classes[Int(scalar)] = count } else { rareClasses[scalar] = count }
            }
        }
        rootNext = Array(repeating: 0, count: Int(count) + 1)
    }

    @inline(__always)
    private func scalarClass(_ scalar: UInt32) -> UInt16 {
        scalar < 0x10000 ? classes[Int(scalar)] : rareClasses[scalar] ?? 0
    }

    /// A state while the automaton is built.
    private struct State {
        var parent: Int32
        var scalarClass: UInt16
        var depth: Int
    }

    private mutating func buildTrie(of patterns: [Pattern]) -> [State] {
        var states = [State(parent: 0, scalarClass: 0, depth: 0)]
        firstPattern = [-1]
        for (index, pattern) in patterns.enumerated() {
            var state: Int32 = 0
            for scalar in pattern.scalars {
                let symbol = scalarClass(scalar)
                if let next = step(state, symbol) {
                    state = next
                    continue
                }
                let next = Int32(states.count)
                states.append(State(parent: state, scalarClass: symbol, depth: states[Int(state)].depth + 1))
                firstPattern.append(-1)
                if state == 0 { rootNext[Int(symbol)] = next } else { edges.insert(state, symbol, next) }
                state = next
            }
            nextPattern[index] = firstPattern[Int(state)]
            firstPattern[Int(state)] = Int32(index)
        }
        return states
    }

    private mutating func link(_ states: [State]) {
        failure = Array(repeating: 0, count: states.count)
        outputLink = Array(repeating: -1, count: states.count)
        // A failure link leads to a shallower state, so those come first.
        let depth = states.reduce(0) { max($0, $1.depth) }
        var byDepth = [[Int]](repeating: [], count: depth + 1)
        for index in states.indices.dropFirst() { byDepth[states[index].depth].append(index) }
        for index in byDepth.joined() {
            let state = states[index]
            var target: Int32 = 0
            if state.parent != 0 {
                var candidate = failure[Int(state.parent)]
                while true {
                    if let next = step(candidate, state.scalarClass) {
                        target = next
                        break
                    }
                    if candidate == 0 { break }
                    candidate = failure[Int(candidate)]
                }
            }
            failure[index] = target
            outputLink[index] = firstPattern[Int(target)] >= 0 ? target : outputLink[Int(target)]
        }
    }

    @inline(__always)
    private func step(_ state: Int32, _ symbol: UInt16) -> Int32? {
        if state == 0 {
            let next = rootNext[Int(symbol)]
            return next == 0 ? nil : next
        }
        return edges.find(state, symbol)
    }

    /// Calls `found` with the number of a pattern and its place, in the order in which the places end.
    func scan(_ text: [UInt32], _ found: (_ pattern: Int, _ start: Int, _ end: Int) -> Void) {
        var state: Int32 = 0
        for index in text.indices {
            let symbol = scalarClass(text[index])
            if symbol == 0 {
                state = 0
                continue
            }
            while true {
                if let next = step(state, symbol) {
                    state = next
                    break
                }
                if state == 0 { break }
                state = failure[Int(state)]
            }
            var output = firstPattern[Int(state)] >= 0 ? state : outputLink[Int(state)]
            while output >= 0 {
                var pattern = firstPattern[Int(output)]
                while pattern >= 0 {
                    report(Int(pattern), endingAt: index + 1, in: text, found)
                    pattern = nextPattern[Int(pattern)]
                }
                output = outputLink[Int(output)]
            }
        }
    }

    /// Looks at what stands beside the place.
    private func report(_ pattern: Int, endingAt end: Int, in text: [UInt32], _ found: (Int, Int, Int) -> Void) {
        let start = end - Int(lengths[pattern])
        if kinds[pattern] == .substring {
            found(pattern, start, end)
            return
        }
        if start > 0, FoldTable.isWord(text[start]), FoldTable.isWord(text[start - 1]) { return }
        if !FoldTable.isWord(text[end - 1]) {
            found(pattern, start, end)
            return
        }
        var last = end
        if kinds[pattern] == .prefix {
            while last < text.count, FoldTable.isWord(text[last]) { last += 1 }
        } else if last < text.count, FoldTable.isWord(text[last]) {
            guard FoldTable.isLetter(text[end - 1]), let plural = Self.pluralEnd(text, end) else { return }
            last = plural
        }
        found(pattern, start, last)
    }

    /// The end of `s` or `es` at `end`, where the word ends with it.
    private static func pluralEnd(_ text: [UInt32], _ end: Int) -> Int? {
        let s: UInt32 = 0x73
        let e: UInt32 = 0x65
        func isEnd(_ index: Int) -> Bool { index >= text.count || !FoldTable.isWord(text[index]) }
        if text[end] == s && isEnd(end + 1) { return end + 1 }
        if text[end] == e && end + 1 < text.count && text[end + 1] == s && isEnd(end + 2) { return end + 2 }
        return nil
    }
}
