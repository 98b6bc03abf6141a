/// Runs the program of a ``BoundedRegex``: all ways side by side, in order of preference, one step a character.
struct RegexMachine {
    private let regex: BoundedRegex
    private var steps = 0
    private var limit = 0
    private var current = Threads()
    private var next = Threads()
    private var pending: [Int] = []

    /// A search that needs more steps than this for each scalar of the text, as one that looks far ahead from every
    /// place, stops and keeps what it found.
    private static let stepsPerScalar = 500
    private static let spareSteps = 100_000

    /// The ways that are alive: where in the program, and where in the text they began.
    private struct Threads {
        var counters: [Int] = []
        var starts: [Int] = []
        /// For each instruction, the generation in which it was last entered.
        var entered: [Int] = []
        var generation = 0

        mutating func clear() {
            counters.removeAll(keepingCapacity: true)
            starts.removeAll(keepingCapacity: true)
            generation += 1
        }
    }

    init(_ regex: BoundedRegex) {
        self.regex = regex
        current.entered = Array(repeating: -1, count: regex.program.count)
        next.entered = current.entered
    }

    mutating func matches(in text: [UInt32], range: Range<Int>) -> [Range<Int>] {
        limit = steps + Self.spareSteps + range.count * Self.stepsPerScalar
        var found: [Range<Int>] = []
        var from = range.lowerBound
        while from < range.upperBound, let match = first(in: text, from: from, to: range.upperBound) {
            if !match.isEmpty { found.append(match) }
            from = max(match.upperBound, from + 1, match.lowerBound + 1)
        }
        return found
    }

    private mutating func first(in text: [UInt32], from: Int, to end: Int) -> Range<Int>? {
        current.clear()
        var best: Range<Int>?
        var index = from
        while true {
            if let openings = regex.openings, current.counters.isEmpty, best == nil {
                while index < end, !openings.mayBegin(with: text[index]) { index += 1 }
                if index >= end { return nil }
            }
            if best == nil { Self.add(0, from: index, at: index, text, regex, &current, &pending) }
            if current.counters.isEmpty {
                if best != nil || index >= end { return best }
                current.clear()
                index += 1
                continue
            }
            next.clear()
            steps += current.counters.count
            if steps > limit { return nil }
            search: for thread in current.counters.indices {
                let counter = current.counters[thread]
                let start = current.starts[thread]
                switch regex.program[counter] {
                case .match:
                    best = start..<index
                    break search  // What follows is less preferred.
                case .scalar(let value):
                    if index < end, text[index] == value {
                        Self.add(counter + 1, from: start, at: index + 1, text, regex, &next, &pending)
                    }
                case .set(let set):
                    if index < end, regex.sets[set].contains(text[index]) {
                        Self.add(counter + 1, from: start, at: index + 1, text, regex, &next, &pending)
                    }
                case .assertion, .jump, .split: break  // `add` has followed these.
                }
            }
            swap(&current, &next)
            if index >= end { return best }
            index += 1
        }
    }

    /// Follows jumps, splits and assertions without using recursion: a pattern is untrusted.
    private static func add(
        _ counter: Int, from start: Int, at index: Int, _ text: [UInt32], _ regex: BoundedRegex,
        _ threads: inout Threads,
        _ pending: inout [Int]
    ) {
        pending.append(counter)
        while let counter = pending.popLast() {
            if threads.entered[counter] == threads.generation { continue }
            threads.entered[counter] = threads.generation
            switch regex.program[counter] {
            case .jump(let target): pending.append(target)
            case .split(let first, let second):
                pending.append(second)
                pending.append(first)
            case .assertion(let assertion):
                if assertion.holds(at: index, in: text) { pending.append(counter + 1) }
            case .scalar, .set, .match:
                threads.counters.append(counter)
                threads.starts.append(start)
            }
        }
    }
}
