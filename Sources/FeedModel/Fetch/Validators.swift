/// What a server gave us to ask "has it changed?" with (RFC 9110 §8.8), kept byte for byte and sent back exactly.
package struct Validators: Sendable, Hashable, Codable {
    /// `ETag`, with its quotes and its `W/`.
    package var etag: String?
    /// `Last-Modified`, as written: servers compare the text, so no date is ever made of it.
    package var lastModified: String?
    /// The address that gave them. They are sent to this address only: two hosts may well use the same tag for different pages.
    package var url: String

    package init(etag: String? = nil, lastModified: String? = nil, url: String) {
        (self.etag, self.lastModified, self.url) = (etag, lastModified, url)
    }

    package var isEmpty: Bool { etag == nil && lastModified == nil }
}

extension Validators {
    /// Whether a 304 that carries `others` speaks of the document these came with: it names at least one of them, and no other. Tags are
    /// compared weakly (RFC 9110 §8.8.3.2), because servers that compress on the fly weaken them on the way.
    package func agree(with others: Validators) -> Bool {
        if let theirs = others.etag { return etag.map(Self.opaque) == Self.opaque(theirs) && hasDate(of: others) }
        return others.lastModified != nil && hasDate(of: others)
    }

    private func hasDate(of others: Validators) -> Bool {
        others.lastModified == nil || others.lastModified == lastModified
    }

    private static func opaque(_ tag: String) -> Substring { tag.hasPrefix("W/") ? tag.dropFirst(2) : tag[...] }
}
