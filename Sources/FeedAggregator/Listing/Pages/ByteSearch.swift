/// Finds a short text in a page's bytes. `String` would look for whole characters, which costs a hundred times as much.
struct ByteSearch {
    let bytes: [UInt8]

    init(_ text: String) { bytes = Array(text.utf8) }

    /// Where `needle` begins, at or after `start`.
    func first(_ needle: StaticString, from start: Int = 0) -> Int? {
        first(Array(needle.description.utf8), from: start)
    }

    func first(_ needle: [UInt8], from start: Int = 0) -> Int? {
        guard let head = needle.first, bytes.count >= needle.count else { return nil }
        var position = start
        let last = bytes.count - needle.count
        while position <= last {
            if bytes[position] == head, bytes[position..<(position + needle.count)].elementsEqual(needle) {
                return position
            }
            position += 1
        }
        return nil
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
