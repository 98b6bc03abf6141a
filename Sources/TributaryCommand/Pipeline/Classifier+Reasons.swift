internal import FeedAggregator
internal import FeedModel

extension Classifier {
    /// The words by which an entry came into its topics, as they stand in its text, without repeats.
    func reasons(_ entry: ClassifiedText, among topics: [Topic.ID]) -> [EntryDetails.TopicReason] {
        guard !topics.isEmpty else { return [] }
        let title = Array(entry.title.unicodeScalars)
        let body = Array(entry.body.unicodeScalars)
        return explain(entry, among: topics).topics.map { explanation in
            var terms: [String] = []
            for place in explanation.because {
                let text = place.field == .title ? title : place.field == .body ? body : []
                let range = place.range.clamped(to: text.indices)
                let words = range.isEmpty ? place.term : String(String.UnicodeScalarView(text[range]))
                if !terms.contains(words) { terms.append(words) }
            }
            return EntryDetails.TopicReason(topic: explanation.id, terms: terms)
        }
    }
}
