internal import FeedModel

/// A notice as stories are told by: tokens of its title and of its body, without what the publishing office put around them.
package struct StoryText: Sendable {
    let title: [StoryToken]
    let body: [StoryToken]
    /// Digests of one in eight of the body's runs of four tokens, ascending: what two texts have in common can be told by them at a glance.
    let sample: [UInt64]
    /// The year in the signature, where there is one.
    let signedYear: Int32?
    /// Which of the configured cities published it.
    let city: Int16
    /// Whether the body is only the beginning of a text.
    let isTeaser: Bool

    /// Longer texts are told apart by their beginning well enough.
    private static let longestBody = 20_000

    init(title: String, html: String?, city: Int16, isTeaser: Bool, places: StoryPlaces) {
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
        sample = StoryFingerprint.sample(of: body)
        signedYear = year
        self.city = city
    }

    /// Whether so little of the shorter body stands in the other that laying them side by side would be in vain.
    func isFar(from other: StoryText) -> Bool {
        let (short, long) = sample.count <= other.sample.count ? (sample, other.sample) : (other.sample, sample)
        guard short.count >= Self.tellingSample else { return false }
        var (shared, index) = (0, 0)
        for digest in short {
            while index < long.count, long[index] < digest { index += 1 }
            if index < long.count, long[index] == digest { shared += 1 }
        }
        return Double(shared) < Self.leastShared * Double(short.count)
    }

    /// A smaller sample may mislead.
    private static let tellingSample = 16
    /// Copies of a notice share most of their runs; four in five tokens are needed to call them the same.
    private static let leastShared = 0.3

    private static func simplified(_ text: [UInt32]) -> [UInt32] { text.map { FoldTable.simplified($0) } }
}
