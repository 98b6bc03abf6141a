/// The feeds that an OPML document lists.
package enum OutlineFeeds {
    /// Lists of feeds have some hundreds.
    private static let limit = 1_000

    /// - Parameters:
    ///   - text: the document, decoded.
    ///   - url: where it came from.
    package static func find(in text: String, url: String) -> [DeclaredFeeds.Found] {
        let list = OPMLReader.read(Array(text.utf8))
        guard list.isOPML else { return [] }
        var found: [DeclaredFeeds.Found] = []
        var seen: Set<String> = []
        func collect(_ outlines: [OutlineList.Outline]) {
            for outline in outlines where found.count < limit {
                if let reference = outline.feed {
                    let address = URLReference.percentEncoded(URLReference.resolve(reference, against: url))
                    if seen.insert(address).inserted {
                        found.append(.init(url: address, title: outline.text, kind: .feed))
                    }
                }
                collect(outline.children)
            }
        }
        collect(list.outlines)
        return found
    }
}
