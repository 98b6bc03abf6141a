internal import FeedModel
internal import Foundation

/// A notice as stories are told by: tokens of its title and of its body, without what the publishing office put around them.
package struct StoryText: Sendable {
    let title: [StoryToken]
    let body: [StoryToken]
    /// Digests of the runs of tokens in the body.
    let shingles: [UInt64]
    package let sketch: StorySketch
    /// The year in the signature, where there is one.
    let signedYear: Int32?
    /// Which of the configured cities published it.
    let city: Int16
    /// Whether the body is only the beginning of a text.
    let isTeaser: Bool
    /// The page it stands on; `nil` where other notices may stand there tomorrow.
    let page: String?
    /// Days since 1970; `nil` where none is stated.
    let day: Int?

    /// Longer texts are told apart by their beginning well enough.
    private static let longestBody = 20_000

    init(
        title: String, html: String?, city: Int16, isTeaser: Bool, places: StoryPlaces, link: String? = nil,
        published: EntryDate? = nil
    ) {
        let page = link.map(NormalizedLink.init)
        self.page = page.flatMap { $0.isSpecific && !$0.isOfList ? $0.key : nil }
        day = EntryDates.stated(published).map { PublicationDay($0.instant, in: .gmt).number }
        let titleText = Self.simplified(NormalizedText.scalars(of: title))
        self.title = places.marked(
            StoryTokenizer.tokens(of: Array(StoryBoilerplate.withoutForwarder(title: titleText))))
        let plain = html.map { Self.simplified(BodyText.scalars(ofHTML: $0)) } ?? []
        let whole = TextCut.strippedEnd(of: plain)
        self.isTeaser = isTeaser || whole != nil
        let (sentences, year) = StoryBoilerplate.removed(from: Array((whole ?? plain[...]).prefix(Self.longestBody)))
        var tokens: [StoryToken] = []
        for sentence in sentences {
            tokens += StoryTokenizer.tokens(of: Array(sentence), firstClause: (tokens.last?.clause ?? -1) + 1)
        }
        // Many bodies begin with their title once more.
        if tokens.count > self.title.count, !self.title.isEmpty, tokens.starts(with: self.title) {
            tokens.removeFirst(self.title.count)
        }
        body = places.marked(tokens)
        shingles = StoryFingerprint.shingles(body)
        sketch = StorySketch(title: self.title, shingles: shingles, bodyCount: body.count, city: city)
        signedYear = year
        self.city = city
    }

    private static func simplified(_ text: [UInt32]) -> [UInt32] { text.map { FoldTable.simplified($0) } }
}
