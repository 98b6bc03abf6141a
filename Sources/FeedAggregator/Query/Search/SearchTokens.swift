internal import Foundation

/// All tokens of an entry, for the store's index.
package enum SearchTokens {
    /// A store whose index was made with other tokens makes it anew.
    package static let version = SearchToken.version

    /// Everything of the entry that a query can ask for, but for its topics: those change while the entry stays.
    /// - Returns: in no order, some more than once.
    package static func of(_ entry: ClassifiedText) -> [UInt64] {
        var tokens: [UInt64] = []
        tokens.reserveCapacity((entry.title.utf8.count + entry.body.utf8.count) / 3 + 16)
        append(FoldedText(entry.title).scalars, to: &tokens)
        append(FoldedText(entry.body).scalars, to: &tokens)
        for text in entry.authors { append(FoldedText(text).scalars, to: &tokens) }
        for text in entry.categories { append(FoldedText(text).scalars, to: &tokens) }
        if let city = entry.city { tokens.append(SearchToken.city(city)) }
        if let source = entry.source { tokens.append(SearchToken.source(source)) }
        if let tag = entry.language {
            // `lang:zh` asks for zh-Hans, too.
            tokens.append(SearchToken.language(tag))
            for index in tag.indices where tag[index] == "-" {
                tokens.append(SearchToken.language(String(tag[..<index])))
            }
        }
        if let published = entry.published { tokens.append(SearchToken.day(of: published.timeIntervalSince1970)) }
        return tokens
    }

    private static func append(_ scalars: [UInt32], to tokens: inout [UInt64]) {
        var index = 0
        while index < scalars.count {
            let value = scalars[index]
            if SearchToken.isJoined(value) {
                let next = index + 1 < scalars.count ? scalars[index + 1] : 0
                tokens.append(SearchToken.pair(value, SearchToken.isJoined(next) ? next : nil))
                index += 1
            } else if FoldTable.isWord(value) {
                let start = index
                while index < scalars.count, FoldTable.isWord(scalars[index]) { index += 1 }
                tokens.append(SearchToken.word(scalars[start..<index]))
            } else {
                index += 1
            }
        }
    }
}
