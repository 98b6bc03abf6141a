/// A city whose bureau is read.
public struct City: Sendable, Hashable, Identifiable {
    /// As in the configuration: lower case, part of file names.
    public let id: String
    public var name: LocalizedText
    /// The office that publishes. Its names never count as a match of a topic.
    public var bureau: LocalizedText
    public var sources: [Source]

    public init(id: String, name: LocalizedText, bureau: LocalizedText, sources: [Source] = []) {
        (self.id, self.name, self.bureau, self.sources) = (id, name, bureau, sources)
    }
}
