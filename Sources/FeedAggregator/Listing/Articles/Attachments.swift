internal import FeedModel
internal import Foundation
internal import XMLTree

/// Files that belong to an article.
enum Attachments {
    static let types: [String: String] = [
        "pdf": "application/pdf", "doc": "application/msword",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xls": "application/vnd.ms-excel", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "ppt": "application/vnd.ms-powerpoint",
        "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "wps": "application/vnd.ms-works", "et": "application/vnd.ms-excel",
        "ofd": "application/ofd", "zip": "application/zip", "rar": "application/vnd.rar",
        "7z": "application/x-7z-compressed", "txt": "text/plain", "csv": "text/csv",
        "rtf": "application/rtf", "mp4": "video/mp4", "mp3": "audio/mpeg", "ceb": "application/x-ceb",
    ]
    private static let limit = 100

    /// The type of the file an address or a file's name ends with; `nil` for pages.
    static func type(of address: String) -> String? {
        let path = address.prefix { $0 != "?" && $0 != "#" }
        guard let dot = path.lastIndex(of: ".") else { return nil }
        return types[path[path.index(after: dot)...].lowercased()]
    }

    static func enclosure(_ reference: String, title: String?, base: String) -> Enclosure {
        let url = URLReference.percentEncoded(URLReference.resolve(reference, against: base))
        return Enclosure(url: url, type: type(of: reference) ?? title.flatMap { type(of: $0) }, title: title)
    }

    static func isLinked(in document: borrowing HTMLDocument, _ node: HTMLNode) -> Bool {
        document.all("a", within: node).contains { document.attribute("href", of: $0).flatMap { type(of: $0) } != nil }
    }

    /// Links to files in the text, and below it where they are called attachments.
    static func links(in document: borrowing HTMLDocument, body: HTMLNode, leftOut: Set<HTMLNode>, base: String)
        -> [Enclosure]
    {
        guard let root = document.root else { return [] }
        var found: [Enclosure] = []
        for node in document.all("a", within: root) where node > body && !leftOut.contains(node) {
            guard let reference = document.attribute("href", of: node)?.trimmed, !reference.isEmpty else { continue }
            let text = document.text(of: node)
            guard type(of: reference) != nil || type(of: text) != nil && !reference.lowercased().hasPrefix("javascript")
            else { continue }
            guard document.contains(body, node) || isCalledAttachment(node, text, in: document) else { continue }
            let title = document.attribute("title", of: node).map { CollapsedText.collapse($0) } ?? ""
            found.append(
                enclosure(
                    reference, title: title.isEmpty || type(of: text) != nil ? (text.isEmpty ? nil : text) : title,
                    base: base))
        }
        return unique(found + embedded(in: document, body: body, base: base))
    }

    /// Files that the text shows in itself, by a viewer or without one.
    static func embedded(in document: borrowing HTMLDocument, body: HTMLNode, base: String) -> [Enclosure] {
        let places = [
            ("iframe", "src"), ("embed", "src"), ("object", "data"), ("video", "src"), ("audio", "src"),
            ("source", "src"),
        ]
        return places.flatMap { name, attribute in
            document.all(name, within: body).compactMap { node in
                // What plays by itself is a page's decoration.
                if name == "video" || name == "source", !isToBePlayed(node, in: document) { return nil }
                guard let reference = document.attribute(attribute, of: node)?.trimmed else { return nil }
                let file = type(of: reference) == nil ? viewedFile(reference) : reference
                return file.flatMap { type(of: $0) == nil ? nil : enclosure($0, title: nil, base: base) }
            }
        }
    }

    private static func isToBePlayed(_ node: HTMLNode, in document: borrowing HTMLDocument) -> Bool {
        let player = document.name(of: node) == "source" ? document.parent(of: node) ?? node : node
        return document.attribute("controls", of: player) != nil && document.attribute("autoplay", of: player) == nil
    }

    /// `/pdfjs/web/viewer.html?file=/files/5.pdf`.
    private static func viewedFile(_ viewer: String) -> String? {
        let query = viewer.firstIndex(of: "?").map { viewer[viewer.index(after: $0)...] } ?? ""
        return query.split(separator: "&").first { $0.hasPrefix("file=") }.flatMap {
            String($0.dropFirst("file=".utf8.count)).removingPercentEncoding
        }
    }

    /// The same for HTML that a field of data holds.
    static func links(inMarkup html: String, base: String) throws(HTMLError) -> [Enclosure] {
        let holders = ["<a", "<A", "<iframe", "<embed", "<object", "<video", "<source"]
        guard holders.contains(where: { html.contains($0) }) else { return [] }
        let document = try HTMLDocument(parsing: html)
        return document.root.map { links(in: document, body: $0, leftOut: [], base: base) } ?? []
    }

    private static func isCalledAttachment(_ node: HTMLNode, _ text: String, in document: borrowing HTMLDocument)
        -> Bool
    {
        if text.contains("附件") { return true }
        var (current, levels) = (document.parent(of: node), 0)
        while let here = current, levels < 4 {
            let marks = document.marks(of: here)
            if marks.contains(where: {
                $0.contains("attach") || $0.contains("fujian") || $0 == "fj" || $0.contains("appendix")
                    || $0.contains("download")
            }) {
                return true
            }
            if document.text(of: here).prefix(12).contains("附件") { return true }
            (current, levels) = (document.parent(of: here), levels + 1)
        }
        return false
    }

    static func unique(_ all: [Enclosure]) -> [Enclosure] {
        var seen: Set<String> = []
        return Array(all.filter { $0.url.contains("://") && seen.insert($0.url).inserted }.prefix(limit))
    }
}
