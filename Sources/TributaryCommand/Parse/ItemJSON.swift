internal import FeedModel
internal import Foundation

/// The members feeds, entries and sources have in common.
enum ItemJSON {
    static func encode(_ item: Item, _ json: inout JSONWriter) {
        json.member("id", item.id)
        json.member("idIsPermalink", item.idIsPermalink)
        text("title", item.title, &json)
        text("subtitle", item.subtitle, &json)
        text("info", item.info, &json)
        text("rights", item.rights, &json)
        text("summary", item.summary, &json)
        json.member("contents", list: item.contents) { json, content in json.object { members(of: content, &$0) } }
        json.member("link", item.link)
        json.member("links", list: item.links, link)
        json.member("authors", list: item.authors) { json, person in json.object { members(of: person, &$0) } }
        json.member("contributors", list: item.contributors) { json, person in json.object { members(of: person, &$0) }
        }
        if let publisher = item.publisher { json.member("publisher") { members(of: publisher, &$0) } }
        json.member("categories", list: item.categories) { json, category in
            json.object {
                $0.member("term", category.term)
                $0.member("scheme", category.scheme)
                $0.member("label", category.label)
            }
        }
        json.member("language", item.language)
        date("published", item.published, &json)
        date("updated", item.updated, &json)
        date("created", item.created, &json)
        date("expires", item.expires, &json)
        date("validFrom", item.validFrom, &json)
        date("validUntil", item.validUntil, &json)
        if let image = item.image { json.member("image") { members(of: image, &$0) } }
        json.member("icon", item.icon)
        json.member("logo", item.logo)
        if let generator = item.generator {
            json.member("generator") {
                $0.member("name", generator.name)
                $0.member("url", generator.url)
                $0.member("version", generator.version)
            }
        }
        if let geometry = item.geometry { json.member("geo") { members(of: geometry, &$0) } }
        if let media = item.media { json.member("media") { MediaJSON.encode(media, &$0) } }
        if let itunes = item.itunes { json.member("itunes") { members(of: itunes, &$0) } }
        json.member("extensions", list: item.extensions) { json, element in
            json.object { json in
                json.member("name", element.name)
                json.member("namespace", element.namespace)
                json.member("value", element.value)
                if !element.attributes.isEmpty { json.member("attributes") { $0.members(element.attributes) } }
            }
        }
    }

    private static func text(_ name: String, _ text: Text?, _ json: inout JSONWriter) {
        if let text { json.member(name) { members(of: text, &$0) } }
    }

    private static func members(of text: Text, _ json: inout JSONWriter) {
        json.member("value", text.value)
        json.member("type", text.type)
        json.member("language", text.language)
        json.member("base", text.base)
        json.member("src", text.src)
    }

    private static func date(_ name: String, _ date: FeedDate?, _ json: inout JSONWriter) {
        guard let date else { return }
        json.member(name) {
            $0.member("date", date.date.map(moment))
            $0.member("text", date.text)
        }
    }

    /// RFC 3339, in the Gregorian calendar before 1582 as well; Foundation goes over to the Julian one there.
    private static func moment(_ date: Date) -> String {
        let seconds = Int(date.timeIntervalSince1970.rounded(.down))
        let number = Int((Double(seconds) / 86_400).rounded(.down))
        let day = GregorianDay(number).date
        let second = seconds - number * 86_400
        func padded(_ number: Int, _ width: Int = 2) -> String {
            String(repeating: "0", count: max(0, width - "\(number)".count)) + "\(number)"
        }
        return "\(padded(day.year, 4))-\(padded(day.month))-\(padded(day.day))T"
            + "\(padded(second / 3_600)):\(padded(second / 60 % 60)):\(padded(second % 60))Z"
    }

    private static func link(_ json: inout JSONWriter, _ link: Link) {
        json.object {
            $0.member("href", link.href)
            $0.member("rel", link.rel)
            $0.member("type", link.type)
            $0.member("hreflang", link.hreflang)
            $0.member("title", link.title)
            $0.member("length", link.length)
        }
    }

    private static func members(of person: Person, _ json: inout JSONWriter) {
        json.member("name", person.name)
        json.member("email", person.email)
        json.member("url", person.url)
    }

    private static func members(of image: Image, _ json: inout JSONWriter) {
        json.member("url", image.url)
        json.member("title", image.title)
        json.member("link", image.link)
        json.member("description", image.description)
        json.member("width", image.width)
        json.member("height", image.height)
    }

    private static func members(of itunes: ITunes, _ json: inout JSONWriter) {
        json.member("block", itunes.block)
        json.member("explicit", itunes.explicit)
        json.members(itunes.others)
    }

    private static func members(of geometry: Geometry, _ json: inout JSONWriter) {
        let position: (inout JSONWriter, [Double]) -> Void = { json, numbers in json.list(numbers) { $0.number($1) } }
        switch geometry {
        case .point(let point):
            json.member("type", "Point")
            json.key("coordinates")
            position(&json, point)
        case .lineString(let line):
            json.member("type", "LineString")
            json.key("coordinates")
            json.list(line, position)
        case .polygon(let ring):
            json.member("type", "Polygon")
            json.key("coordinates")
            json.list([ring]) { $0.list($1, position) }
        case .box(let corners):
            json.member("type", "Box")
            json.key("coordinates")
            json.list(corners, position)
        }
    }
}

extension JSONWriter {
    /// Members in alphabetical order.
    mutating func members(_ values: [String: String]) {
        for (name, value) in values.sorted(by: { $0.key < $1.key }) { member(name, value) }
    }
}
