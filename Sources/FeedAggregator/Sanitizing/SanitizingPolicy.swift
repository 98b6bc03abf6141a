/// What safe HTML may hold, as tables. The engine that applies them is ``Sanitizer``.
package struct SanitizingPolicy: Sendable {
    /// What becomes of an element.
    enum Fate: UInt8, Sendable {
        /// Its tags go, its content stays.
        case unwrapped
        case kept
        /// It goes with all it holds.
        case removed
    }

    /// What `style` may say.
    enum Style: Sendable {
        case harmlessProperties
        case textAlignment
    }

    /// By element number.
    let fates: [Fate]
    /// By element number, then attribute number.
    private let allowed: [[Bool]]
    private let rowOfElement: [Int]
    private let svgRow: Int
    private let mathMLRow: Int
    let style: Style
    let keepsComments: Bool
    /// Whether inline SVG and MathML are understood.
    let keepsForeignElements: Bool
    /// Whether a paragraph ends where a block begins, as in browsers.
    let endsParagraphsAtBlocks: Bool
    /// Schemes of links and of pictures and the like; `nil` for those of ``URLReference/safeSchemes``.
    let linkSchemes: Set<String>?
    let sourceSchemes: Set<String>?
    /// Whether an address that is not safe goes with its attribute, or leaves the attribute empty.
    let dropsUnsafeAttributes: Bool
    /// Elements that mean nothing without one attribute, by number: `img` without `src`.
    let needed: [Int: Int]

    init(
        kept: Set<String>, removed: Set<String>, attributes: Set<String>,
        attributesOfElements: [String: Set<String>] = [:],
        style: Style, keepsComments: Bool, keepsForeignElements: Bool, endsParagraphsAtBlocks: Bool,
        linkSchemes: Set<String>? = nil, sourceSchemes: Set<String>? = nil, dropsUnsafeAttributes: Bool,
        needed: [String: String] = [:]
    ) {
        fates = HTMLElement.all.map { element in
            let name = String(decoding: element.name, as: UTF8.self)
            return removed.contains(name) ? .removed : kept.contains(name) ? .kept : .unwrapped
        }
        func row(_ names: Set<String>) -> [Bool] {
            HTMLAttribute.names.map { names.contains(String(decoding: $0, as: UTF8.self)) }
        }
        var rows = [row(attributes), row(HTMLAttributeNames.svg), row(HTMLAttributeNames.mathML)]
        var rowOfElement = Array(repeating: 0, count: HTMLElement.all.count)
        for (element, own) in attributesOfElements {
            rowOfElement[HTMLElement.number(element)] = rows.count
            rows.append(row(attributes.union(own)))
        }
        (allowed, self.rowOfElement, svgRow, mathMLRow) = (rows, rowOfElement, 1, 2)
        (self.style, self.keepsComments, self.keepsForeignElements) = (style, keepsComments, keepsForeignElements)
        (self.endsParagraphsAtBlocks, self.dropsUnsafeAttributes) = (endsParagraphsAtBlocks, dropsUnsafeAttributes)
        (self.linkSchemes, self.sourceSchemes) = (linkSchemes, sourceSchemes)
        self.needed = Dictionary(
            uniqueKeysWithValues: needed.map { (HTMLElement.number($0.key), HTMLAttribute.number($0.value)) })
    }

    /// In which vocabulary an element was met.
    enum Vocabulary { case html, svg, mathML }

    @inline(__always)
    func allows(_ attribute: Int, on element: Int, in vocabulary: Vocabulary) -> Bool {
        switch vocabulary {
        case .html: allowed[rowOfElement[element]][attribute]
        case .svg: allowed[svgRow][attribute]
        case .mathML: allowed[mathMLRow][attribute]
        }
    }
}
