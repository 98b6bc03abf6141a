/// Where a text stands: its type, language and base. A feed's texts share a few of these, however many there are.
package final class TextContext: Sendable, Hashable {
    package let type: String
    package let language: String?
    package let base: String?
    package let src: String?

    package init(type: String, language: String? = nil, base: String? = nil, src: String? = nil) {
        (self.type, self.language, self.base, self.src) = (type, language, base, src)
    }

    package static func == (left: TextContext, right: TextContext) -> Bool {
        left === right
            || (left.type, left.language, left.base, left.src) == (right.type, right.language, right.base, right.src)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(type)
        hasher.combine(language)
        hasher.combine(base)
        hasher.combine(src)
    }
}
