internal import FeedModel
internal import Foundation
internal import XMLTree

/// What a page shows above its text: title, date, source, author.
struct VisibleHeader {
    private(set) var date: EntryDate?
    private(set) var source: String?
    private(set) var author: String?
    /// The place of the line that holds the date.
    private(set) var datePlace: HTMLNode?
    /// Texts above the date line, nearest first, that could be the title.
    private var above: [String] = []
    /// Texts that a class or id calls a title.
    private var marked: [String] = []

    private static let dateLabels = [
        "发布时间", "发布日期", "发表时间", "发文日期", "时间", "日期", "createdate", "publish", "release", "date", "time", "updated",
        "posted",
    ]

    /// What stands before a day in a cell of its own, where a table needs no colon.
    private static let cellLabels: Set<String> = [
        "发布日期", "发布时间", "公开日期", "公开时间", "公布日期", "发文日期", "成文日期", "成文时间", "生成日期", "印发日期", "签发日期", "制发日期",
        "更新日期", "更新时间", "施行日期", "实施日期", "生效日期", "生效时间", "失效日期", "废止日期",
    ]

    /// - Parameter listed: the day that the list gives. A bare day within the text that is another may be what the text is about.
    init(of document: borrowing HTMLDocument, body: HTMLNode?, dates: PageDates, listed: EntryDate? = nil) {
        guard let root = document.root, let page = document.first(["body"], within: root) else { return }
        let pieces = document.pieces(of: page) { VisibleHeader.isMenu($0, in: document) }
        var labelled: (Int, EntryDate)?
        var ofMaking: (Int, EntryDate)?
        var bare: (Int, EntryDate)?
        var isBelowProse = false
        for (index, piece) in pieces.enumerated() {
            // Below the beginning of the text, dates are those of the story told.
            if let body, piece.node > body, !isNearStart(piece.node, of: body, in: document) { break }
            // A short text is signed with a day of its own.
            defer { isBelowProse = isBelowProse || body.map { piece.node > $0 } ?? false && Self.isProse(piece.text) }
            guard piece.text.count < 200 else { continue }
            readLabels(piece.text)
            guard labelled == nil, piece.text.contains(where: { $0.isNumber }) else { continue }
            let scanner = WrittenDateScanner(piece.text)
            guard let written = scanner.best(of: scanner.all().filter { $0.year != nil }) else { continue }
            let lower = piece.text.lowercased()
            let today = lower.hasPrefix("今天") || lower.hasPrefix("现在")
            // "时间：… 地点：…" is when something takes place; what is still to come is so as well.
            let isEvent = lower.contains("地点") && lower.contains("时间") && !lower.contains("发布")
            guard !today, !isEvent, let date = dates.date(written), !dates.isAhead(date) else { continue }
            let isNamed = VisibleHeader.dateLabels.contains { lower.contains($0) }
            if isNamed || bare == nil && index > 0 && VisibleHeader.isLabel(pieces[index - 1].text) {
                switch isNamed ? scanner.label(before: written) : DateLabel(pieces[index - 1].text) {
                case .publication: labelled = (index, date)
                case .making: ofMaking = ofMaking ?? (index, date)
                case .effect: break
                }
            } else if WrittenDateScanner(piece.text).only() != nil || lower.contains("来源") || lower.contains("source"),
                bare == nil || body != nil, !isBelowProse,
                body.map({ piece.node < $0 }) ?? true || listed.map({ Self.isNear($0, date) }) ?? true
            {
                bare = (index, date)
            }
        }
        if let (index, found) = labelled ?? ofMaking ?? bare {
            (date, datePlace) = (found, pieces[index].node)
            // The list knows better when it was published than the day of making; which may give the time.
            if labelled == nil, let making = ofMaking?.1, let listed, !Self.isOfDay(making, listed) { date = bare?.1 }
            above = pieces[..<index].suffix(6).reversed().map(\.text)
        } else if let body {
            above = pieces.filter { $0.node < body }.suffix(3).reversed().map(\.text)
        }
        for node in document.subtree(of: page) where document.isElement(node) && (body.map { node < $0 } ?? true) {
            let marks = document.marks(of: node)
            guard
                marks.contains(where: {
                    $0.hasSuffix("title") || $0.hasSuffix("tit") || $0.hasPrefix("title") || $0 == "bt"
                        || $0 == "biaoti"
                })
            else { continue }
            let text = RowTitle.joined(document.pieces(of: node).map(\.text))
            if (4...200).contains(text.count), document.first(["a"], within: node) == nil {
                marked.append(RowTitle.cleaned(text))
            }
        }
    }

