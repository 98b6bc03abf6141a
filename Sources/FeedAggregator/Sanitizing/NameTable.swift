/// Numbers for a fixed set of names, found without hashing strings: a table of twice the size with linear probing.
struct NameTable: Sendable {
    private var keys: [NameKey]
    private var numbers: [Int32]
    private let mask: Int

    /// Gives each name its position in the list.
    init(_ names: [NameKey]) {
        var size = 16
        while size < names.count * 2 { size *= 2 }
        mask = size - 1
        keys = Array(repeating: NameKey(), count: size)
        numbers = Array(repeating: -1, count: size)
        for (number, name) in names.enumerated() where self[name] == nil {
            var slot = Int(truncatingIfNeeded: name.mixed) & mask
            while numbers[slot] >= 0 { slot = (slot + 1) & mask }
            keys[slot] = name
            numbers[slot] = Int32(number)
        }
    }

    subscript(name: NameKey) -> Int? {
        guard name.count <= NameKey.longest else { return nil }
        var slot = Int(truncatingIfNeeded: name.mixed) & mask
        while numbers[slot] >= 0 {
            if keys[slot] == name { return Int(numbers[slot]) }
            slot = (slot + 1) & mask
        }
        return nil
    }
}
