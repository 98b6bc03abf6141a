/// Which elements all entries of a feed have: one that lacks some of them where the document breaks off was to have them as well.
struct EntryShape {
    /// A bit an element, by its number. Two that share one make an entry seem whole at worst.
    private var common = UInt64.max
    private var own: UInt64 = 0
    private var isFirst = true

    mutating func add(_ element: Int) { own |= 1 << UInt64(element & 63) }

    mutating func endEntry() {
        common &= own
        own = 0
        isFirst = false
    }

    /// Whether the entry being read has what those before it have; `nil` for the first.
    var isWhole: Bool? { isFirst ? nil : common & ~own == 0 }
}