    /// The title among what the page shows, as far as `<title>` or the list speaks for one.
    func title(documentTitle: String, listTitle: String?) -> String? {
        let candidates = marked.reversed() + above.map { RowTitle.cleaned($0) }
        let sensible = candidates.filter {
            $0.count >= 4 && $0.count <= 300 && !VisibleHeader.isLabel($0) && !$0.contains("：") || $0.count > 12
        }
        if let listTitle, let same = sensible.first(where: { ArticleHeading.isSame($0, listTitle) }) { return same }
        if let named = sensible.filter({ documentTitle.hasPrefix($0) || documentTitle.contains($0) && $0.count > 8 })
            .max(by: { $0.count < $1.count })
        {
            return named
        }
        return sensible.first {
            !$0.contains(">") && !$0.contains("»") && $0.count >= 6 && WrittenDateScanner($0).only() == nil
        }
    }

    /// The first pieces of a body may still be its head: many systems put title and date into it.
    private func isNearStart(_ node: HTMLNode, of body: HTMLNode, in document: borrowing HTMLDocument) -> Bool {
        node.distance(to: body) < 40
    }

    private static func isNear(_ date: EntryDate, _ other: EntryDate) -> Bool {
        abs(date.instant.timeIntervalSince(other.instant)) < 3 * 86_400
    }

    private static func isOfDay(_ date: EntryDate, _ day: EntryDate) -> Bool {
        (0..<86_400).contains(date.instant.timeIntervalSince(day.instant))
    }

    private static func isMenu(_ node: HTMLNode, in document: borrowing HTMLDocument) -> Bool {
        let name = document.name(of: node)
        return name == "nav" || name == "footer" || name == "aside" || name == "select"
    }

    private static func isProse(_ text: String) -> Bool {
        text.count >= 20 && (text.contains("。") || text.contains("；") || text.contains(". "))
    }

    private static func isLabel(_ text: String) -> Bool {
        if cellLabels.contains(text.filter { !$0.isWhitespace }) { return true }
        guard text.count <= 14, text.hasSuffix("：") || text.hasSuffix(":") else { return false }
        let lower = text.lowercased()
        return dateLabels.contains { lower.contains($0) }
    }

    private mutating func readLabels(_ text: String) {
        if source == nil {
            source = VisibleHeader.value(
                after: ["信息来源：", "来源：", "信息来源:", "来源:", "来 源：", "Source:", "Source：", "发布机构：", "发布单位："], in: text)
        }
        if author == nil {
            author = VisibleHeader.value(after: ["作者：", "作者:", "作 者：", "Author:", "Author：", "By:"], in: text)
        }
    }

    private static func value(after labels: [String], in text: String) -> String? {
        for label in labels {
            guard let found = text.firstRange(of: label) else { continue }
            let rest = text[found.upperBound...].drop { $0.isWhitespace }
            // Up to the next label or sign: "来源：市场监管局 发布时间：…".
            let isLatin = label.contains("S") || label.contains("A") || label.contains("B")
            let value = rest.prefix { character in
                !"|【[（(，,;；".contains(character) && (isLatin || !character.isWhitespace)
            }
            let upToLabel = value.prefix { $0 != ":" && $0 != "：" }
            let text =
                isLatin && upToLabel.count < value.count
                ? upToLabel.split(separator: " ").dropLast().joined(separator: " ") : value.trimmed
            if !text.isEmpty, text.count <= 60, !text.contains("：") { return text }
        }
        return nil
    }
}
