/// A name in one or more languages, keyed by BCP 47 tag, in the order of the configuration.
package struct LocalizedText: Sendable, Hashable {
    package let versions: [Version]

    package struct Version: Sendable, Hashable {
        /// BCP 47; empty where a plain string was given.
        package let language: String
        package let text: String
        package init(language: String, text: String) { (self.language, self.text) = (language, text) }
    }

    package init(_ versions: [Version]) { self.versions = versions }
    package init(_ text: String) { self.versions = [Version(language: "", text: text)] }

    /// The version in `language`, else in a related one (`zh` for `zh-Hans`), else the first.
    package func text(in language: String) -> String {
        let primary = language.prefix { $0 != "-" }
        return
            (versions.first { $0.language == language }
            ?? versions.first { $0.language.prefix { $0 != "-" } == primary } ?? versions.first)?.text ?? ""
    }
}
