internal import FeedModel

/// Which of several elements fills a field of an item: the shallowest, since an element inside one we do not know does not stand for
/// the item's own; among those the one of the highest rank; among those the last.
struct Precedence {
    enum Field: Int, CaseIterable {
        case id, title, subtitle, summary, info, rights, language, published, updated, created, expires, validity,
            generator
        case icon, logo, docs, comments, commentsFeed, commentsPost, commentsCount, image
    }

    private var depths = [Int](repeating: .max, count: Field.allCases.count)
    private var ranks = [Int](repeating: .max, count: Field.allCases.count)
    private var extensionDepths: [Int: Int] = [:]
    private var isSettled = true

    mutating func reset() {
        for index in depths.indices { (depths[index], ranks[index]) = (.max, .max) }
        if !extensionDepths.isEmpty { extensionDepths.removeAll(keepingCapacity: true) }
        isSettled = true
    }

    /// - Parameter rank: 0 for the format's own elements, more for those of extensions.
    mutating func claims(_ field: Field, depth: Int, rank: Int) -> Bool {
        let index = field.rawValue
        if rank > ranks[index] || rank == ranks[index] && depth > depths[index] { return false }
        (ranks[index], depths[index]) = (rank, depth)
        return true
    }

    /// Whether an unknown element is kept, `element` being its name's number. Deeper ones of its name are struck out.
    mutating func claimsExtension(_ element: Int, depth: Int, named name: String, in item: inout Item) -> Bool {
        guard let known = extensionDepths[element] else {
            extensionDepths[element] = depth
            return true
        }
        if depth > known { return false }
        if depth < known {
            for index in item.extensions.indices where item.extensions[index].name == name {
                item.extensions[index].name = ""
                isSettled = false
            }
            extensionDepths[element] = depth
        }
        return true
    }

    /// Removes what was struck out; until then the places of extensions in their list must not change.
    func settle(_ item: inout Item) {
        if !isSettled { item.extensions.removeAll { $0.name.isEmpty } }
    }
}
