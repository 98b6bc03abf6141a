/// What the engine needs to know of an element, whatever a policy thinks of it.
struct HTMLElement: Sendable {
    /// As it is written in markup; SVG's names keep their capitals.
    let name: [UInt8]
    let traits: Traits
    /// What the element's start tag closes, and what closes it.
    let closing: Closing

    struct Traits: OptionSet, Sendable {
        let rawValue: UInt16
        /// Has no content and no end tag.
        static let void = Traits(rawValue: 1)
        /// Its content is not markup.
        static let rawText = Traits(rawValue: 2)
        /// Its content is text in which character references count.
        static let escapableText = Traits(rawValue: 4)
        /// Starts a line of its own.
        static let block = Traits(rawValue: 8)
        /// End tags and implied ends do not reach beyond it.
        static let barrier = Traits(rawValue: 16)
        static let svg = Traits(rawValue: 32)
        static let mathML = Traits(rawValue: 64)
        static let html = Traits(rawValue: 128)
        /// A row, cell or section, whose end tag reaches up to its table.
        static let tablePart = Traits(rawValue: 256)
        static let list = Traits(rawValue: 512)
    }

    /// Families of elements whose end tags may be left out.
    enum Closing: UInt8, Sendable {
        case none, paragraph, anchor, listItem, definition, cell, row, section, option, optionGroup, ruby
    }

    // MARK: - The table

    static let all: [HTMLElement] = HTMLElementNames.all.map { HTMLElement(named: $0) }
    static let table = NameTable(all.map { NameKey($0.name.map(URLReference.lowercased)) })

    /// The number of an element that is surely in the table.
    static func number(_ name: String) -> Int { table[NameKey(name.utf8)] ?? 0 }
    static let img = number("img")

    static let script = number("script")
    static let svgRoot = number("svg")
    static let mathRoot = number("math")
    static let tableElement = number("table")

    private init(named name: String) {
        let lower = name.lowercased()
        var traits: Traits = []
        if HTMLElementNames.html.contains(lower) { traits.insert(.html) }
        if HTMLElementNames.svg.contains(name) { traits.insert(.svg) }
        if HTMLElementNames.mathML.contains(lower) { traits.insert(.mathML) }
        if HTMLElementNames.void.contains(lower) { traits.insert(.void) }
        if HTMLElementNames.block.contains(lower) { traits.insert(.block) }
        if HTMLElementNames.barriers.contains(lower) { traits.insert(.barrier) }
        if ["script", "style"].contains(lower) { traits.insert(.rawText) }
        if lower == "textarea" { traits.insert(.escapableText) }
        if ["ul", "ol", "menu", "dir", "dl"].contains(lower) { traits.insert(.list) }
        self.name = Array(name.utf8)
        switch lower {
        case "p": closing = .paragraph
        case "a": closing = .anchor
        case "li": closing = .listItem
        case "dt", "dd": closing = .definition
        case "td", "th": closing = .cell
        case "tr": closing = .row
        case "thead", "tbody", "tfoot": closing = .section
        case "option": closing = .option
        case "optgroup": closing = .optionGroup
        case "rt", "rp": closing = .ruby
        default: closing = .none
        }
        if [.cell, .row, .section].contains(closing) || ["table", "caption", "colgroup"].contains(lower) {
            traits.insert(.tablePart)
        }
        self.traits = traits
    }
}
