/// A place in an ``HTMLDocument``: an element or a text.
///
/// It is a number, not a pointer, so it may be kept, compared and put into a dictionary; only its document turns it into something. Numbers
/// run in document order, so comparing them tells what comes first.
package struct HTMLNode: Sendable, Hashable, Comparable {
    let index: Int32

    init(_ index: Int32) { self.index = index }

    package static func < (left: HTMLNode, right: HTMLNode) -> Bool { left.index < right.index }
}

extension HTMLNode {
    /// How many places apart they stand in the document.
    package func distance(to other: HTMLNode) -> Int { abs(Int(index) - Int(other.index)) }
}
