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

    @Test("Different articles stay different", arguments: Meeting.different) func different(_ meeting: Meeting) {
        var history = MergingHistory()
        history.read(meeting.first)
        history.read(meeting.then, from: meeting.source, at: .hours(1))
        #expect(history.entries.count == meeting.entries)
        #expect(history.merged(meeting.then, from: meeting.source, at: .hours(2)).new.isEmpty)
    }
}
