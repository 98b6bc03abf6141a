internal import Foundation

/// Times pieces of work against each other.
enum Stopwatch {
    /// The best time of each, in rounds that run them one after the other, so that a busy machine is busy for all.
    static func best(_ rounds: Int, _ works: [() -> Void]) -> [Duration] {
        var times = [Duration](repeating: .seconds(1_000_000), count: works.count)
        let clock = ContinuousClock()
        for _ in 0..<rounds {
            for (index, work) in works.enumerated() { times[index] = min(times[index], clock.measure(work)) }
        }
        return times
    }

    /// What the processors of this process were busy with it, which other programs on the machine change least.
    static func processorTime(_ work: () throws -> Void) rethrows -> Duration {
        let before = clock()
        try work()
        return .microseconds(clock() - before)
    }
}
