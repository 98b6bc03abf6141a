/// What a document says, event by event.
///
/// Names travel as numbers: the handler is asked once for the number of each distinct name, so that no event compares strings.
/// Every `start` has its `end`, also where the document broke off.
package protocol XMLHandler: AnyObject {
    /// The number of an element's name. Called once for each distinct name of a document.
    func number(ofElement name: XMLName) -> Int
    /// The number of an attribute's name.
    func number(ofAttribute name: XMLName) -> Int
    /// `attributes` are lent: a handler may look at them or move them away for the time of the event, and gives them back.
    func start(_ element: Int, _ attributes: inout XMLAttributes)
    func end(_ element: Int)
    /// A piece of character data; one text may come in many pieces. Well-formed UTF-8.
    func text(_ piece: Span<UInt8>)
    /// The document is over although elements are open: the `end`s that follow are not its own.
    func breakOff()
    /// A namespace declaration of the element whose `start` comes next. `prefix` is `nil` for the default namespace.
    func namespace(_ prefix: String?, _ uri: String)
}

extension XMLHandler {
    package func breakOff() {}
}
