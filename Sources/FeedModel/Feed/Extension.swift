/// An element of a feed or entry that the model has no field for (RFC 4287 §6). What stands within such an element follows it in the list as
/// one of its own.
public struct Extension: Sendable, Hashable {
    /// As written, `prefix:local`.
    public var name: String
    /// Namespace URI.
    public var namespace: String?
    /// The text directly inside.
    public var value: String?
    /// By name as written, with the prefix.
    public var attributes: [String: String]

    public init(name: String, namespace: String? = nil, value: String? = nil, attributes: [String: String] = [:]) {
        (self.name, self.namespace, self.value, self.attributes) = (name, namespace, value, attributes)
    }
}
