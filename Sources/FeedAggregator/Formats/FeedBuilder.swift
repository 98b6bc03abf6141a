internal import FeedModel
internal import XMLTree

/// Turns the events of one XML document into a feed, in one pass.
///
/// The formats are read by one vocabulary, because feeds mix them: Atom links stand in RSS channels, Dublin Core everywhere.
/// What an element means is settled once for each distinct name (``Vocabulary``); each family of elements has a file of its own.
struct FeedBuilder {
    let options: FeedParser.Options
    let dates: DateReader
    let sanitizer: Sanitizer?

    // What has been read.
    var format: FeedFormat?
    var feed = Feed()
    var entries: [Entry] = []
    private var isCutOff = false
    var shape = EntryShape()

    // What is being read.
    var entry = Entry()
    var source = Item()
    var context = Context.feed
    var image: Image?
    var textInput: Feed.TextInput?
    var person: Person?
    var pendingLink: Link?
    var pendingCategory: Category?
    var content: Content?
    var hasContent = false
    var precedence = Precedence()
    var feedPrecedence = Precedence()
    var places = PlaceReader()
    var isReadingChapters = false
    var guidIsPermalink = true
    var hasFeedElement = false
    /// Around the entry being read.
    var strangersOfEntry = 0
    /// At which depth an entry of another feed began that an unknown element of this one holds: what is in it is none of ours.
    private var foreignDepth: Int?

    // Names, text and nesting.
    private(set) var elements: [Element] = []
    private(set) var attributeNames: [Attribute] = []
    var frames: [Frame] = []
    var buffer = UTF8Buffer()
    var scopes: [Scope]
    var attributes = XMLAttributes()
    /// Prefixes declared by the tag that comes next, for the namespaces markup may carry.
    var declaredLinkPrefix: String?

    /// Whose fields the elements fill.
    enum Context { case feed, entry, source }

    struct Element {
        let kind: ElementKind
        let name: XMLName
        let family: String
        /// HTML's void elements have no end tag in markup.
        let isVoid: Bool
    }

    struct Attribute {
        let kind: AttributeKind?
        let name: XMLName
        /// The name under which an attribute stands in markup.
        let markupName: String
    }

    /// An open element.
    struct Frame {
        let element: Int
        /// Where its text begins in ``buffer``.
        let textStart: Int
        let scope: Int
        var collectsText = false
        /// Its place in the item's extensions, or -1.
        var extensionIndex = -1
        /// How many elements around it we do not know.
        let strangers: Int
    }

    /// What `xml:base` and `xml:lang` say.
    struct Scope {
        var base: String?
        var language: String?
        /// Shared by the texts within; made when the first of its kind is read.
        var plain: TextContext?
        var html: TextContext?
        var xhtml: TextContext?
    }

    init(options: FeedParser.Options) {
        self.options = options
        dates = DateReader(timeZone: options.timeZone, reference: options.reference)
        sanitizer = options.sanitizing.sanitizer
        let language = options.language.flatMap { $0.isEmpty ? nil : $0.replacing("_", with: "-") }
        let base = options.base.flatMap { $0.isEmpty ? nil : $0 }
        scopes = [Scope(base: base, language: language)]
        feed.language = language
    }

    // MARK: Names

    mutating func number(ofElement name: XMLName) -> Int {
        let isVoid = Self.voidElements.contains(name.local.lowercased())
        elements.append(
            Element(kind: Vocabulary.kind(of: name), name: name, family: Vocabulary.family(of: name), isVoid: isVoid))
        return elements.count - 1
    }

    mutating func number(ofAttribute name: XMLName) -> Int {
        let family = Vocabulary.family(of: name)
        let markupName = family == "xml" || family == "xlink" ? "\(family):\(name.local)" : name.qualified
        attributeNames.append(Attribute(kind: AttributeKind(name), name: name, markupName: markupName))
        return attributeNames.count - 1
    }

    private static let voidElements: Set<String> = [
        "area", "base", "basefont", "br", "col", "command", "embed", "frame", "hr", "img", "input", "isindex", "keygen",
        "link", "meta", "param", "source", "track", "wbr",
    ]

    // MARK: Events

    mutating func namespace(_ prefix: String?, _ uri: String) {
        let uri = uri.lowercased()
        if uri == "http://www.w3.org/1999/xlink" { declaredLinkPrefix = prefix }
        guard format == nil else { return }
        switch uri {
        case "http://my.netscape.com/rdf/simple/0.9/" where prefix == nil: format = .rss090
        case "http://purl.org/rss/1.0/": format = .rss10
        case "http://www.w3.org/2005/atom": format = .atom10
        default: break
        }
    }

    mutating func start(_ element: Int, _ attributes: inout XMLAttributes) {
        swap(&self.attributes, &attributes)
        defer {
            swap(&self.attributes, &attributes)
            declaredLinkPrefix = nil
        }
        if foreignDepth != nil { return open(element, scope: 0) }
        if let content {
            guard content.isText, let frame = frames.last,
                Self.endsUnclosedText(elements[element].kind, in: elements[frame.element].kind)
            else { return startMarkup(element) }
            finishContent()
        }
        let outer = frames.last?.scope ?? 0
        let scope = self.attributes.isEmpty ? outer : innerScope(of: outer)
        open(element, scope: scope)
        if elements[element].kind == .entry, context != .feed, isWithinAnotherFeed {
            foreignDepth = depth
        } else {
            begin(elements[element].kind)
        }
    }

    /// Whether an unknown element of the entry being read holds a feed of its own, and that what begins now.
    private var isWithinAnotherFeed: Bool {
        guard strangers > strangersOfEntry else { return false }
        for frame in frames.dropLast().reversed() {
            switch elements[frame.element].kind {
            case .feed, .channel, .rss, .rdf: return true
            case .entry: return false
            default: continue
            }
        }
        return false
    }

