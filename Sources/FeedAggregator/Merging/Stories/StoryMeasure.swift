internal import FeedModel

/// Two entries of which somebody said whether they are the same notice.
package struct LabelledPair: Sendable, Codable, Hashable {
    package var id: String
    package var isSame: Bool
    /// What makes the pair hard, for reports.
    package var kind: String
    package var left: Side
    package var right: Side

    package struct Side: Sendable, Codable, Hashable {
        package var city: String
        package var title: String
        /// HTML or plain text; empty where only the title is known.
        package var body: String
        package init(city: String, title: String, body: String) {
            (self.city, self.title, self.body) = (city, title, body)
        }
    }

    package init(id: String, isSame: Bool, kind: String, left: Side, right: Side) {
        (self.id, self.isSame, self.kind, self.left, self.right) = (id, isSame, kind, left, right)
    }
}

/// How well stories are told apart, on pairs that people labelled.
package struct StoryMeasure: Sendable {
    /// Of the pairs called the same, the share that is. 1 where none was called so.
    package let precision: Double
    /// Of the pairs that are the same, the share that was found.
    package let recall: Double
    /// Pairs decided wrongly.
    package let misses: [LabelledPair]

    /// Runs the whole way: a pair counts as found if its sides share a band key and the exact check agrees.
    package init(pairs: [LabelledPair], matcher: StoryMatcher) {
        var (found, called, same) = (0, 0, 0)
        var misses: [LabelledPair] = []
        for pair in pairs {
            let isCalledSame = Self.isCalledSame(pair, matcher)
            if pair.isSame { same += 1 }
            if isCalledSame { called += 1 }
            if pair.isSame, isCalledSame { found += 1 }
            if pair.isSame != isCalledSame { misses.append(pair) }
        }
        precision = called == 0 ? 1 : Double(found) / Double(called)
        recall = same == 0 ? 1 : Double(found) / Double(same)
        self.misses = misses
    }

    private static func isCalledSame(_ pair: LabelledPair, _ matcher: StoryMatcher) -> Bool {
        let (left, right) = (entry(pair.left), entry(pair.right))
        let keys = Set(StoryFingerprint.bandKeys(for: left))
        guard !keys.isDisjoint(with: StoryFingerprint.bandKeys(for: right)) else { return false }
        return matcher.isSameNotice(
            matcher.text(of: left, city: pair.left.city), matcher.text(of: right, city: pair.right.city))
    }

    private static func entry(_ side: LabelledPair.Side) -> CleanEntry {
        CleanEntry(title: side.title, content: side.body.isEmpty ? nil : side.body)
    }
}
