/// A CSS selector taken apart (Selectors Level 4, the part that makes sense without a browser).
struct SelectorSyntax {
    /// Separated by commas: any of them.
    var alternatives: [Complex]

    /// Compounds with what stands between them: `ul > li a`.
    struct Complex {
        /// Before the first compound, where a selector is relative (`> a`).
        var leading: Combinator?
        var first: Compound
        var rest: [(Combinator, Compound)]
    }

    enum Combinator {
        case descendant, child, next, sibling
    }

    /// Tests on one element: `li.row[data-id]:first-child`.
    struct Compound {
        /// Lower case; `nil` for any.
        var name: String?
        /// `:scope`, the element the search starts at.
        var isScope = false
        var tests: [Test] = []
    }

    indirect enum Test {
        case attribute(name: String, Match, value: String)
        case exists(name: String)
        /// Position among the siblings, or among those of the same name: `a * n + b`, counted from the end if `fromEnd`.
        case position(step: Int, offset: Int, ofType: Bool, fromEnd: Bool)
        case onlyChild
        case empty
        case contains(String)
        case not(SelectorSyntax)
        case any(SelectorSyntax)
        case has(SelectorSyntax)
    }

    enum Match {
        case equals, word, prefix, suffix, substring, language
    }
}
