/// What the first bytes of a document tell of its encoding (XML 1.0 appendix F).
struct EncodingSignature {
    /// The encoding they show, by a byte order mark or by what `<?xml`, `<rss` or `{` look like in it.
    let encoding: CharacterEncoding?
    /// Bytes of the byte order mark, which are no text.
    let markLength: Int

    init(_ bytes: [UInt8]) {
        let start = bytes.prefix(4)
        let first = UInt8(ascii: "<")
        if start.elementsEqual([0x00, 0x00, 0xFE, 0xFF]) {
            (encoding, markLength) = (CharacterEncoding("utf-32be"), 4)
        } else if start.elementsEqual([0xFF, 0xFE, 0x00, 0x00]) {
            (encoding, markLength) = (CharacterEncoding("utf-32le"), 4)
        } else if start.starts(with: [0xFE, 0xFF]) {
            (encoding, markLength) = (CharacterEncoding("utf-16be"), 2)
        } else if start.starts(with: [0xFF, 0xFE]) {
            (encoding, markLength) = (CharacterEncoding("utf-16le"), 2)
        } else if start.starts(with: [0xEF, 0xBB, 0xBF]) {
            (encoding, markLength) = (.utf8, 3)
        } else if start.elementsEqual([0x4C, 0x6F, 0xA7, 0x94]) {
            (encoding, markLength) = (CharacterEncoding("cp037"), 0)
        } else if start.count == 4, Self.beginsDocument(start[3]), start.prefix(3).allSatisfy({ $0 == 0 }) {
            (encoding, markLength) = (CharacterEncoding("utf-32be"), 0)
        } else if start.count == 4, Self.beginsDocument(start[0]), start.dropFirst().allSatisfy({ $0 == 0 }) {
            (encoding, markLength) = (CharacterEncoding("utf-32le"), 0)
        } else if start.count == 4, start[0] == 0, Self.beginsDocument(start[1]), start[2] != 0 || start[1] == first {
            (encoding, markLength) = (CharacterEncoding("utf-16be"), 0)
        } else if start.count == 4, Self.beginsDocument(start[0]), start[1] == 0 {
            (encoding, markLength) = (CharacterEncoding("utf-16le"), 0)
        } else {
            (encoding, markLength) = (nil, 0)
        }
    }

    private static func beginsDocument(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "<") || byte == UInt8(ascii: "{") || byte == 0x20 || byte == 0x0A || byte == 0x0D
    }
}
