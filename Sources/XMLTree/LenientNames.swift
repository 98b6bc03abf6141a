/// Names and namespaces in force while recovery reads a document.
struct LenientNames {
    /// An element whose end has not been seen.
    struct Open {
        let qualified: String
        let number: Int
        /// The prefixes its tag declares; `""` is the default namespace.
        let declared: [String]
    }

    private let handler: any XMLHandler
    private var elements: [XMLName: Int] = [:]
    private var attributes: [XMLName: Int] = [:]
    private var openCounts: [String: Int] = [:]
    /// For each prefix the URIs in force, the innermost last.
    private var uris: [String: [String]] = ["xml": ["http://www.w3.org/XML/1998/namespace"]]

    init(_ handler: any XMLHandler) { self.handler = handler }

    func isOpen(_ qualified: String) -> Bool { openCounts[qualified, default: 0] > 0 }

    mutating func open(_ qualified: String, declarations: [(prefix: String?, uri: String)]) -> Open {
        for (prefix, uri) in declarations {
            uris[prefix ?? "", default: []].append(uri)
            handler.namespace(prefix, uri)
        }
        let name = resolve(qualified, usesDefault: true)
        let number: Int
        if let known = elements[name] {
            number = known
        } else {
            number = handler.number(ofElement: name)
            elements[name] = number
        }
        openCounts[qualified, default: 0] += 1
        return Open(qualified: qualified, number: number, declared: declarations.map { $0.prefix ?? "" })
    }

    mutating func close(_ element: Open) {
        openCounts[element.qualified, default: 1] -= 1
        for prefix in element.declared { _ = uris[prefix]?.popLast() }
    }

    mutating func attribute(_ qualified: String) -> Int {
        let name = resolve(qualified, usesDefault: false)
        if let known = attributes[name] { return known }
        let number = handler.number(ofAttribute: name)
        attributes[name] = number
        return number
    }

    private func resolve(_ qualified: String, usesDefault: Bool) -> XMLName {
        guard let colon = qualified.firstIndex(of: ":"), colon != qualified.startIndex else {
            let uri = usesDefault ? uris[""]?.last : nil
            return XMLName(local: qualified, uri: uri == "" ? nil : uri)
        }
        let prefix = String(qualified[..<colon])
        return XMLName(
            local: String(qualified[qualified.index(after: colon)...]), prefix: prefix, uri: uris[prefix]?.last)
    }
}
