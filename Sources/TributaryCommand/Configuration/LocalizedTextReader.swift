internal import FeedModel
internal import Yams

/// Reads a name that is a plain text or a mapping of languages: `{en: Jiangmen, zh-Hans: 江门}`.
struct LocalizedTextReader {
    let log: ProblemLog

    func text(_ node: Node, name: String) -> LocalizedText {
        if let plain = node.scalar?.string {
            if isBlank(plain) { log.add(node, "\(name) is empty: readers see it as a name.") }
            return LocalizedText(plain)
        }
        guard let mapping = node.mapping, !mapping.isEmpty else {
            log.add(node, "\(name) must be a text or a mapping of languages such as `{en: Jiangmen, zh-Hans: 江门}`.")
            return LocalizedText("")
        }
        return LocalizedText(
            mapping.compactMap { key, value in
                guard let language = key.scalar?.string, let text = value.scalar?.string else {
                    log.add(value, "\(name): each language has one text.")
                    return nil
                }
                if isBlank(text) { log.add(value, "\(name) is empty in \(language): readers see it as a name.") }
                return .init(language: language, text: text)
            })
    }

    private func isBlank(_ text: String) -> Bool {
        !text.contains { !$0.isWhitespace && $0.unicodeScalars.contains { $0.value >= 0x20 } }
    }
}
