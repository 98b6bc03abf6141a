internal import FeedAggregator
internal import FeedModel

extension Classifier {
    /// The words by which an entry came into its topics, as they stand in its text, without repeats.
    func reasons(_ entry: ClassifiedText, among topics: [Topic.ID]) -> [EntryDetails.TopicReason] {
        guard !topics.isEmpty else { return [] }
        return explain(entry, among: topics).topics.map { explanation in
            var terms: [String] = []
            var (title, body) = (Excerpts(of: entry.title), Excerpts(of: entry.body))
            for place in explanation.because {
                let words =
                    switch place.field {
                    case .title: title.text(place.range)
                    case .body: body.text(place.range)
                    default: ""
                    }
                let shown = words.isEmpty ? place.term : words
                if !terms.contains(shown) { terms.append(shown) }
            }
            return EntryDetails.TopicReason(topic: explanation.id, terms: terms)
        }
    }
}

/// Stretches of a text, asked for by their places from the beginning to the end: it is walked through once.
private struct Excerpts {
    private let scalars: String.UnicodeScalarView
    private var (index, position): (String.Index, Int)

    init(of text: String) {
        scalars = text.unicodeScalars
        (index, position) = (scalars.startIndex, 0)
    }

    /// - Parameter range: in Unicode scalars; what lies behind the end is left out.
    mutating func text(_ range: Range<Int>) -> String {
        if range.lowerBound < position { (index, position) = (scalars.startIndex, 0) }
        index =
            scalars.index(index, offsetBy: range.lowerBound - position, limitedBy: scalars.endIndex) ?? scalars.endIndex
        position = range.lowerBound
        let end = scalars.index(index, offsetBy: range.count, limitedBy: scalars.endIndex) ?? scalars.endIndex
        return String(scalars[index..<end])
    }
}
