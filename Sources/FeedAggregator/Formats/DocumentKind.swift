internal import Foundation

/// Tells kinds of documents apart by how they begin.
enum DocumentKind {
    /// How many bytes are looked at.
    static let prefix = 1 << 16

    /// Data that is not text, by its signature.
    static func binary(_ bytes: [UInt8]) -> NotAFeed.Kind? {
        let signatures: [([UInt8], NotAFeed.Kind)] = [
            ([0x1F, 0x8B], .compressed), ([0x50, 0x4B, 0x03, 0x04], .compressed),
            ([0x28, 0xB5, 0x2F, 0xFD], .compressed),
            ([0x89, 0x50, 0x4E, 0x47], .image), ([0xFF, 0xD8, 0xFF], .image), ([0x47, 0x49, 0x46, 0x38], .image),
            ([0x25, 0x50, 0x44, 0x46], .pdf),
        ]
        return signatures.first { bytes.starts(with: $0.0) }?.1
    }

    static func text(_ text: String) -> NotAFeed.Kind {
        let text = text.trimmed
        guard let first = text.first else { return .empty }
        if first == "{" || first == "[" {
            return text.contains("\"articles\"") && text.contains("gkmlpt") ? .gkmlpt : .json
        }
        let folded = text.lowercased()
        if isHTML(folded) { return page(text, folded) }
        guard first == "<" else { return .text }
        return rootElement(text).map { .xml(root: $0) } ?? .text
    }

    private static func isHTML(_ folded: String) -> Bool {
        let head = folded.prefix(1024)
        return head.contains("<html") || head.contains("<!doctype html") || head.contains("<head")
            || head.contains("<body")
            || head.contains("<script") || head.contains("<meta ")
    }

    private static func page(_ text: String, _ folded: String) -> NotAFeed.Kind {
        if folded.contains("gkmlpt") { return .gkmlpt }
        let title = title(text)
        let name = title?.lowercased() ?? ""
        let wrong = [
            "404", "403", "500", "502", "503", "504", "error", "not found", "forbidden", "unavailable", "bad gateway",
            "denied",
            "错误", "出错", "不存在", "找不到", "无法访问", "维护", "拒绝",
        ]
        if wrong.contains(where: { name.contains($0) }) { return .errorPage(title: title) }
        let login = ["login", "log in", "sign in", "signin", "登录", "登陆", "登入", "统一身份认证"]
        if login.contains(where: { name.contains($0) }) || folded.contains("type=\"password\"")
            || folded.contains("type='password'")
        {
            return .loginPage(title: title)
        }
        let isShort = folded.utf8.count < 4096
        if isShort, folded.contains("<script") || folded.contains("http-equiv=\"refresh\""), !folded.contains("<p"),
            !folded.contains("<a ")
        {
            return .scriptPage
        }
        return .page(title: title)
    }

    private static func title(_ text: String) -> String? {
        guard let open = text.range(of: "<title", options: .caseInsensitive),
            let start = text[open.upperBound...].firstIndex(of: ">"),
            let end = text[start...].range(of: "</", options: [])
        else { return nil }
        let title = text[text.index(after: start)..<end.lowerBound].split(whereSeparator: \.isWhitespace).joined(
            separator: " ")
        return title.isEmpty ? nil : String(title.prefix(80))
    }

    private static func rootElement(_ text: String) -> String? {
        var rest = text[...]
        while let open = rest.firstIndex(of: "<") {
            rest = rest[open...]
            let end: String
            if rest.hasPrefix("<!--") {
                end = "-->"
            } else if rest.hasPrefix("<?") {
                end = "?>"
            } else if rest.hasPrefix("<!") {
                end = ">"
            } else {
                let name = rest.dropFirst().prefix { $0.isLetter || $0.isNumber || ":_-.".contains($0) }
                return name.isEmpty ? nil : String(name)
            }
            guard let close = rest.range(of: end) else { return nil }
            rest = rest[close.upperBound...]
        }
        return nil
    }
}
