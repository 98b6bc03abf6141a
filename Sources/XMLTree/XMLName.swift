/// The name of an element or attribute, as written, with the namespace it stands in (Namespaces in XML 1.0).
package struct XMLName: Sendable, Hashable {
    /// The part after the colon.
    package let local: String
    /// The part before the colon, or `nil`.
    package let prefix: String?
    /// Namespace URI; `nil` for none, and for a prefix that was never declared.
    package let uri: String?

    package init(local: String, prefix: String? = nil, uri: String? = nil) {
        (self.local, self.prefix, self.uri) = (local, prefix, uri)
    }

    /// As written, `prefix:local`.
    package var qualified: String { prefix.map { "\($0):\(local)" } ?? local }
}
