internal import FeedAggregator
internal import FeedModel

/// What the operator's `keep` and `drop` say.
extension Pipeline {
    func sift(
        _ entries: [CleanEntry], of source: ConfiguredSource
    ) -> (kept: [CleanEntry], sifted: Sifted) {
        guard source.keep != nil || source.drop != nil else { return (entries, Sifted()) }
        var kept: [CleanEntry] = []
        var sifted = Sifted()
        for entry in entries {
            var text = ClassifiedText(entry, source: source.source)
            // As it will be published: where nothing is said of a date, that is the moment of first sight.
            text.published = text.published ?? now
            guard let reason = Self.reason(toDrop: text, source) else {
                kept.append(entry)
                sifted.kept.append(DroppedEntry.mark(link: entry.link, title: entry.title))
                continue
            }
            sifted.dropped.append(
                DroppedEntry(
                    source: source.source.id, title: entry.title, link: entry.link,
                    published: entry.published?.instant, seen: now, reason: reason))
        }
        return (kept, sifted)
    }

    private static func reason(toDrop text: ClassifiedText, _ source: ConfiguredSource) -> String? {
        if let keep = source.keep, !keep.matches(text) { return "keep: it does not match" }
        guard let places = source.drop?.places(in: text) else { return nil }
        let terms = places.prefix(3).map { "\($0.term) (\($0.field) \($0.start))" }.joined(separator: ", ")
        return terms.isEmpty ? "drop: it matches" : "drop: \(terms)"
    }
}
