package import FeedModel
package import struct Foundation.Date
package import struct Foundation.TimeZone

/// Reads a list in JSON by dotted paths.
package struct JSONListReader: Sendable {
    private let rules: JSONRules
    private let page: String
    private let dates: PageDates
    private let htmlReader: ListReader?

    /// - Parameters:
    ///   - base: where the document came from.
    ///   - timeZone: for dates that name none.
    ///   - reference: when it was fetched.
    package init(rules: JSONRules, base: String, timeZone: TimeZone, reference: Date) {
        (self.rules, self.page) = (rules, base)
        dates = PageDates(timeZone: timeZone, reference: reference)
        htmlReader = rules.html.map { _ in
            ListReader(rules: rules.list ?? ListRules(item: "li"), base: base, timeZone: timeZone, reference: reference)
        }
    }

    /// - Parameter text: the document, decoded. One that is cut off gives the rows before the cut.
    package func read(_ text: String) -> ListPage {
        let json = LenientJSON(text)
        switch json.value {
        case .array, .object: break
        default: return ListPage(failure: .format("the answer is no JSON list"))
        }
        if let path = rules.html, rules.items.isEmpty { return readHTML(json.value.value(at: path), path) }
        guard var items = json.value.value(at: rules.items)?.elements else {
            var result = ListPage(
                failure: .format(
                    "there is no list at `\(rules.items)`; the answer has \(JSONListReader.outline(json.value))"))
            if json.openPath != nil {
                (result.isCut, result.failure) = (true, .format("the answer is cut off or broken before its list"))
            }
            return result
        }
        var result = ListPage()
        if let open = json.openPath {
            result.isCut = true
            // The row that was being read when the document ended is not whole.
            let depth = rules.items.split(separator: ".").count
            if open.count > depth, Int(open[depth]) == items.count - 1 { items.removeLast() }
            result.problems.append("the answer is cut off or broken after \(items.count) rows; they were read")
        }
        if let path = rules.html {
            for item in items.prefix(ListReader.rowLimit) { result.add(readHTML(item.value(at: path), path)) }
            return result
        }
        readRows(items, into: &result)
        result.next = nextPage(of: json.value)
        return result
    }

    private func readRows(_ items: [JSONValue], into result: inout ListPage) {
        var seen: Set<String> = []
        for (index, item) in items.enumerated() {
            guard index < ListReader.rowLimit else {
                result.drop(.surplus, count: items.count - index)
                result.problems.append("only the first \(ListReader.rowLimit) rows were read")
                return
            }
            switch entry(item) {
            case .failure(let dropped): result.drop(dropped.reason)
            case .success(let entry):
                // An id that rows share tells none of them from others.
                let marks = [entry.publisherID, entry.link, entry.title].map { $0 ?? "" }
                let isNew = seen.insert(marks.joined(separator: " ")).inserted
                if isNew { result.rows.append(entry) } else { result.drop(.duplicate) }
            }
        }
    }

    private func entry(_ item: JSONValue) -> Result<CleanEntry, RowReader.Dropped> {
        guard let written = item.value(at: rules.title)?.words, case let title = RowTitle.of(html: written),
            !title.isEmpty
        else {
            return .failure(RowReader.Dropped(reason: .noTitle))
        }
        var entry = CleanEntry(publisherID: rules.id.flatMap { item.value(at: $0)?.words }, title: title)
        let reference = rules.link.flatMap { item.value(at: $0)?.words } ?? filledTemplate(item)
        if let reference {
            // Some platforms escape their JSON twice.
            let unescaped = reference.replacing("\\/", with: "/")
            switch LinkReader(base: page, page: page, template: nil).read(unescaped, scripts: []) {
            case .address(let address): entry.link = address
            // A script opens the article; what has an id is one all the same.
            case _ where entry.publisherID != nil: break
            default: return .failure(RowReader.Dropped(reason: .notAnArticle))
            }
        }
        guard entry.link != nil || entry.publisherID != nil else { return .failure(RowReader.Dropped(reason: .noLink)) }
        entry.published = rules.date.flatMap { item.value(at: $0)?.words }.flatMap { JSONDates.date($0, dates) }
        let sanitizer = Sanitizer(policy: .strict)
        entry.summary = rules.summary.flatMap { item.value(at: $0)?.words }.map {
            sanitizer.clean($0, base: entry.link ?? page)
        }
        entry.content = rules.content.flatMap { item.value(at: $0)?.words }.map {
            sanitizer.clean($0, base: entry.link ?? page)
        }
        if let name = rules.author.flatMap({ item.value(at: $0)?.words }) { entry.authors = [Person(name: name)] }
        return .success(entry)
    }

    /// `https://www.example/post_{id}.html`; `nil` where a field it needs is missing.
    private func filledTemplate(_ item: JSONValue) -> String? {
        guard let template = rules.template else { return nil }
        var result = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            guard let value = item.value(at: String(rest[rest.index(after: open)..<close]))?.words else { return nil }
            result += rest[..<open] + value
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    private func readHTML(_ value: JSONValue?, _ path: String) -> ListPage {
        guard let reader = htmlReader, let html = value?.words else {
            return ListPage(failure: .format("there is no text at `\(path)` to be read as HTML"))
        }
        return reader.read(html)
    }

    private func nextPage(of root: JSONValue) -> String? {
        if let path = rules.next, let reference = root.value(at: path)?.words {
            if case .address(let address) = LinkReader(base: page, page: page, template: nil).read(
                reference, scripts: [])
            {
                return address
            }
            return nil
        }
        return rules.pageParameter.flatMap { PageParameter.next($0, in: page) }
    }

    /// What a document holds, for the message that tells what to write instead.
    private static func outline(_ value: JSONValue) -> String {
        switch value {
        case .object(let members): members.keys.sorted().prefix(12).map { "`\($0)`" }.joined(separator: ", ")
        case .array(let elements): "a list of \(elements.count); leave `items` out"
        default: "no list"
        }
    }
}

extension ListPage {
    /// Adds what another part of the same document says.
    fileprivate mutating func add(_ other: ListPage) {
        rows += other.rows
        for (reason, count) in other.dropped { drop(reason, count: count) }
        problems += other.problems
        failure = failure ?? (rows.isEmpty ? other.failure : nil)
    }
}

/// A page's number in the query of an address.
enum PageParameter {
    /// The address with the parameter one higher, be it counted from 0 or 1; a missing one counts as 1.
    static func next(_ name: String, in address: String) -> String? {
        guard let question = address.firstIndex(of: "?") else { return "\(address)?\(name)=2" }
        let path = address[..<question]
        let afterQuestion = address[address.index(after: question)...]
        let query = afterQuestion.prefix { $0 != "#" }
        var parts = query.split(separator: "&").map(String.init)
        guard let index = parts.firstIndex(where: { $0.hasPrefix("\(name)=") }) else {
            return "\(path)?\(query)&\(name)=2"
        }
        guard let number = Int(parts[index].dropFirst(name.count + 1)), number >= 0, number < 1_000_000 else {
            return nil
        }
        parts[index] = "\(name)=\(number + 1)"
        return "\(path)?\(parts.joined(separator: "&"))"
    }
}
