/// A city whose bureau is read.
package struct City: Sendable, Hashable, Identifiable {
    /// As in the configuration: lower case, part of file names.
    package let id: String
    package var name: LocalizedText
    /// The office that publishes. Its names never count as a match of a topic.
    package var bureau: LocalizedText
    package var sources: [Source]

    package init(id: String, name: LocalizedText, bureau: LocalizedText, sources: [Source] = []) {
        (self.id, self.name, self.bureau, self.sources) = (id, name, bureau, sources)
    }
}
