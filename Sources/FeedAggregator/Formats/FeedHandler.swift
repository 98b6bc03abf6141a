internal import FeedModel
internal import XMLTree

/// Receives a document's events for a ``FeedBuilder``. The builder is one value, so that its fields need no checks of exclusive access
/// at every step.
final class FeedHandler: XMLHandler {
    private var builder: FeedBuilder

    init(options: FeedParser.Options) { builder = FeedBuilder(options: options) }

    func number(ofElement name: XMLName) -> Int { builder.number(ofElement: name) }
    func number(ofAttribute name: XMLName) -> Int { builder.number(ofAttribute: name) }
    func namespace(_ prefix: String?, _ uri: String) { builder.namespace(prefix, uri) }
    func start(_ element: Int, _ attributes: inout XMLAttributes) { builder.start(element, &attributes) }
    func text(_ piece: Span<UInt8>) { builder.text(piece) }
    func end(_ element: Int) { builder.end(element) }
    func breakOff() { builder.breakOff() }

    /// Ends what the document left open, and hands the feed out.
    func finish() -> ParsedFeed { builder.finish() }
}
