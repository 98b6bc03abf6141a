package import FeedModel
package import struct Foundation.Date
package import struct Foundation.TimeZone
internal import XMLTree

/// Reads a list page by rules.
package struct ListReader: Sendable {
    private let rules: ListRules
    private let page: String
    private var dates: PageDates
    /// No list page seen had more than some hundreds. Beyond this, the first are taken and the others counted.
    package static let rowLimit = 100_000

    /// - Parameters:
    ///   - base: where the page came from.
    ///   - timeZone: for dates that name none.
    ///   - reference: when it was fetched; completes dates without a year.
    package init(rules: ListRules, base: String, timeZone: TimeZone, reference: Date) {
        (self.rules, self.page) = (rules, base)
        dates = PageDates(timeZone: timeZone, reference: reference)
    }

    /// What is wrong with a selector of a configuration, before any page is read; `nil` where it can be used.
    /// - Parameter isWithin: whether it is to find a part of a row.
    package static func mistake(inSelector selector: String, isWithin: Bool = false) -> String? {
        do throws(SelectorError) {
            if isWithin, selector.hasPrefix("/html") {
                return
                    "`\(selector)` begins at the page, where it finds the same in every row; begin at the row, as in `./a`."
            }
            _ = try XPathQuery(selector, isWithin: isWithin)
            return nil
        } catch {
            return error.description
        }
    }

    /// - Parameter text: the page, decoded.
    /// - Returns: its rows. What went wrong stands in the result: a list page never fails a run.
    package func read(_ text: String) -> ListPage {
        var reader = self
        reader.dates.learn(from: text)
        do {
            return try reader.read(document: HTMLDocument(parsing: text), text)
        } catch let error as HTMLError {
            return ListPage(failure: .page(error.description))
        } catch {
            return ListPage(failure: .rules("\(error)"))
        }
    }

    private func read(document: borrowing HTMLDocument, _ text: String) throws -> ListPage {
        let queries = try RowQueries(rules)
        var links = LinkReader(base: page, page: page, template: rules.template)
        links.base = PageBase.address(of: document, page: page)
        var result = ListPage()
        result.problems = document.problems
        result.title = document.root.flatMap { document.first(["title"], within: $0) }.map { document.title(at: $0) }
        var seen: Set<String> = []
        var rows = try document.nodes(queries.item)
        if let last = rows.last, breaksOff(document, text, amid: last) {
            // Half a title would be published as a whole one.
            rows.removeLast()
            result.isCut = true
            result.problems.append("the page breaks off amid a row; the \(rows.count) before it were read")
        }
        try read(rows: rows, of: document, queries, links, into: &result, &seen)
        if let records = EmbeddedRecords(in: text) {
            let hidden = try HTMLDocument(parsing: records.markup)
            var rows = try hidden.nodes(queries.item)
            // The rule may name the list around the rows, which the records do not have.
            if rows.isEmpty, let container = try hidden.select(".records").first {
                rows = hidden.children(of: container).filter { hidden.isElement($0) }
            }
            try read(rows: rows, of: hidden, queries, links, into: &result, &seen)
        }
        if let next = rules.next { result.next = try NextPage.address(rule: next, in: document, text, links: links) }
        return result
    }

    /// Whether the text ends in the last link of a row; the message of a server that failed may stand behind.
    private func breaksOff(_ document: borrowing HTMLDocument, _ text: String, amid row: HTMLNode) -> Bool {
        guard LinkEnds.isLastLinkOpen(in: text) else { return false }
        var node = document.root.flatMap { root in
            document.subtree(of: root).reversed().first { document.name(of: $0) == "a" }
        }
        while let current = node, current != row { node = document.parent(of: current) }
        return node != nil
    }

    private func read(
        rows found: [HTMLNode], of document: borrowing HTMLDocument, _ queries: borrowing RowQueries,
        _ links: LinkReader, into result: inout ListPage,
        _ seen: inout Set<String>
    ) throws {
        let excluded = Set(try document.nodes(queries.exclude))
        let rows = found.filter { !excluded.contains($0) }
        let reader = RowReader(links: links, dates: dates, rows: rows, excluded: excluded, in: document)
        let first = result.rows.count
        var nodes: [HTMLNode] = []
        for (index, row) in rows.enumerated() {
            guard result.rows.count < ListReader.rowLimit else {
                result.drop(.surplus, count: rows.count - index)
                result.problems.append("only the first \(ListReader.rowLimit) rows were read")
                return
            }
            switch try reader.read(row, queries, in: document) {
            case .failure(let reason): result.drop(reason.reason)
            case .success(let entry):
                if seen.insert("\(entry.link ?? "") \(entry.title)").inserted {
                    result.rows.append(entry)
                    nodes.append(row)
                } else {
                    result.drop(.duplicate)
                }
            }
        }
        let places = surroundings(of: nodes, in: document)
        completeYears(of: &result.rows[first...], nodes, places, in: document)
        if result.end == nil { result.end = end(of: places).map { first + $0 } }
        for (index, title) in zip(first..., RowNumbers.removed(from: result.rows[first...].map(\.title))) {
            result.rows[index].title = title
        }
    }

    /// Where no row states its year, the order of the rows tells it.
    private func completeYears(
        of rows: inout ArraySlice<CleanEntry>, _ nodes: [HTMLNode], _ places: [HTMLNode?],
        in document: borrowing HTMLDocument
    ) {
        var lists: [[EntryDate]] = []
        var dated: [Int] = []
        var list: HTMLNode?
        for (index, (node, place)) in zip(rows.indices, zip(nodes, places)) {
            guard let day = rows[index].published else { continue }
            // A year in a title is what it is about.
            let besides = document.text(of: node).replacing(rows[index].title, with: "")
            let year = String(dates.year(of: day))
            if rows[index].link?.contains(year) == true || besides.contains(year) { return }
            if lists.isEmpty || place != list { lists.append([]) }
            lists[lists.count - 1].append(day)
            dated.append(index)
            list = place
        }
        for (index, day) in zip(dated, DescendingYears(dates: dates).corrected(lists)) { rows[index].published = day }
    }

    /// Where the largest of the lists ends that the rows stand in: a box beside or below it may have rows of the same kind.
    private func end(of places: [HTMLNode?]) -> Int? {
        var lists: [HTMLNode?: (count: Int, last: Int)] = [:]
        for (index, place) in places.enumerated() { lists[place] = ((lists[place]?.count ?? 0) + 1, index) }
        return lists.values.max { ($0.count, $1.last) < ($1.count, $0.last) }?.last
    }

    /// - Returns: of each row, what it stands in beside others.
    private func surroundings(of rows: [HTMLNode], in document: borrowing HTMLDocument) -> [HTMLNode?] {
        var places: [HTMLNode?] = rows
        repeat {
            // A row may be alone in a box of its own.
            places = places.map { place in place.flatMap { document.parent(of: $0) } }
        } while places.count > 1 && Set(places).count == places.count
        return places
    }
}

