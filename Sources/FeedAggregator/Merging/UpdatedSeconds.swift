/// Hands out seconds so that no two entries of the history share one.
///
/// Once a run of taken seconds was walked over, it is skipped at once: a thousand entries of one day cost a thousand steps, not a million.
struct UpdatedSeconds {
    private let firstFree: (Int64) throws -> Int64
    /// For a taken second, one at or before the next free one.
    private var next: [Int64: Int64] = [:]

    /// - Parameter firstFree: the first second at or after the given one that no entry of the history has.
    init(firstFree: @escaping (Int64) throws -> Int64) { self.firstFree = firstFree }

    /// Takes the first free second at or after `second`.
    mutating func take(atOrAfter second: Int64) throws -> Int64 {
        var passed: [Int64] = []
        var candidate = second
        while true {
            if let further = next[candidate] {
                passed.append(candidate)
                candidate = further
            } else {
                let free = try firstFree(candidate)
                guard free != candidate else { break }
                passed.append(candidate)
                candidate = free
            }
        }
        for second in passed { next[second] = candidate + 1 }
        next[candidate] = candidate + 1
        return candidate
    }
}
