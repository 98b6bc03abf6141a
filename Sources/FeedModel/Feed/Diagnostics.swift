/// What was found out about a document while reading it.
public struct Diagnostics: Sendable, Hashable {
    /// The character encoding the document was read in, lower case (`utf-8`, `gb18030`); `nil` if none fits.
    public var encoding: String?
    /// Empty where the document could be read without a doubt; that it is a feed at all is said by ``ParsedFeed/format``.
    public var problems: [Problem]

    public init(encoding: String? = nil, problems: [Problem] = []) {
        (self.encoding, self.problems) = (encoding, problems)
    }

    /// Something wrong with a document that did not keep us from reading it.
    public struct Problem: Sendable, Hashable {
        /// What kind of thing is wrong.
        public enum Code: String, Sendable, Hashable {
            /// Not well-formed XML or JSON; read by recovery.
            case malformed
            /// The bytes are not in the encoding that governs them; another one was used.
            case encoding
            /// Not served as XML or JSON.
            case mediaType
        }
        /// What kind of thing is wrong, for programs.
        public var code: Code
        /// A sentence for people, with the line where there is one.
        public var message: String

        public init(_ code: Code, _ message: String) { (self.code, self.message) = (code, message) }
    }
}
