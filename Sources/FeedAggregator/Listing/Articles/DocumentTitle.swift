internal import XMLTree

/// `<title>`, which names the article and then the site.
struct DocumentTitle {
    let full: String
    let withoutSite: String?

    init(of document: borrowing HTMLDocument, siteName: String?) {
        var text = ""
        if let root = document.root, let title = document.first(["title"], within: root) {
            text = document.title(at: title)
        }
        full = text
        withoutSite = DocumentTitle.withoutSite(text, siteName: siteName)
    }

    private static let separators: [String] = [" - ", " – ", " — ", " | ", "_", "-", "|", "—", "–", "::", ">>"]
    private static let siteWords = [
        "局", "网", "政府", "门户", "委员会", "网站", "平台", "Government", "Bureau", "Administration", "Website", "Portal", ".gov",
    ]

    static func withoutSite(_ title: String, siteName: String?) -> String? {
        guard !title.isEmpty else { return nil }
        if let siteName, !siteName.isEmpty {
            // Whatever separator stands before it.
            for separator in separators where title.hasSuffix(separator + siteName) {
                return DocumentTitle.withoutSite(
                    String(title.dropLast(separator.count + siteName.count)), siteName: nil)
            }
            if title == siteName { return nil }
        }
        for separator in separators {
            let parts = title.components(by: separator)
            guard parts.count > 1 else { continue }
            // The site's names stand at the end, sometimes at the beginning; the article's is the longest of the rest.
            let named = parts.filter { part in !siteWords.contains { part.hasSuffix($0) } }
            let best = (named.isEmpty ? parts : named).max { $0.count < $1.count } ?? parts[0]
            if named.count == 1 || parts[0].count >= 6 {
                return (named.contains(parts[0]) && parts[0].count >= 6 ? parts[0] : best).trimmed
            }
        }
        return title.trimmed
    }
}

extension String {
    /// The parts between `separator`, without empty ones.
    func components(by separator: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let found = rest.firstRange(of: separator) {
            parts.append(rest[..<found.lowerBound].trimmed)
            rest = rest[found.upperBound...]
        }
        parts.append(rest.trimmed)
        return parts.filter { !$0.isEmpty }
    }
}
