/// Turns a pattern into a program.
struct RegexCompiler {
    private(set) var program: [RegexInstruction] = []
    private(set) var sets: [ScalarSet] = []
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// Appends the program of `node`. - Returns: `false` where the limit is reached.
    mutating func compile(_ node: RegexNode) -> Bool {
        if program.count >= limit { return false }
        switch node {
        case .empty: return true
        case .scalar(let value):
            program.append(.scalar(value))
            return true
        case .set(let set):
            sets.append(set)
            program.append(.set(sets.count - 1))
            return true
        case .assertion(let assertion):
            program.append(.assertion(assertion))
            return true
        case .sequence(let nodes):
            for node in nodes where !compile(node) { return false }
            return true
        case .choice(let nodes): return compile(choice: nodes)
        case .repetition(let node, let minimum, let maximum, let isGreedy):
            return compile(repeating: node, minimum, maximum, isGreedy)
        }
    }

    private mutating func compile(choice nodes: [RegexNode]) -> Bool {
        var jumps: [Int] = []
        for (index, node) in nodes.enumerated() {
            if index == nodes.count - 1 {
                guard compile(node) else { return false }
                break
            }
            let split = program.count
            program.append(.jump(0))
            guard compile(node) else { return false }
            jumps.append(program.count)
            program.append(.jump(0))
            program[split] = .split(split + 1, program.count)
        }
        for jump in jumps { program[jump] = .jump(program.count) }
        return true
    }

    private mutating func compile(repeating node: RegexNode, _ minimum: Int, _ maximum: Int?, _ isGreedy: Bool) -> Bool
    {
        for _ in 0..<minimum where !compile(node) { return false }
        guard let maximum else {
            let split = program.count
            program.append(.jump(0))
            guard compile(node) else { return false }
            program.append(.jump(split))
            program[split] = isGreedy ? .split(split + 1, program.count) : .split(program.count, split + 1)
            return true
        }
        var splits: [Int] = []
        for _ in minimum..<maximum {
            splits.append(program.count)
            program.append(.jump(0))
            guard compile(node) else { return false }
        }
        for split in splits {
            program[split] = isGreedy ? .split(split + 1, program.count) : .split(program.count, split + 1)
        }
        return true
    }
}
