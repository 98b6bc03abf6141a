/// Makes a finding small enough to be read.
enum Shrinker {
    /// Halves tried in a row; more only shave off single bytes.
    private static let mostTrials = 4_000

    /// The input without all that can be left out while it still `fails`.
    static func smallest(of input: [UInt8], fails: ([UInt8]) -> Bool) -> [UInt8] {
        var smallest = input
        var trials = 0
        var length = max(1, input.count / 2)
        while length > 0 {
            var start = 0
            var hasShrunk = false
            while start < smallest.count, trials < mostTrials {
                var candidate = smallest
                candidate.removeSubrange(start..<min(smallest.count, start + length))
                trials += 1
                if fails(candidate) {
                    smallest = candidate
                    hasShrunk = true
                } else {
                    start += length
                }
            }
            if !hasShrunk || length > 1 { length /= 2 }
        }
        return smallest
    }
}
