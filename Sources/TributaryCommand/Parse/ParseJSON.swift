package import FeedModel

/// What `tributary parse` prints: one JSON object, the same shape for every format.
///
/// A key is there when the feed has something to say; there are no nulls and no empty lists. Keys stand in the order of the model.
package enum ParseJSON {
    /// The object as UTF-8, on one line, without a line break at its end.
    package static func encode(_ parsed: ParsedFeed) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("format", parsed.format?.rawValue)
            json.member("feed") { feed(parsed.feed, &$0) }
            json.member("entries", list: parsed.entries, isRequired: true) { json, entry in
                json.object { ParseJSON.entry(entry, &$0) }
            }
            json.member("diagnostics") { diagnostics(parsed.diagnostics, &$0) }
        }
        return json.bytes
    }

    /// The answer to a request that could not be served.
    package static func encode(error message: String) -> [UInt8] {
        var json = JSONWriter()
        json.object { $0.member("error", message) }
        return json.bytes
    }

    private static func diagnostics(_ diagnostics: Diagnostics, _ json: inout JSONWriter) {
        json.member("encoding", diagnostics.encoding)
        json.member("problems", list: diagnostics.problems) { json, problem in
            json.object {
                $0.member("code", problem.code.rawValue)
                $0.member("message", problem.message)
            }
        }
    }

    private static func feed(_ feed: Feed, _ json: inout JSONWriter) {
        ItemJSON.encode(feed.item, &json)
        json.member("ttl", feed.ttl)
        json.member("docs", feed.docs)
        json.member("newLocation", feed.newLocation)
        if let cloud = feed.cloud {
            json.member("cloud") {
                $0.member("domain", cloud.domain)
                $0.member("port", cloud.port)
                $0.member("path", cloud.path)
                $0.member("registerProcedure", cloud.registerProcedure)
                $0.member("protocol", cloud.protocol)
            }
        }
        if let input = feed.textInput {
            json.member("textInput") {
                $0.member("title", input.title)
                $0.member("description", input.description)
                $0.member("name", input.name)
                $0.member("link", input.link)
            }
        }
    }

    private static func entry(_ entry: Entry, _ json: inout JSONWriter) {
        ItemJSON.encode(entry.item, &json)
        if let comments = entry.comments {
            json.member("comments") {
                $0.member("url", comments.url)
                $0.member("feed", comments.feed)
                $0.member("post", comments.post)
                $0.member("count", comments.count)
            }
        }
        if let source = entry.source { json.member("source") { ItemJSON.encode(source, &$0) } }
        json.member("chapters", list: entry.chapters) { json, chapter in
            json.object {
                $0.member("start", chapter.start)
                $0.member("title", chapter.title)
                $0.member("url", chapter.url)
                $0.member("image", chapter.image)
            }
        }
    }
}
