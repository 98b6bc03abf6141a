import FeedAggregator
import FeedModel
import Foundation
import Testing

@Suite("Merging: identity") struct MergingIdentityTests {
    @Test("An article is known again", arguments: Meeting.known) func knownAgain(_ meeting: Meeting) {
        var history = MergingHistory()
        history.read(meeting.first)
        history.read(meeting.then, from: meeting.source, at: .hours(1))
        #expect(history.entries.count == meeting.entries)
        #expect(history.merged(meeting.then, from: meeting.source, at: .hours(2)).new.isEmpty)
    }

    @Test("An article that was forgotten is known all the same, and changes no more", arguments: Meeting.known)
    func forgotten(_ meeting: Meeting) {
        var history = MergingHistory()
        history.read(meeting.first)
        history.forgetAll()
        let before = history.entries
        let outcome = history.read(meeting.then, from: meeting.source, at: .hours(1))
        #expect(outcome.new.count == meeting.entriesOnceForgotten - before.count)
        #expect(outcome.changes.allSatisfy { !$0.isRevision })
        for (old, now) in zip(before, history.entries) {
            #expect((old.current, old.updated, old.published) == (now.current, now.updated, now.published))
        }
        let again = history.merged(meeting.then, from: meeting.source, at: .hours(2))
        #expect(again.new.isEmpty)
        #expect(again.changes.isEmpty, "nothing is written for it in every run")
    }

    @Test("Different articles stay different", arguments: Meeting.different) func different(_ meeting: Meeting) {
        var history = MergingHistory()
        history.read(meeting.first)
        history.read(meeting.then, from: meeting.source, at: .hours(1))
        #expect(history.entries.count == meeting.entries)
        #expect(history.merged(meeting.then, from: meeting.source, at: .hours(2)).new.isEmpty)
    }
}
