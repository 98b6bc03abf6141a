internal import FeedModel

/// The files that belong to an entry.
enum EntryEnclosures {
    /// Enclosures, else the files of Media RSS; each address once.
    static func of(_ item: Item, resolve: (String) -> String?) -> [Enclosure] {
        let links = item.links.filter { $0.rel == "enclosure" }.compactMap { link in
            resolve(link.href).map {
                Enclosure(url: $0, type: link.type, length: link.length, title: title(link.title))
            }
        }
        let media = (item.media?.contents ?? []).compactMap { content in
            content["url"].flatMap(resolve).map {
                Enclosure(
                    url: $0, type: content["type"]?.lowercased(), length: content["fileSize"].flatMap { Int($0) },
                    title: nil)
            }
        }
        var seen: Set<String> = []
        return (links.isEmpty ? media : links).filter { seen.insert($0.url).inserted }
    }

    private static func title(_ title: String?) -> String? {
        title.map(PlainText.collapsed).flatMap { $0.isEmpty ? nil : $0 }
    }
}
