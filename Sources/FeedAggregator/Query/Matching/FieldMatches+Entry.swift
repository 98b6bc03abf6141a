extension FieldMatches {
    /// Searches the fields of an entry.
    static func all(
        of entry: ClassifiedText, _ matcher: Matcher, keepsMap: Bool, usesMetadata: Bool, maskLeaf: Int? = nil
    ) -> [FieldMatches] {
        var fields = [
            FieldMatches(.title, FoldedText(entry.title, keepsMap: keepsMap), matcher: matcher, maskLeaf: maskLeaf),
            FieldMatches(.body, FoldedText(entry.body, keepsMap: keepsMap), matcher: matcher, maskLeaf: maskLeaf),
        ]
        if usesMetadata {
            for (field, texts) in [(QueryField.author, entry.authors), (.category, entry.categories)] {
                fields.append(
                    FieldMatches(field, FoldedText(joining: texts), matcher: matcher, maskLeaf: maskLeaf))
            }
        }
        return fields
    }
}

extension MatchEvaluator {
    /// Terms as they are shown to people: in the original's characters, without those that lie within a longer one.
    func shown(_ terms: [(field: Int, hit: Matcher.Hit)], _ matcher: Matcher) -> [MatchPlace] {
        let ordered = terms.sorted {
            ($0.field, $0.hit.start, -$0.hit.end, $0.hit.origin) < ($1.field, $1.hit.start, -$1.hit.end, $1.hit.origin)
        }
        var places: [MatchPlace] = []
        var last: (field: Int, end: Int32)?
        for (index, hit) in ordered {
            if let last, last.field == index, hit.end <= last.end { continue }
            last = (index, hit.end)
            let range = fields[index].text.original(hit.range)
            places.append(
                MatchPlace(
                    term: matcher.term(of: hit), field: fields[index].field, start: range.lowerBound,
                    length: range.count))
        }
        return places
    }
}
