/// What is remembered of a list page from run to run: how it usually looks, and how it is read where that was worked out.
public struct ListMemory: Sendable, Hashable, Codable {
    /// A fingerprint of the source's configuration all of this was learned under; under another one none of it counts.
    public var configuration: String
    public var contract = SourceContract()
    /// Selectors that were worked out: for `list: auto`, or after a redesign that the configured ones did not survive.
    public var rules: ListRules?
    /// Runs in a row in which a further page of the list could not be read, so that there may be entries behind it; 0 if all was read.
    public var behind = 0

    public init(configuration: String) { self.configuration = configuration }
}
