/// Looks up HTML's named character references.
package enum HTMLEntities {
    /// The text a name stands for, such as `é` for `eacute`; `nil` for an unknown name. Letter case matters.
    package static func text(of name: String) -> String? {
        utf8(of: NameKey(name.utf8)).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The same for bytes.
    package static func utf8(of name: ArraySlice<UInt8>) -> [UInt8]? { utf8(of: NameKey(name)) }

    static func utf8(of name: NameKey) -> [UInt8]? { common[name] ?? rare[name] }

    /// Whether browsers understand the name without its semicolon: those of Latin-1 do, and the ones markup needs.
    static func needsNoSemicolon(_ name: NameKey) -> Bool {
        guard let text = common[name] ?? (name.count <= 4 ? rare[name] : nil) else { return false }
        if text.count == 2 { return text[0] == 0xC2 || text[0] == 0xC3 }
        return text.count == 1 && name != apostrophe && bareNames.contains(text[0])
    }

    private static let apostrophe = NameKey("apos".utf8)
    private static let bareNames: [UInt8] = Array("&<>\"".utf8)

    /// Names of one set with what they stand for.
    private struct Names: Sendable {
        let table: NameTable
        let texts: [[UInt8]]

        init(_ list: String) {
            var keys: [NameKey] = []
            var texts: [[UInt8]] = []
            for item in list.utf8.split(whereSeparator: { $0 <= 0x20 }) {
                let parts = item.split(separator: UInt8(ascii: "="))
                keys.append(NameKey(parts[0]))
                var text = [UInt8]()
                for value in parts[1].split(separator: UInt8(ascii: "+")) {
                    UTF8Text.append(UInt32(String(decoding: value, as: UTF8.self), radix: 16) ?? 0xFFFD, to: &text)
                }
                texts.append(text)
            }
            (table, self.texts) = (NameTable(keys), texts)
        }

        subscript(name: NameKey) -> [UInt8]? { table[name].map { texts[$0] } }
    }

    private static let common = Names(HTMLEntityNames.common)
    /// Read only when a name is not among the common ones.
    private static let rare = Names(HTMLEntityNames.rare)
}
