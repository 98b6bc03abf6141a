/// A topic people subscribe to: a saved search over all cities.
package struct Topic: Sendable, Hashable, Identifiable {
    /// As in the configuration: lower case, part of file names.
    package let id: String
    package var name: LocalizedText

    package init(id: String, name: LocalizedText) { (self.id, self.name) = (id, name) }
}
