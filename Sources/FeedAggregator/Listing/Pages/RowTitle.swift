internal import XMLTree

/// What a list calls an article.
enum RowTitle {
    /// Texts of links that lead to an article but do not name it.
    private static let generic: Set<String> = [
        "更多", "more", "详情", "详细", "查看", "查看详情", "查看全文", "查看更多", "阅读全文", "全文", "点击查看", "点击查看详情", "了解更多", "了解详情", "下载",
        "进入", "read more",
        "readmore", "view", "view more", "details", "detail", "full text", "download", "learn more", "更多>>", "阅读更多",
        "继续阅读", "在新窗口打开", "新窗口打开", "在新窗口中打开", "打开新窗口", "链接到新页面", "点击打开", "点击进入", "open in a new window",
        "opens in a new window", "open in new window",
    ]
    /// Marks beside a title that are not part of it.
    private static let marks: Set<String> = [
        "new", "hot", "新", "热", "顶", "置顶", "荐", "推荐", "top", "最新", "图", "视频", "图文", "原创", "精",
    ]
    private static let inline: Set<String> = ["i", "em", "span", "sup", "font", "b", "small", "strong", "label", "u"]
    private static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6", "summary"]
    private static let bullets: Set<Character> = [
        "·", "•", "■", "◆", "▪", "●", "○", "□", "◇", "►", "▶", "»", "›", "∙", "・", "※", "★", "☆", "-", "–", "—", "|",
    ]

    /// Whether a link's text says nothing about the article.
    static func isGeneric(_ text: String) -> Bool {
        let bare = text.lowercased().trimmingCharacters { " >»›+.…[]【】()（）→《》<".contains($0) }
        return bare.isEmpty || generic.contains(bare)
    }

    /// Whether a link says only that it leads to the article, as "view details" does; "more" leads to the list.
    static func isDetail(_ text: String) -> Bool {
        let bare = text.lowercased().trimmingCharacters { " >»›+.…[]【】()（）→《》<".contains($0) }
        let others = ["更多", "more", "更多>>", "查看更多", "view more", "下载", "download", "进入"]
        return generic.contains(bare) && !others.contains(bare)
    }

    /// A category before the title: `[通知公告]`.
    static func isBracketed(_ text: String) -> Bool {
        guard let first = text.first, let last = text.last, text.count <= 14 else { return false }
        return ("[【〔（(".contains(first) && "]】〕）)".contains(last)) || last == "：" || last == ":"
    }

    /// Whether the text was cut to fit its column.
    static func isCut(_ text: String) -> Bool {
        text.hasSuffix("...") || text.hasSuffix("…") || text.hasSuffix("..") || text.hasSuffix("。。。")
    }

    /// The title that `node` (a link, or what the title rule found) gives its row; empty if it gives none.
    ///
    /// - Parameters:
    ///   - repeated: values of `@title` that several rows have.
    ///   - isDate: places that hold the row's date.
    static func title(
        of node: HTMLNode, in document: borrowing HTMLDocument, repeated: Set<String>, isDate: (HTMLNode) -> Bool
    ) -> String {
        var visible = ""
        let heading = self.heading(within: node, in: document)
        if let heading { visible = text(of: heading, in: document, isDate: isDate) }
        if visible.isEmpty { visible = text(of: node, in: document, isDate: isDate) }
        if visible.isEmpty { visible = alternative(within: node, in: document) }
        let attribute = stated(of: node, heading: heading, in: document)
        let isDoubtful = repeated.contains(attribute) || WrittenDateScanner(attribute).only() != nil
        return cleaned(better(composite(attribute), than: visible, isDoubtful: isDoubtful))
    }

    /// `@title` of the link, else of what is in it, else of the link around it.
    private static func stated(of node: HTMLNode, heading: HTMLNode?, in document: borrowing HTMLDocument) -> String {
        var candidates = [node]
        if let heading { candidates.append(heading) }
        candidates += document.subtree(of: node).prefix(12).filter {
            document.name(of: $0) == "a" || document.name(of: $0) == "span"
        }
        if let parent = document.parent(of: node), document.name(of: parent) == "a" { candidates.append(parent) }
        for candidate in candidates {
            let title = CollapsedText.collapse(document.attribute("title", of: candidate) ?? "")
            if title.count >= 2, !isGeneric(title), !title.contains("://") { return title }
        }
        return ""
    }

    /// What is written of the picture that stands in the place of a title; empty if nothing is.
    static func alternative(within node: HTMLNode, in document: borrowing HTMLDocument) -> String {
        guard let image = document.first(["img"], within: node) else { return "" }
        let text = CollapsedText.collapse(document.attribute("alt", of: image) ?? "")
        return isPictureFile(text) ? "" : text
    }

