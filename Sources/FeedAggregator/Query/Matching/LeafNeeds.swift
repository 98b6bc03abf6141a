/// The terms a query cannot do without: a quick no before places and distances are looked at.
struct LeafNeeds: Sendable {
    /// Groups one after the other; of each at least one leaf must stand.
    private var leaves: [Int] = []
    /// Where each group ends.
    private var ends: [Int] = []

    init(_ groups: [[Int]]) {
        for group in groups {
            leaves += group
            ends.append(leaves.count)
        }
    }

    /// Whether it says nothing: the query may hold for a text in which none of its terms stands.
    var isEmpty: Bool { ends.isEmpty }

    /// Without one of these it cannot hold; none where it says nothing.
    var smallestGroup: ArraySlice<Int> {
        let groups = zip([0] + ends, ends).map { leaves[$0..<$1] }
        return groups.min { $0.count < $1.count } ?? []
    }

    /// - Parameter stands: whether a leaf stands in the text.
    @inline(__always)
    func areMet(_ stands: (_ leaf: Int) -> Bool) -> Bool {
        var index = 0
        for end in ends {
            var isMet = false
            while index < end, !isMet {
                isMet = stands(leaves[index])
                index += 1
            }
            if !isMet { return false }
            index = end
        }
        return true
    }
}

extension MatchPlan {
    var needs: LeafNeeds { LeafNeeds(neededGroups) }

    private var neededGroups: [[Int]] {
        switch self {
        case .leaf(let leaf): [[leaf]]
        case .field(_, let plan): plan.neededGroups
        case .property, .not: []
        case .and(let plans): plans.flatMap(\.neededGroups)
        case .or(let plans): Self.groups(ofAny: plans)
        case .near(let left, let right, _, _): left.neededGroups + right.neededGroups
        }
    }

    /// Any of the plans will do, so of what one of them needs, or another, something must stand: the smallest group says most.
    private static func groups(ofAny plans: [MatchPlan]) -> [[Int]] {
        var union: [Int] = []
        for plan in plans {
            guard let smallest = plan.neededGroups.min(by: { $0.count < $1.count }) else { return [] }
            union += smallest
        }
        return [union]
    }
}
