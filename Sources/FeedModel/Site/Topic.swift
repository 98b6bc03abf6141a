/// A topic people subscribe to: a saved search over all cities.
public struct Topic: Sendable, Hashable, Identifiable {
    /// As in the configuration: lower case, part of file names.
    public let id: String
    public var name: LocalizedText

    public init(id: String, name: LocalizedText) { (self.id, self.name) = (id, name) }
}
