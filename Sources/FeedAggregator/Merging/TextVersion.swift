internal import FeedModel

/// The title and body text of one version of an entry, reduced to what a reader would call its text.
///
/// Two versions are the same when their digests are: markup, white space, width of characters, view counters and dates of rendering do not count.
struct TextVersion {
    let title: [UInt32]
    /// Of the content, or of the summary where there is no content.
    let body: [UInt32]
    let digest: Int64

    init(_ entry: CleanEntry) {
        self.init(title: entry.title, html: entry.content ?? entry.summary)
    }

    init(title: String, html: String?) {
        self.title = VolatileText.removed(from: NormalizedText.scalars(of: title))
        body = Self.body(ofHTML: html)
        var digest = KeyDigest()
        for scalar in self.title { digest.add(scalar) }
        digest.add(UInt32(0x1E))
        for scalar in body { digest.add(scalar) }
        self.digest = Int64(bitPattern: digest.value)
    }

    static func body(ofHTML html: String?) -> [UInt32] {
        guard let html, !html.isEmpty else { return [] }
        return VolatileText.removed(from: BodyText.scalars(ofHTML: html))
    }

    func differsByNumbersOnly(from other: TextVersion) -> Bool {
        func words(_ text: [UInt32]) -> [UInt32] { text.filter { !NormalizedText.isDigit($0) } }
        return words(title) == words(other.title) && words(body) == words(other.body)
    }

    /// A digest of the body alone; `nil` for one too short to say that two notices are the same.
    var longBodyDigest: Int64? {
        body.count >= Self.longBody ? Self.digest(ofBody: body) : nil
    }

    static func digest(ofBody body: [UInt32]) -> Int64 {
        var digest = KeyDigest()
        for scalar in body { digest.add(scalar) }
        return Int64(bitPattern: digest.value)
    }

    /// Below this many characters two notices can have the same body by chance ("see attachment").
    private static let longBody = 60

    /// Whether both have a text, and neither text is the other, whole or cut short.
    static func areDifferent(_ one: CleanEntry, _ other: CleanEntry) -> Bool {
        let mine = body(ofHTML: one.content ?? one.summary)
        let theirs = body(ofHTML: other.content ?? other.summary)
        if mine.isEmpty || theirs.isEmpty || mine == theirs { return false }
        return !isCut(mine, of: theirs) && !isCut(theirs, of: mine)
    }

    /// Whether most of the one text stands in the other, as where a line was added or a figure put right.
    static func areAkin(_ one: CleanEntry, _ other: CleanEntry) -> Bool {
        let mine = body(ofHTML: one.content ?? one.summary)
        let theirs = body(ofHTML: other.content ?? other.summary)
        let (short, long) = mine.count < theirs.count ? (mine, theirs) : (theirs, mine)
        guard short.count >= pieceLength, short.count * 2 >= long.count else { return false }
        let pieces = Set((0...(long.count - pieceLength)).map { Array(long[$0..<($0 + pieceLength)]) })
        let starts = stride(from: 0, through: short.count - pieceLength, by: pieceLength)
        let shared = starts.count { pieces.contains(Array(short[$0..<($0 + pieceLength)])) }
        return shared * 10 >= Array(starts).count * 7
    }

    /// Characters of a piece of text that two notices do not share by chance.
    private static let pieceLength = 8

    /// Whether a text is the first sentence or two of a much longer one, without a mark that it goes on.
    static func isTeaser(_ short: [UInt32], of long: [UInt32]) -> Bool {
        (10...200).contains(short.count) && short.count * 2 <= long.count && long.starts(with: short)
    }

    /// Whether a text is the beginning of a longer one, cut with an ellipsis or a "read more".
    static func isCut(_ short: [UInt32], of long: [UInt32]) -> Bool {
        guard short.count < long.count, let beginning = TextCut.strippedEnd(of: short), beginning.count >= 10 else {
            return false
        }
        return long.starts(with: beginning)
    }
}