/// The rules of a list, compiled once a page.
struct RowQueries: ~Copyable {
    let item: XPathQuery
    let title: XPathQuery
    let link: XPathQuery
    let date: XPathQuery
    let summary: XPathQuery
    let exclude: XPathQuery

    init(_ rules: ListRules) throws(SelectorError) {
        let nothing = "(self::node()[false()])"
        let item = try XPathQuery(rules.item)
        let title = try XPathQuery(rules.title, isWithin: true)
        let link = try XPathQuery(rules.link, isWithin: true)
        let date = try XPathQuery(rules.date ?? nothing, isWithin: true)
        let summary = try XPathQuery(rules.summary ?? nothing, isWithin: true)
        let exclude = try XPathQuery(rules.exclude ?? nothing)
        self.item = item
        self.title = title
        self.link = link
        self.date = date
        self.summary = summary
        self.exclude = exclude
    }
}

extension HTMLDocument {
    /// The text of a `title` element, which has no markup.
    func title(at node: HTMLNode) -> String {
        CollapsedText.collapse(children(of: node).map { rawText(of: $0) }.joined())
    }
}

/// What relative addresses of a page are resolved against (HTML, `base`).
enum PageBase {
    static func address(of document: borrowing HTMLDocument, page: String) -> String {
        guard let root = document.root else { return page }
        for node in document.subtree(of: root).prefix(400) where document.name(of: node) == "base" {
            // The first that has an address counts; another may only say where links open (HTML, `base`).
            guard let reference = document.attribute("href", of: node) else { continue }
            return reference.trimmed.isEmpty ? page : URLReference.resolve(reference, against: page)
        }
        return page
    }
}
