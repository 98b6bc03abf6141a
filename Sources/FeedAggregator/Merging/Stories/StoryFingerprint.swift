package import FeedModel

/// The keys under which an entry's notice is looked up among all others: entries that share one are candidates for one story.
///
/// MinHash over shingles: bands of two rows over the whole text, the smallest hashes of its beginning (a teaser has nothing else), and the title.
/// The keys depend on nothing but the entry, so that they can be stored and stay true when the configuration changes.
package enum StoryFingerprint {
    /// - Returns: at most ``keysPerEntry`` keys, without repeats.
    package static func bandKeys(for entry: CleanEntry) -> [Int64] {
        bandKeys(
            for: StoryText(
                title: entry.title, html: entry.content ?? entry.summary, city: -1, isTeaser: false,
                places: StoryPlaces(cities: [])))
    }

    package static let keysPerEntry = 1 + leadKeys + bands

    /// - Parameter text: of whatever matcher; which places it knows changes no key.
    package static func bandKeys(for text: StoryText) -> [Int64] {
        var keys: [UInt64] = []
        if text.title.count >= shortestTitle { keys.append(hash(text.title[...], seed: 1)) }
        let lead = text.body.prefix(leadTokens)
        if lead.count >= leadShingle {
            let hashes = shingles(lead, of: leadShingle).map { KeyDigest.mixed($0 ^ 2) }
            keys += Set(hashes).sorted().prefix(leadKeys)
        }
        if !text.shingles.isEmpty { keys += wholeBands(text.shingles) }
        return Array(Set(keys.map { Int64(bitPattern: $0) })).sorted()
    }

    private static func wholeBands(_ shingles: [UInt64]) -> [UInt64] {
        var minima = [UInt64](repeating: .max, count: bands * rows)
        for shingle in shingles {
            for row in minima.indices {
                // One hash function a row: the same mixing with another odd factor.
                let hash = KeyDigest.mixed(shingle &* (UInt64(row) &* 0x9E37_79B9_7F4A_7C14 | 1))
                if hash < minima[row] { minima[row] = hash }
            }
        }
        return (0..<bands).map { band in
            KeyDigest.mixed(minima[band * rows] &* 31 &+ minima[band * rows + 1] &+ UInt64(band))
        }
    }

    /// A digest of every run of four tokens.
    static func shingles(_ tokens: [StoryToken]) -> [UInt64] { shingles(tokens[...], of: wholeShingle) }

    static func digest(of tokens: [StoryToken]) -> UInt64 { hash(tokens[...], seed: 1) }

    /// A digest of every run of `length` tokens.
    private static func shingles(_ tokens: ArraySlice<StoryToken>, of length: Int) -> [UInt64] {
        guard tokens.count >= length else { return [] }
        return (tokens.startIndex...(tokens.endIndex - length)).map { hash(tokens[$0..<($0 + length)], seed: 3) }
    }

    private static func hash(_ tokens: ArraySlice<StoryToken>, seed: UInt64) -> UInt64 {
        tokens.reduce(seed) { KeyDigest.mixed($0 &+ $1.value &* 0x9E37_79B9_7F4A_7C15) }
    }

    private static let leadTokens = 80
    /// Long enough that the phrases all notices begin with are few among them.
    private static let leadShingle = 8
    private static let leadKeys = 4
    private static let wholeShingle = 4
    private static let bands = 6
    private static let rows = 2
    private static let shortestTitle = 5
}
