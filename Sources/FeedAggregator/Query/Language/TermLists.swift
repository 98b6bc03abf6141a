/// The named lists of the configuration, read.
enum TermLists {
    /// - Throws: ``ClassifierError`` that names the list and the item.
    static func read(_ terms: [String: [String]]) throws(ClassifierError) -> [String: QueryNode] {
        var lists: [String: QueryNode] = [:]
        for (name, items) in terms {
            var words: [QueryTerm] = []
            var expressions: [BoundedRegex] = []
            for (index, item) in items.enumerated() {
                do {
                    switch try read(item) {
                    case .term(let term): words.append(term)
                    case .expression(let expression): expressions.append(expression)
                    }
                } catch { throw ClassifierError(part: .terms(list: name, index: index), error: error) }
            }
            lists[name] = .list(name: name, terms: words, expressions: expressions)
        }
        return lists
    }

    enum Item {
        case term(QueryTerm)
        case expression(BoundedRegex)
    }

    /// A term as it stands in a list or a mask: a text, a prefix with its star, or a regular expression between
    /// slashes. Quotation marks around a phrase, which it needs in a query only, are no part of it.
    static func read(_ item: String) throws(QueryError) -> Item {
        if item.utf8.count > 2, item.hasPrefix("\""), item.hasSuffix("\"") {
            return try read(String(item.dropFirst().dropLast()))
        }
        if item.utf8.count > 2, item.hasPrefix("/"), item.hasSuffix("/") {
            do { return .expression(try BoundedRegex(String(item.dropFirst().dropLast()))) } catch {
                throw error.moved(by: 1, into: item)
            }
        }
        if item.hasPrefix("$") {
            throw QueryError("expected a word, a phrase or /regex/; a list cannot name another", at: 0, in: item)
        }
        let isPrefix = item.hasSuffix("*") || item.hasSuffix("＊")
        guard let term = QueryTerm(isPrefix ? String(item.dropLast()) : item, isPrefix: isPrefix) else {
            throw QueryError("expected a word, a phrase or /regex/; nothing of this one can be seen", at: 0, in: item)
        }
        return .term(term)
    }
}
