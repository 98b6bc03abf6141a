/// Names as a manifest holds them: a line each, in the order of their bytes, each once, so that the same files give the same manifest.
///
/// It stays bytes, because a folder may hold thousands of names of which a run adds one: that one is found and put in between the others,
/// and no text is made of the rest.
struct NameList: Equatable {
    /// Each name with a line feed behind.
    let bytes: [UInt8]

    /// - Parameter bytes: as they were read. What somebody else put out of order is put in order.
    init(_ bytes: [UInt8]) {
        if Self.isInOrder(bytes) {
            self.bytes = bytes
        } else {
            let names = Set(bytes.split(separator: Self.lineFeed).map(Array.init))
            self.bytes = names.sorted { $0.lexicographicallyPrecedes($1) }.flatMap { $0 + [Self.lineFeed] }
        }
    }

    private init(inOrder bytes: [UInt8]) { self.bytes = bytes }

    var isEmpty: Bool { bytes.isEmpty }

    /// In order.
    var names: [String] { bytes.split(separator: Self.lineFeed).map { String(decoding: $0, as: UTF8.self) } }

    func contains(_ name: String) -> Bool { place(of: Array(name.utf8)).isThere }

    func adding(_ names: some Sequence<String>) -> NameList {
        let new = Set(names).map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
        var merged: [UInt8] = []
        merged.reserveCapacity(bytes.count + new.reduce(0) { $0 + $1.count + 1 })
        var copied = 0
        for name in new {
            let (start, isThere) = place(of: name)
            if isThere { continue }
            merged += bytes[copied..<start]
            merged += name
            merged.append(Self.lineFeed)
            copied = start
        }
        merged += bytes[copied...]
        return NameList(inOrder: merged)
    }

    func removing(_ names: Set<String>) -> NameList {
        var rest: [UInt8] = []
        var copied = 0
        for name in names.map({ Array($0.utf8) }).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            let (start, isThere) = place(of: name)
            guard isThere else { continue }
            rest += bytes[copied..<start]
            copied = start + name.count + 1
        }
        rest += bytes[copied...]
        return NameList(inOrder: rest)
    }

    // MARK: Places

    private static let lineFeed = UInt8(ascii: "\n")

    /// Where the line of a name begins, or would.
    private func place(of name: [UInt8]) -> (start: Int, isThere: Bool) {
        var (low, high) = (0, bytes.count)
        while low < high {
            // The line that the middle stands in; both ends are beginnings of lines.
            var start = low + (high - low) / 2
            while start > low, bytes[start - 1] != Self.lineFeed { start -= 1 }
            var end = start
            while bytes[end] != Self.lineFeed { end += 1 }
            let line = bytes[start..<end]
            if line.elementsEqual(name) { return (start, true) }
            if line.lexicographicallyPrecedes(name) { low = end + 1 } else { high = start }
        }
        return (low, false)
    }

    /// Whether each line is ended, and comes after the one before it.
    private static func isInOrder(_ bytes: [UInt8]) -> Bool {
        if bytes.isEmpty { return true }
        guard bytes.last == lineFeed else { return false }
        // The lines that are compared, and whether the later one is known to be greater.
        var (earlier, start) = (-1, 0)
        var isGreater = true
        for index in bytes.indices {
            let byte = bytes[index]
            if byte == lineFeed {
                // An empty line, or one that the one before it begins with.
                if !isGreater || index == start { return false }
                (earlier, start, isGreater) = (start, index + 1, false)
            } else if !isGreater {
                let other = bytes[earlier + index - start]
                if other == lineFeed || other < byte { isGreater = true } else if other > byte { return false }
            }
        }
        return true
    }
}
