/// Why a feed cannot be written as valid Atom.
public enum AtomError: Error, Sendable, Hashable, CustomStringConvertible {
    /// An id that is no IRI (RFC 4287 §4.2.6).
    case invalidID(String)
    /// Two entries with this id (§4.1.1).
    case repeatedID(String)
    /// Neither the entry with this id nor the feed names an author (§4.1.1).
    case noAuthor(entry: String)
    /// The entry with this id has neither content nor a web page (§4.1.2).
    case noContent(entry: String)
    /// Two `alternate` links of the same type and language (§4.1.1, §4.1.2), in the feed or entry with this id.
    case repeatedAlternate(id: String)
    /// A language, of the feed or an entry, that is no tag of BCP 47 (§2).
    case invalidLanguage(String)
    /// A link, icon, logo or stylesheet that is no absolute address.
    case relativeAddress(String)
    /// A link that would run in a reader instead of leading somewhere: `javascript:`, `vbscript:`, `data:`.
    case unsafeAddress(String)
    /// A link's `rel` that is neither a name nor an IRI (§4.2.7.2).
    case invalidRelation(String)
    /// A link's `type` that is no media type (§4.2.7.3).
    case invalidMediaType(String)
    /// A category without a term (§4.2.2.1), in the feed or entry with this id.
    case noTerm(id: String)

    /// What is wrong, and what to write instead.
    public var description: String {
        switch self {
        case .invalidID(let id):
            "the id “\(id)” is no IRI: use a URL or a tag: URI, such as tag:desk.example,2026:1"
        case .repeatedID(let id): "two entries have the id \(id): every entry needs one of its own"
        case .noAuthor(let entry): "nobody wrote entry \(entry): name an author in it or in the feed"
        case .noContent(let entry): "entry \(entry) has neither content nor a link: give it one of them"
        case .repeatedAlternate(let id):
            "\(id) has two alternate links of the same type and language: keep one, or give the other another rel"
        case .invalidLanguage(let language):
            "“\(language)” is no language tag: write one such as en, zh-Hans or pt-BR, or none"
        case .relativeAddress(let address): "“\(address)” is no absolute address: resolve it first"
        case .unsafeAddress(let address): "“\(address)” would run in a reader: link to a page or a file"
        case .invalidRelation(let relation):
            "“\(relation)” is no link relation: write a registered name such as related, or an IRI"
        case .invalidMediaType(let type): "“\(type)” is no media type: write one such as application/pdf, or none"
        case .noTerm(let id): "\(id) has a category without a term: give it one, or leave the category out"
        }
    }
}
