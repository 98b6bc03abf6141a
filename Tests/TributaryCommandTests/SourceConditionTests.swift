import FeedModel
import Foundation
import Testing

@Suite("What the operator is told of a source") struct SourceConditionTests {
    private let start = Date(timeIntervalSince1970: 1_730_000_000)

    /// Each run's state, and what is told after it.
    @Test(
        "A state is told when it begins and when it ends",
        arguments: [
            ([.ok, .ok], [[], []]),
            // One failure is weather.
            ([.ok, .failing, .ok], [[], [], []]),
            ([.failing, .failing, .failing, .ok], [[], ["began failing"], [], ["ended failing"]]),
            // What needs a person is told at once.
            ([.ok, .redesigned, .redesigned, .ok], [[], ["began redesigned"], [], ["ended redesigned"]]),
            ([.ok, .moved, .moved, .ok], [[], ["began moved"], [], ["ended moved"]]),
            ([.failing, .failing, .gone], [[], ["began failing"], ["replaced failing", "began gone"]]),
            (
                [.blocked, .failing, .blocked],
                [["began blocked"], ["replaced blocked", "began failing"], ["replaced failing", "began blocked"]]
            ),
        ] as [([SourceState], [[String]])])
    func events(states: [SourceState], told: [[String]]) {
        var condition = SourceCondition()
        for (run, state) in states.enumerated() {
            let events = condition.observe(state, reason: "", at: start + Double(run) * 3600)
            #expect(events.map { "\($0.kind.rawValue) \($0.state.rawValue)" } == told[run])
        }
    }

    @Test(
        "A source at a new address, or one that has fallen silent, is read all the same",
        arguments: [SourceState.moved, .silent])
    func readAllTheSame(state: SourceState) {
        var condition = SourceCondition()
        _ = condition.observe(state, reason: "x", at: start)
        #expect(condition.failures == 0)
        #expect(condition.lastSuccess == start)
    }

    @Test("A run that got nothing is no success, also where the page only moved") func notRead() {
        var condition = SourceCondition()
        _ = condition.observe(.moved, reason: "x", at: start, wasRead: false)
        #expect(condition.failures == 1)
        #expect(condition.lastSuccess == nil)
    }

    @Test("A state counts from the run in which it began")
    func since() {
        var condition = SourceCondition()
        for run in 0..<4 { _ = condition.observe(run == 0 ? .ok : .failing, reason: "x", at: start + Double(run)) }
        #expect(condition.since == start + 1)
        #expect(condition.failures == 3)
        #expect(condition.lastSuccess == start)
    }
}
