/// How we introduce ourselves, so that an annoyed administrator can write to the operator instead of blocking the address.
package struct UserAgent: Sendable, Hashable, CustomStringConvertible {
    /// Also the name looked for in robots.txt.
    package static let product = "Tributary"
    package var version: String
    /// An address of the operator: a page or `mailto:`. `nil` only before anything is configured.
    package var contact: String?

    package init(version: String = "1.0", contact: String? = nil) { (self.version, self.contact) = (version, contact) }

    package var description: String {
        // Parentheses and control characters would end the comment or the header (RFC 9110 §10.1.5, §5.6.5).
        let contact = contact?.filter { $0 != "(" && $0 != ")" && !$0.isNewline }
        return "\(Self.product)/\(version)" + (contact.map { " (+\($0))" } ?? "")
    }
}
