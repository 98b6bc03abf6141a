/// Gathers scalars as they are compared: white space of every kind becomes one space or newline, scalars without a shape vanish, full-width
/// forms become ASCII. Case and script stay.
struct NormalizedScalars {
    private(set) var scalars: [UInt32] = []

    init(capacity: Int) { scalars.reserveCapacity(capacity) }

    mutating func append(_ scalar: UInt32) {
        switch scalar {
        case 0x21...0x7E, 0x4E00...0x9FFF, 0x3001...0x3029: scalars.append(scalar)  // Nearly all text.
        default: appendRare(NormalizedText.narrowed(scalar))
        }
    }

    private mutating func appendRare(_ scalar: UInt32) {
        if NormalizedText.isInvisible(scalar) { return }
        guard NormalizedText.isSpace(scalar) else {
            scalars.append(scalar)
            return
        }
        let last = scalars.last
        if scalar == NormalizedText.newline {
            if last == NormalizedText.space { scalars[scalars.count - 1] = scalar } else { scalars.append(scalar) }
        } else if last != NormalizedText.space, last != NormalizedText.newline {
            scalars.append(NormalizedText.space)
        }
    }
}
