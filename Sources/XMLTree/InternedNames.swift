/// Numbers for names, by the addresses of libxml2's interned strings: within one document equal names have equal addresses.
struct InternedNames {
    private struct Slot {
        var local: UInt = 0
        var prefix: UInt = 0
        var uri: UInt = 0
        var number = 0
    }
    /// Open addressing; the number of slots is a power of two, at most half of them taken.
    private var slots = [Slot](repeating: Slot(), count: 256)
    private var count = 0

    mutating func number(
        _ local: UnsafePointer<UInt8>?, _ prefix: UnsafePointer<UInt8>?, _ uri: UnsafePointer<UInt8>?,
        _ register: (XMLName) -> Int
    ) -> Int {
        let key = Slot(local: UInt(bitPattern: local), prefix: UInt(bitPattern: prefix), uri: UInt(bitPattern: uri))
        var index = Self.hash(key) & (slots.count - 1)
        while slots[index].local != 0 {
            let slot = slots[index]
            if slot.local == key.local, slot.prefix == key.prefix, slot.uri == key.uri { return slot.number }
            index = (index + 1) & (slots.count - 1)
        }
        let name = unsafe XMLName(
            local: local.map { unsafe String(cString: $0) } ?? "", prefix: prefix.map { unsafe String(cString: $0) },
            uri: uri.map { unsafe String(cString: $0) })
        let number = register(name)
        slots[index] = Slot(local: key.local, prefix: key.prefix, uri: key.uri, number: number)
        count += 1
        if count * 2 > slots.count { grow() }
        return number
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(), count: old.count * 2)
        for slot in old where slot.local != 0 {
            var index = Self.hash(slot) & (slots.count - 1)
            while slots[index].local != 0 { index = (index + 1) & (slots.count - 1) }
            slots[index] = slot
        }
    }

    private static func hash(_ slot: Slot) -> Int {
        let mixed = (slot.local &* 0x9E37_79B9_7F4A_7C15) ^ (slot.uri &* 0xC2B2_AE3D_27D4_EB4F) ^ slot.prefix
        return Int(truncatingIfNeeded: mixed >> 24)
    }
}
