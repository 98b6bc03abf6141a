/// Why a query matches: its places.
struct MatchEvidence {
    /// A stretch of one field, in folded scalars: a term, or the clause in which two stand near each other.
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

    /// The most places that do not overlap: of those that end first, each that begins behind the one before.
    var distinctPlaces: [Place] {
        var result: [Place] = []
        for place in places.sorted(by: { ($0.field, $0.end, -$0.start) < ($1.field, $1.end, -$1.start) }) {
            if let last = result.last, last.field == place.field, place.start < last.end { continue }
            result.append(place)
        }
        return result
    }
}
