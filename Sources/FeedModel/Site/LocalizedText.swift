/// A name in one or more languages, keyed by BCP 47 tag, in the order of the configuration.
public struct LocalizedText: Sendable, Hashable {
    public let versions: [Version]

    public struct Version: Sendable, Hashable {
        /// BCP 47; empty where a plain string was given.
        public let language: String
        public let text: String
        public init(language: String, text: String) { (self.language, self.text) = (language, text) }
    }

    public init(_ versions: [Version]) { self.versions = versions }
    public init(_ text: String) { self.versions = [Version(language: "", text: text)] }

    /// The version in `language`, else in a related one (`zh` for `zh-Hans`), else the first.
    public func text(in language: String) -> String {
        let primary = language.prefix { $0 != "-" }
        return
            (versions.first { $0.language == language }
            ?? versions.first { $0.language.prefix { $0 != "-" } == primary } ?? versions.first)?.text ?? ""
    }
}