    private static func isPictureFile(_ text: String) -> Bool {
        let endings = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".svg"]
        return text.allSatisfy(\.isASCII) && endings.contains { text.lowercased().hasSuffix($0) }
    }

    /// Old systems write everything into the attribute: `标题：… 作者：… 发布时间：…`, or `… 发布日期：…`.
    private static func composite(_ text: String) -> String {
        let stated = ["文章标题", "标题"].lazy.compactMap { self.label($0, at: text[...]) }.first
        let label = stated ?? text.startIndex
        var end = label
        while end < text.endIndex {
            // Amid a title, 信息来源 is no label.
            let mayBegin = stated != nil || end > label && text[text.index(before: end)] == " "
            let isNext =
                mayBegin
                && ["作者", "来源", "发布时间", "发布日期", "发表时间", "更新时间", "点击数", "阅读次数"].contains {
                    self.label($0, at: text[end...]) != nil
                }
            if isNext { break }
            end = text.index(after: end)
        }
        return text[label..<end].trimmed
    }

    /// Where a label and its colon end, if `text` begins with them; spaces may stand between its characters: `作    者：`.
    private static func label(_ label: String, at text: Substring) -> Substring.Index? {
        var rest = text
        for character in label {
            guard rest.first == character else { return nil }
            rest = rest.dropFirst().drop { $0 == " " }
        }
        return rest.first == "：" || rest.first == ":" ? rest.index(after: rest.startIndex) : nil
    }

    /// `@title` is trusted before the text, unless it is the one that was cut.
    /// - Parameter isDoubtful: whether other rows have the same, or it is a day: then it must say what the text says, for some name the column.
    static func better(_ attribute: String, than visible: String, isDoubtful: Bool) -> String {
        guard !attribute.isEmpty, !isDoubtful || says(attribute, theSameAs: visible) else { return visible }
        return isCut(attribute) && !isCut(visible) && visible.count > attribute.count - 3 ? visible : attribute
    }

    private static func says(_ attribute: String, theSameAs visible: String) -> Bool {
        func bare(_ text: String) -> [Character] { text.lowercased().filter { $0.isLetter || $0.isNumber } }
        let (stated, shown) = (bare(attribute), bare(visible))
        guard !stated.isEmpty, !shown.isEmpty else { return true }
        let (short, long) = stated.count < shown.count ? (stated, shown) : (shown, stated)
        // A column's name may end a title; the title itself may stand behind one, or before its day.
        let isMost = short.count * 2 >= shown.count
        return isMost && [short.prefix(6), short.suffix(6)].contains { String(long).contains(String($0)) }
    }

    /// Where a link holds the whole row, the part that is meant as its heading.
    static func heading(within node: HTMLNode, in document: borrowing HTMLDocument) -> HTMLNode? {
        var byClass: HTMLNode?
        for inner in document.subtree(of: node).dropFirst().prefix(60) where document.isElement(inner) {
            if headings.contains(document.name(of: inner)) { return inner }
            if byClass == nil, let name = document.attribute("class", of: inner)?.lowercased(),
                name.contains("tit") || name.contains("subject")
            {
                byClass = inner
            }
        }
        return byClass
    }

    private static func text(of node: HTMLNode, in document: borrowing HTMLDocument, isDate: (HTMLNode) -> Bool)
        -> String
    {
        var skipped: Set<HTMLNode> = []
        for inner in document.subtree(of: node).dropFirst().prefix(60)
        where isDate(inner) || isMark(inner, in: document) { skipped.insert(inner) }
        let pieces = document.pieces(of: node) { skipped.contains($0) }.filter { !isDate($0.node) }.map(\.text)
        let hasBlocks = document.subtree(of: node).dropFirst().prefix(60).contains {
            document.isParting($0) && document.name(of: $0) != "br"
        }
        guard hasBlocks, pieces.count > 1 else { return joined(pieces) }
        // A link around a whole row: the first piece that can be a title. The teaser comes after it.
        let names = pieces.filter { !isGeneric($0) && !isBracketed($0) && WrittenDateScanner($0).only() == nil }
        return names.first { $0.count >= 4 } ?? names.max { $0.count < $1.count } ?? ""
    }

    private static func isMark(_ node: HTMLNode, in document: borrowing HTMLDocument) -> Bool {
        guard inline.contains(document.name(of: node)) else { return false }
        let text = document.text(of: node).lowercased().trimmingCharacters { " []【】()（）!！".contains($0) }
        return marks.contains(text)
    }

    /// A title that data holds as HTML.
    static func of(html: String) -> String {
        let text = PlainText.of(html: html)
        return cleaned(html.contains("<") ? joined(text.split(separator: " ").map(String.init)) : text)
    }

    /// The lines of one title. Chinese is written without spaces, so a break between two of its characters leaves none.
    static func joined(_ lines: [String]) -> String {
        var title = ""
        for line in lines {
            if let last = title.unicodeScalars.last, let first = line.unicodeScalars.first,
                !isWide(last) || !isWide(first)
            {
                title += " "
            }
            title += line
        }
        return title
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x2E80 && scalar.value < 0xAC00 || (0xFF00...0xFFEF).contains(scalar.value)
    }

    /// Without bullets before it and marks around it.
    static func cleaned(_ title: String) -> String {
        var text = title.trimmed[...]
        while let first = text.first, bullets.contains(first) || first.isWhitespace, text.count > 1 {
            text = text.dropFirst()
        }
        for mark in ["[置顶]", "【置顶】", "（置顶）", "(置顶)", "[顶]", "[new]", "[NEW]"] where text.hasPrefix(mark) {
            text = text.dropFirst(mark.count)
        }
        return text.trimmed
    }
}

extension String {
    func trimmingCharacters(where isEdge: (Character) -> Bool) -> String {
        let start = firstIndex { !isEdge($0) } ?? endIndex
        guard let end = lastIndex(where: { !isEdge($0) }), start <= end else { return "" }
        return String(self[start...end])
    }
}
