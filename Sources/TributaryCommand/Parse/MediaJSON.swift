internal import FeedModel

/// Media RSS.
enum MediaJSON {
    static func encode(_ media: Media, _ json: inout JSONWriter) {
        json.member("contents", list: media.contents) { json, attributes in json.object { $0.members(attributes) } }
        json.member("thumbnails", list: media.thumbnails) { json, attributes in json.object { $0.members(attributes) } }
        json.member("credits", list: media.credits) { json, credit in
            json.object {
                $0.member("name", credit.name)
                $0.member("role", credit.role)
                $0.member("scheme", credit.scheme)
            }
        }
        if let player = media.player { json.member("player") { $0.member("url", player) } }
        if let rating = media.rating {
            json.member("rating") {
                $0.member("value", rating.value)
                $0.member("scheme", rating.scheme)
            }
        }
        if let license = media.license {
            json.member("license") {
                $0.member("name", license.name)
                $0.member("url", license.url)
                $0.member("type", license.type)
            }
        }
        if let restriction = media.restriction {
            json.member("restriction") {
                $0.member("relationship", restriction.relationship)
                $0.member("type", restriction.type)
                $0.member("values", list: restriction.values) { $0.string($1) }
            }
        }
    }
}
