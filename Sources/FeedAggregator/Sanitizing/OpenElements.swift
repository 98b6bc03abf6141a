/// The elements that are open at a place in the markup, innermost last.
struct OpenElements {
    struct Open {
        let element: Int
        let traits: HTMLElement.Traits
        let closing: HTMLElement.Closing
        /// Whether its tags are part of the output.
        let isWritten: Bool
        /// Whether its content is left out.
        let hidesContent: Bool
    }

    private(set) var stack: [Open] = []
    private var counts: [Int32]
    /// Start tags beyond the greatest depth: they are left out, and so are as many end tags.
    var flattened = 0
    private(set) var hiddenDepth = 0
    private(set) var svgDepth = 0
    private(set) var mathDepth = 0

    /// Browsers stop at 512 as well, and people never come near.
    static let greatestDepth = 512

    init() { counts = Array(repeating: 0, count: HTMLElement.all.count) }

    mutating func push(_ open: Open) {
        stack.append(open)
        counts[open.element] += 1
        if open.hidesContent { hiddenDepth += 1 }
        if open.element == HTMLElement.svgRoot { svgDepth += 1 }
        if open.element == HTMLElement.mathRoot { mathDepth += 1 }
    }

    mutating func pop() -> Open? {
        guard let open = stack.popLast() else { return nil }
        counts[open.element] -= 1
        if open.hidesContent { hiddenDepth -= 1 }
        if open.element == HTMLElement.svgRoot { svgDepth -= 1 }
        if open.element == HTMLElement.mathRoot { mathDepth -= 1 }
        return open
    }

    /// How many elements an end tag closes; 0 where it closes nothing.
    func closed(byEndTagOf element: Int) -> Int {
        guard counts[element] > 0 else { return 0 }
        let isTablePart = HTMLElement.all[element].traits.contains(.tablePart)
        for position in stack.indices.reversed() {
            let open = stack[position]
            if open.element == element { return stack.count - position }
            let isBarrier = isTablePart ? open.element == HTMLElement.tableElement : open.traits.contains(.barrier)
            if isBarrier { return 0 }
        }
        return 0
    }

    /// How many elements a start tag closes because their end tags may be left out (HTML §13.1.2.4).
    func closed(byStartTagOf closing: HTMLElement.Closing) -> Int {
        if closing == .none { return 0 }
        var outermost = stack.count
        for position in stack.indices.reversed() {
            let open = stack[position]
            if Self.closes(closing, open.closing) {
                outermost = position
                if !Self.mayCloseSeveral(closing) { break }
            } else if Self.stops(closing, open) {
                break
            }
        }
        return stack.count - outermost
    }

    /// How many elements a block closes because a paragraph is open, which cannot hold it.
    func closedByBlock() -> Int {
        for position in stack.indices.reversed() {
            let open = stack[position]
            if open.closing == .paragraph { return stack.count - position }
            if open.traits.contains(.block) || open.traits.contains(.barrier) { return 0 }
        }
        return 0
    }

    private static func closes(_ new: HTMLElement.Closing, _ old: HTMLElement.Closing) -> Bool {
        switch new {
        case .none: false
        case .cell: old == .cell
        case .row: old == .cell || old == .row
        case .section: old == .cell || old == .row || old == .section
        case .optionGroup: old == .option || old == .optionGroup
        default: new == old
        }
    }

    private static func mayCloseSeveral(_ closing: HTMLElement.Closing) -> Bool {
        closing == .row || closing == .section || closing == .optionGroup
    }

    /// Whether an open element keeps a start tag from closing what is outside.
    private static func stops(_ new: HTMLElement.Closing, _ open: Open) -> Bool {
        switch new {
        case .paragraph, .anchor: open.traits.contains(.block) || open.traits.contains(.barrier)
        case .listItem, .definition: open.traits.contains(.list) || open.traits.contains(.barrier)
        case .cell, .row, .section: open.element == HTMLElement.tableElement
        default: open.traits.contains(.barrier) || open.traits.contains(.list)
        }
    }
}
