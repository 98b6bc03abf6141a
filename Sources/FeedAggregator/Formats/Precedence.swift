internal import FeedModel

/// Which of several elements fills a field of an item: the shallowest, since an element inside one we do not know does not stand for
/// the item's own; among those the one of the highest rank; among those the last.
struct Precedence {
    enum Field: Int, CaseIterable {
        case id, title, subtitle, summary, info, rights, language, published, updated, created, expires, validity,
            generator
        case icon, logo, docs, comments, commentsFeed, commentsPost, commentsCount, image
    }

    /// What an item has many of.
    enum List: Int, CaseIterable { case links, authors, contributors, categories }

    enum Verdict {
        case joins, isLeft
        /// What was there before goes.
        case replaces
    }

    private var listStrangers = [Int](repeating: .max, count: List.allCases.count)
    private var strangers = [Int](repeating: .max, count: Field.allCases.count)
    private var depths = [Int](repeating: .max, count: Field.allCases.count)
    private var ranks = [Int](repeating: .max, count: Field.allCases.count)
    private var extensionDepths: [Int: Int] = [:]
    private var isSettled = true

    mutating func reset() {
        for index in depths.indices { (strangers[index], depths[index], ranks[index]) = (.max, .max, .max) }
        for index in listStrangers.indices { listStrangers[index] = .max }
        if !extensionDepths.isEmpty { extensionDepths.removeAll(keepingCapacity: true) }
        isSettled = true
    }

    /// - Parameters:
    ///   - strangers: elements around it that we do not know.
    ///   - rank: 0 for the format's own elements, more for those of extensions.
    mutating func claims(_ field: Field, strangers: Int, depth: Int, rank: Int) -> Bool {
        let index = field.rawValue
        let known = (self.strangers[index], ranks[index], depths[index])
        if (strangers, rank, depth) > known { return false }
        (self.strangers[index], ranks[index], depths[index]) = (strangers, rank, depth)
        return true
    }

    /// - Parameter strangers: elements around it that we do not know.
    mutating func joins(_ list: List, strangers: Int) -> Verdict {
        let known = listStrangers[list.rawValue]
        listStrangers[list.rawValue] = min(known, strangers)
        return strangers > known ? .isLeft : strangers < known && known != .max ? .replaces : .joins
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