    private mutating func open(_ element: Int, scope: Int) {
        let isWithinStranger = frames.last.map { elements[$0.element].kind == .unknown } ?? false
        frames.append(
            Frame(
                element: element, textStart: buffer.count, scope: scope,
                strangers: strangers + (isWithinStranger ? 1 : 0)))
    }

    mutating func text(_ piece: Span<UInt8>) {
        if content != nil {
            appendContent(piece)
        } else if let frame = frames.last, frame.collectsText {
            buffer.append(piece)
        }
    }

    mutating func end(_ element: Int) {
        if content != nil, endMarkup(element) { return }
        guard let frame = frames.last else { return }
        if let foreign = foreignDepth {
            frames.removeLast()
            if depth < foreign { foreignDepth = nil }
            return
        }
        finish(elements[frame.element].kind, frame)
        buffer.truncate(to: frame.textStart)
        frames.removeLast()
        if let outer = frames.last, elements[outer.element].kind == .entry { shape.add(frame.element) }
    }

    /// An entry of which nothing but its own end is missing has said all that it had to, as far as the others tell.
    mutating func breakOff() {
        guard context != .feed, let frame = frames.last else { return }
        let isNamed = entry.item.link != nil || entry.item.id?.isEmpty == false
        isCutOff = content != nil || elements[frame.element].kind != .entry || !(shape.isWhole ?? isNamed)
    }

    /// Ends what the document left open, and hands the feed out.
    mutating func finish() -> ParsedFeed {
        if context == .source { endSource() }
        if context == .entry { endEntry() }
        feedPrecedence.settle(&feed.item)
        // Maps and service documents declare Atom's namespace as well.
        let isFeed = hasFeedElement || !entries.isEmpty
        var parsed = ParsedFeed(format: isFeed ? format : nil, feed: feed, entries: entries)
        parsed.isCutOff = isCutOff && !entries.isEmpty
        return parsed
    }

    // MARK: What the families of elements use

    var depth: Int { frames.count }
    var scope: Scope { scopes[frames.last?.scope ?? 0] }

    /// The item whose fields are being filled.
    var item: Item {
        get {
            switch context {
            case .feed: feed.item
            case .entry: entry.item
            case .source: source
            }
        }
        _modify {
            switch context {
            case .feed: yield &feed.item
            case .entry: yield &entry.item
            case .source: yield &source
            }
        }
    }

    /// How many elements we do not know are around what is being read.
    var strangers: Int { frames.last?.strangers ?? 0 }

    /// Whether what is being read may fill `field`: the shallowest element wins, among equals the last.
    mutating func claims(_ field: Precedence.Field, rank: Int = 0) -> Bool {
        switch context {
        case .feed: feedPrecedence.claims(field, strangers: strangers, depth: depth, rank: rank)
        case .entry: precedence.claims(field, strangers: strangers, depth: depth, rank: rank)
        case .source: true
        }
    }

    /// The same of something of which an item has many: what unknown elements hold counts only as long as the item has none of its own.
    /// - Parameter clear: takes away what deeper ones brought.
    mutating func joins(_ list: Precedence.List, _ clear: (inout Item) -> Void) -> Bool {
        let verdict =
            switch context {
            case .feed: feedPrecedence.joins(list, strangers: strangers)
            case .entry: precedence.joins(list, strangers: strangers)
            case .source: Precedence.Verdict.joins
            }
        if verdict == .replaces { clear(&item) }
        return verdict != .isLeft
    }

    mutating func collectText() { frames[frames.count - 1].collectsText = true }

    /// The text of an element that ends, trimmed.
    func text(of frame: Frame) -> String {
        let range = buffer.trimmed(from: frame.textStart, to: buffer.count)
        return buffer.repairedString(from: range.start, to: range.end)
    }

    func resolve(_ reference: String) -> String { URLReference.resolve(reference, against: scope.base) }

    /// The URL an element consists of; `""` stays so.
    func url(of frame: Frame) -> String {
        let text = text(of: frame)
        return text.isEmpty ? text : resolve(text)
    }

    /// The value of an attribute of the tag being read.
    func attribute(_ kind: AttributeKind) -> String? {
        guard !attributes.isEmpty else { return nil }
        for index in 0..<attributes.count where attributeNames[attributes.number(at: index)].kind == kind {
            return attributes.value(at: index).repairingDoubleEncoding()
        }
        return nil
    }

    /// All attributes of the tag being read, by their names as written.
    func allAttributes() -> [String: String] {
        var result: [String: String] = [:]
        for index in 0..<attributes.count {
            let name = attributeNames[attributes.number(at: index)].name
            result[name.qualified] = attributes.value(at: index).repairingDoubleEncoding()
        }
        return result
    }

    /// An address may stand under `url`, `uri` or `href`.
    func addressAttribute() -> String? {
        guard !attributes.isEmpty else { return nil }
        for kind in [AttributeKind.url, .uri, .href] {
            if let value = attribute(kind), !value.isEmpty { return value }
        }
        return attribute(.href) ?? attribute(.url)
    }

    private mutating func innerScope(of outer: Int) -> Int {
        let base = attribute(.base)
        let language = attribute(.lang)
        guard base != nil || language != nil else { return outer }
        var scope = scopes[outer]
        if let base {
            // A base that is no common Internet address would make every address below it one.
            let resolved = URLReference.resolveSafely(base, against: scope.base)
            if !resolved.isEmpty { scope.base = resolved }
        }
        if let language { scope.language = language.isEmpty ? nil : language.replacing("_", with: "-") }
        (scope.plain, scope.html, scope.xhtml) = (nil, nil, nil)
        scopes.append(scope)
        return scopes.count - 1
    }
}
