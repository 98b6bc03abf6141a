/// What happened to the output folder.
package struct WriteReport: Sendable, Hashable {
    /// New or replaced, in the order they were put in place.
    package var written: [String] = []
    /// Already there with the same bytes, and not touched.
    package var unchanged = 0

    package init() {}

    /// Adds what another call did.
    package mutating func add(_ other: WriteReport) {
        written += other.written
        unchanged += other.unchanged
    }
}
