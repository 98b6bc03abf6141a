/// Why a query matches: its places.
struct MatchEvidence {
    /// A stretch of one field, in folded scalars: a term, or two that stand near each other with what lies between.
    struct Place: Hashable {
        var field: Int
        var start: Int32
        var end: Int32
    }
    /// What is counted.
    var places: [Place] = []
    /// The single terms, with the field each stands in.
    var terms: [(field: Int, hit: Matcher.Hit)] = []

    mutating func formUnion(_ other: MatchEvidence) {
        places += other.places
        terms += other.terms
    }

    /// The places that remain when those that overlap are counted as one.
    var distinctPlaces: [Place] {
        var result: [Place] = []
        for place in places.sorted(by: { ($0.field, $0.start, $0.end) < ($1.field, $1.start, $1.end) }) {
            if let last = result.last, last.field == place.field, place.start < last.end {
                result[result.count - 1].end = max(last.end, place.end)
            } else {
                result.append(place)
            }
        }
        return result
    }
}
