internal import XMLTree

/// Small steps on the text of feeds.
extension UTF8Buffer {
    /// The text of a range, with what encodings did to it put right.
    func repairedString(from start: Int, to end: Int) -> String {
        let text = string(from: start, to: end)
        return mayNeedRepair(from: start, to: end) ? TextRepair.repaired(text) : text
    }

    /// Whether the markup at `start` is a start tag of `name`.
    func startsWithTag(_ name: StaticString, at start: Int) -> Bool {
        let width = name.utf8CodeUnitCount
        guard start + width + 1 < count, self[start] == UInt8(ascii: "<") else { return false }
        let next = self[start + 1 + width]
        guard next == UInt8(ascii: ">") || next == UInt8(ascii: " ") else { return false }
        return string(from: start + 1, to: start + 1 + width) == name.description
    }
}

extension String {
    func repairingDoubleEncoding() -> String {
        utf8.contains { $0 == 0xC2 || $0 == 0xC3 } ? TextRepair.repaired(self) : self
    }
}
