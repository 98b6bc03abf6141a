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
        }
    }
}
