import XMLTree

/// Writes a document's events down as markup, with text in single runs.
final class XMLRecorder: XMLHandler {
    private(set) var log = ""
    private var elements: [XMLName] = []
    private var attributes: [XMLName] = []

    func number(ofElement name: XMLName) -> Int {
        elements.append(name)
        return elements.count - 1
    }

    func number(ofAttribute name: XMLName) -> Int {
        attributes.append(name)
        return attributes.count - 1
    }

    func namespace(_ prefix: String?, _ uri: String) {}

    func start(_ element: Int, _ tag: inout XMLAttributes) {
        log += "<" + describe(elements[element])
        for index in 0..<tag.count { log += " \(describe(attributes[tag.number(at: index)]))=\(tag.value(at: index))" }
        log += ">"
    }

    func end(_ element: Int) { log += "</\(describe(elements[element]))>" }

    func text(_ piece: Span<UInt8>) {
        var buffer = UTF8Buffer()
        buffer.append(piece)
        log += buffer.string(from: 0, to: buffer.count)
    }

    /// `{uri}local`, or the name as written where it has no namespace.
    private func describe(_ name: XMLName) -> String { name.uri.map { "{\($0)}\(name.local)" } ?? name.qualified }

    static func read(_ text: String) -> (log: String, problem: XMLError?) {
        let (recorder, outcome) = XMLReader.read(Array(text.utf8)) { XMLRecorder() }
        return (recorder.log, outcome.problem)
    }
}
