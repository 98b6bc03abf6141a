/// An attribute of a start tag: where its parts stand among the bytes of the markup.
struct HTMLAttribute {
    /// In lower case.
    var key = NameKey()
    var nameStart = 0
    /// Empty, and ``hasValue`` false, where only a name was written.
    var valueStart = 0
    var valueEnd = 0
    var hasValue = false
    /// Whether it is written as we would write it: one space before, a name in lower case, a value in double quotes.
    var isCanonical = false

    // MARK: - Known names

    /// Known attributes in the order they are written: alphabetical without regard to case.
    static let names: [[UInt8]] = HTMLAttributeNames.html.union(HTMLAttributeNames.svg).union(HTMLAttributeNames.mathML)
        .union(HTMLAttributeNames.others).union(HTMLAttributeNames.addresses)
        .sorted { ($0.lowercased(), $0) < ($1.lowercased(), $1) }.map { Array($0.utf8) }
    static let table = NameTable(names.map { NameKey($0.map(URLReference.lowercased)) })

    static func number(_ name: String) -> Int { table[NameKey(name.utf8)] ?? 0 }

    static let isAddress: [Bool] = names.map {
        HTMLAttributeNames.addresses.contains(String(decoding: $0, as: UTF8.self))
    }
    static let style = number("style")
    static let rel = number("rel")
    static let type = number("type")
    static let href = number("href")
    static let src = number("src")
    static let xmlns = number("xmlns")
    static let xmlnsXLink = number("xmlns:xlink")
    static let attributeName = number("attributename")
}
