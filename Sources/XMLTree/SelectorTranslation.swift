/// Turns CSS into XPath 1.0.
///
/// A selector is written from its right end: `ul > li a` becomes `descendant::a[ancestor::li[parent::ul]]`. That visits each element of the page once;
/// steps from left to right would gather, merge and sort sets of nodes, which libxml2 does in quadratic time.
enum SelectorTranslation {
    static func xpath(of syntax: SelectorSyntax) -> String {
        syntax.alternatives.map { path(of: $0) }.joined(separator: " | ")
    }

    private static func path(of complex: SelectorSyntax.Complex) -> String {
        if complex.leading != nil || complex.first.isScope { return forwards(complex) }
        return "descendant::" + backwards(complex)
    }

    /// Relative selectors (`> a`) start at a fixed element, which only steps from left to right can say.
    private static func forwards(_ complex: SelectorSyntax.Complex) -> String {
        var steps: [String] = []
        if complex.first.isScope {
            steps.append("self::node()")
        } else {
            steps.append(step(complex.leading ?? .descendant, complex.first))
        }
        for (combinator, compound) in complex.rest { steps.append(step(combinator, compound)) }
        return steps.joined(separator: "/")
    }

    private static func step(_ combinator: SelectorSyntax.Combinator, _ compound: SelectorSyntax.Compound) -> String {
        switch combinator {
        case .descendant: "descendant::" + node(compound)
        case .child: "child::" + node(compound)
        case .next: "following-sibling::*[1]/self::" + node(compound)
        case .sibling: "following-sibling::" + node(compound)
        }
    }

    /// The last compound, with all before it as a condition.
    private static func backwards(_ complex: SelectorSyntax.Complex) -> String {
        var compounds = [complex.first]
        var combinators: [SelectorSyntax.Combinator] = []
        for (combinator, compound) in complex.rest {
            combinators.append(combinator)
            compounds.append(compound)
        }
        var expression = node(compounds[0])
        for (index, combinator) in combinators.enumerated() {
            let condition =
                switch combinator {
                case .descendant: "ancestor::" + expression
                case .child: "parent::" + expression
                case .next: "preceding-sibling::*[1]/self::" + expression
                case .sibling: "preceding-sibling::" + expression
                }
            expression = node(compounds[index + 1]) + "[\(condition)]"
        }
        return expression
    }

    private static func node(_ compound: SelectorSyntax.Compound) -> String {
        let name = compound.name ?? "*"
        return name + compound.tests.map { "[\(condition($0, name: name))]" }.joined()
    }

    private static func condition(_ test: SelectorSyntax.Test, name: String) -> String {
        switch test {
        case .exists(let attribute): return "@\(attribute)"
        case .attribute(let attribute, let match, let value): return comparison("@\(attribute)", match, value)
        case .position(let step, let offset, let ofType, let fromEnd):
            return position(
                step, offset, axis: (fromEnd ? "following" : "preceding") + "-sibling::" + (ofType ? name : "*"))
        case .onlyChild: return "not(preceding-sibling::*[1]) and not(following-sibling::*[1])"
        case .empty: return "not(*) and not(text())"
        case .contains(let text): return "contains(., \(literal(text)))"
        case .not(let inner): return "not(\(selfConditions(inner)))"
        case .any(let inner): return selfConditions(inner)
        case .has(let inner): return xpath(of: inner)
        }
    }

    /// The alternatives as conditions on the element itself.
    private static func selfConditions(_ syntax: SelectorSyntax) -> String {
        syntax.alternatives.map { "self::" + backwards($0) }.joined(separator: " or ")
    }

    private static func comparison(_ attribute: String, _ match: SelectorSyntax.Match, _ value: String) -> String {
        let quoted = literal(value)
        switch match {
        case .equals: return "\(attribute) = \(quoted)"
        case .word:
            guard !value.isEmpty else { return "false()" }
            return "contains(concat(' ', normalize-space(\(attribute)), ' '), \(literal(" " + value + " ")))"
        case .prefix: return value.isEmpty ? "false()" : "starts-with(\(attribute), \(quoted))"
        case .suffix:
            guard !value.isEmpty else { return "false()" }
            let tail = "string-length(\(attribute)) - \(value.unicodeScalars.count - 1)"
            return "substring(\(attribute), \(tail)) = \(quoted)"
        case .substring: return value.isEmpty ? "false()" : "contains(\(attribute), \(quoted))"
        case .language: return "\(attribute) = \(quoted) or starts-with(\(attribute), \(literal(value + "-")))"
        }
    }

    /// The siblings before an element on `axis` number its position less one. A fixed position looks at no more of them than it must.
    private static func position(_ step: Int, _ offset: Int, axis: String) -> String {
        if step == 0 {
            guard offset > 0 else { return "false()" }
            let notFurther = "not(\(axis)[\(offset)])"
            return offset == 1 ? notFurther : "\(axis)[\(offset - 1)] and \(notFurther)"
        }
        let distance = "(count(\(axis)) + 1 - \(offset))"
        let inReach = step > 0 ? "\(distance) >= 0" : "\(distance) <= 0"
        return "\(distance) mod \(abs(step)) = 0 and \(inReach)"
    }

    /// XPath 1.0 has no escapes: a text with both quotes is put together.
    private static func literal(_ text: String) -> String {
        if !text.contains("'") { return "'\(text)'" }
        if !text.contains("\"") { return "\"\(text)\"" }
        return "concat("
            + text.split(separator: "'", omittingEmptySubsequences: false).map { "'\($0)'" }.joined(
                separator: ", \"'\", ")
            + ")"
    }
}
