/// The elements and entities by which HTML is told from text: those that a feed may show.
enum HTMLVocabulary {
    /// - Parameter name: in lower case.
    static func contains(element name: String) -> Bool {
        HTMLElement.table[NameKey(name.utf8)].map { SanitizingPolicy.wide.fates[$0] == .kept } ?? false
    }

    /// HTML 4 does not know `apos`.
    static func contains(entity name: String) -> Bool { name != "apos" && HTMLEntities.text(of: name) != nil }
}
