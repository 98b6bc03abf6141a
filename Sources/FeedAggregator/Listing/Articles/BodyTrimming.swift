internal import XMLTree

/// What stands in an article's element without being its text.
enum BodyTrimming {
    private static let names: Set<String> = [
        "nav", "footer", "aside", "form", "button", "input", "select", "textarea", "iframe", "object", "embed", "style",
        "link", "meta", "title",
    ]
    private static let marks: Set<Substring> = [
        "share", "bdshare", "bshare", "bdsharebuttonbox", "jiathis", "print", "printer", "qrcode", "ewm", "erweima",
        "weixin", "prev", "previous", "next", "prenext", "pagination", "pager", "footer",
        "foot", "copyright", "crumb", "crumbs", "breadcrumb", "related", "relate", "xgxx", "fontsize", "counter",
        "hits", "views", "comment", "comments", "toolbar", "gongju", "dayin", "fenxiang",
        "sharebox", "pageset", "closewin", "recommend",
    ]
    /// A short block above or below the text that begins with one of these is the page's, not the article's.
    private static let beginnings = [
        "上一篇", "下一篇", "上一条", "下一条", "上篇", "下篇", "【打印", "[打印", "【关闭", "[关闭", "分享到", "分享：", "分享:", "扫一扫",
        "浏览次数", "浏览量", "浏览：", "阅读次数", "阅读量", "阅读：", "点击数", "点击率", "点击量", "访问量",
        "责任编辑", "您现在的位置", "当前位置", "您的位置", "字体：", "字体:", "【字体", "[字体", "字号：", "相关链接",
        "相关附件：无", "用微信", "previous:", "next:", "previous article",
        "next article", "share to", "share:", "【大", "[ 大", "【 大", "font size",
        "返回顶部", "回到顶部", "back to top", "views:", "click:", "hits:",
        "your position", "you are here", "home >", "home>", "首页 >", "首页>",
    ]
    /// The same, where little else stands in the line.
    private static let tools = ["打印", "关闭", "收藏", "print", "close"]
    private static let longestTool = 16
    /// The foot of a page, which has no place in an element that is named as the article's text; there these may be what it is about.
    private static let footers = ["版权所有", "主办单位", "主办：", "承办：", "copyright", "©", "sitemap", "site map"]
    /// What no article says in its text, wherever it stands in a line.
    private static let anywhere = [
        "all rights reserved", "icp备", "公网安备", "网站标识码", "briefing of this website", "copyright ©",
        "copyright jiangmen",
    ]
    /// A longer block is text, whatever it contains.
    private static let lengthLimit = 160

    static func leftOut(of body: ArticleBody, in document: borrowing HTMLDocument, title: String?, date: VisibleHeader)
        -> Set<HTMLNode>
    {
        var leftOut: Set<HTMLNode> = []
        let start = body.node
        let text = self.text(of: body, in: document)
        func standsAmid(_ node: HTMLNode) -> Bool { text.map { $0.first < node && node < $0.last } ?? false }
        for node in document.subtree(of: start).dropFirst() where document.isElement(node) {
            if let parent = document.parent(of: node), leftOut.contains(parent) {
                leftOut.insert(node)
            } else if isMarked(node, in: document)
                || (document.isParting(node) || document.name(of: node) == "a" || document.name(of: node) == "span")
                    && !standsAmid(node) && isPagesOwn(node, isNamed: body.isNamed, in: document)
            {
                leftOut.insert(node)
            }
        }
        leaveOutHead(of: body, in: document, title: title, date: date, &leftOut)
        leaveOutBareLines(of: body, in: document, &leftOut, where: { !standsAmid($0) })
        return leftOut
    }

    /// Where the text that nobody would take for the page's own begins and ends: what stands amid it is text as well.
    private static func text(
        of body: ArticleBody, in document: borrowing HTMLDocument
    ) -> (first: HTMLNode, last: HTMLNode)? {
        let prose = document.pieces(of: body.node).filter {
            $0.text.count >= shortestProse && !isPagesOwn($0.text, isNamed: body.isNamed)
        }
        guard let first = prose.first, let last = prose.last else { return nil }
        return (first.node, last.node)
    }

    private static let shortestProse = 20

    private static func isMarked(_ node: HTMLNode, in document: borrowing HTMLDocument) -> Bool {
        if names.contains(document.name(of: node)) {
            return !(document.name(of: node) == "form" && document.text(of: node).count > 200)
        }
        if let style = document.attribute("style", of: node)?.replacing(" ", with: "").lowercased(),
            style.contains("display:none")
        {
            return true
        }
        return document.marks(of: node).contains { marks.contains($0) } && document.text(of: node).count < 400
    }

    static func isPagesOwn(_ node: HTMLNode, isNamed: Bool = false, in document: borrowing HTMLDocument) -> Bool {
        // Most of a page is no such line: look at no more text than decides it.
        var length = 0
        for inner in document.subtree(of: node).prefix(200) where !document.isElement(inner) {
            length += document.rawText(of: inner).count
            if length > lengthLimit * 4 { return false }
        }
        return length > 0 && isPagesOwn(document.text(of: node), isNamed: isNamed)
    }

    static func isPagesOwn(_ text: String, isNamed: Bool = false) -> Bool {
        guard text.count <= lengthLimit else { return false }
        let lower = text.lowercased()
        return beginnings.contains { lower.hasPrefix($0) }
            || lower.count <= longestTool && tools.contains { lower.hasPrefix($0) }
            || !isNamed && (footers.contains { lower.hasPrefix($0) } || lower.contains("版权所有"))
            || anywhere.contains { lower.contains($0) }
    }

    /// Title and date line, where the text's element holds them too.
    private static func leaveOutHead(
        of body: ArticleBody, in document: borrowing HTMLDocument, title: String?, date: VisibleHeader,
        _ leftOut: inout Set<HTMLNode>
    ) {
        if let title, let piece = document.pieces(of: body.node, skipping: { leftOut.contains($0) }).first,
            RowTitle.cleaned(piece.text) == title
        {
            leaveOut(block(of: piece.node, within: body.node, in: document), &leftOut, in: document)
        }
        // Everything up to the date line is head, if it is short.
        guard let place = date.datePlace, document.contains(body.node, place) else { return }
        let line = block(of: place, within: body.node, in: document)
        let text = document.text(of: line)
        if text.count <= 120 { leaveOut(line, &leftOut, in: document) }
        if !body.isNamed {
            for piece in document.pieces(of: body.node) where piece.node < line && piece.text.count <= 120 {
                leaveOut(block(of: piece.node, within: body.node, in: document), &leftOut, in: document)
            }
        }
    }

    private static func leaveOut(_ node: HTMLNode, _ leftOut: inout Set<HTMLNode>, in document: borrowing HTMLDocument)
    {
        for inner in document.subtree(of: node) { leftOut.insert(inner) }
    }

    /// The largest element around `node` within `body` that holds no more than its text.
    private static func block(of node: HTMLNode, within body: HTMLNode, in document: borrowing HTMLDocument) -> HTMLNode
    {
        var block = node
        let text =
            document.isElement(node) ? document.text(of: node) : CollapsedText.collapse(document.rawText(of: node))
        var length = text.count
        while let parent = document.parent(of: block), parent != body, document.contains(body, parent) {
            let outer = document.text(of: parent).count
            // Labels and signs of the same line go along.
            guard outer <= max(length + 60, length * 2), outer <= 200 else { break }
            if document.isParting(parent), outer > length + 60 { break }
            (block, length) = (parent, max(length, 1))
        }
        return block
    }

    /// Footers written as bare text between breaks.
    private static func leaveOutBareLines(
        of body: ArticleBody, in document: borrowing HTMLDocument, _ leftOut: inout Set<HTMLNode>,
        where mayBe: (HTMLNode) -> Bool
    ) {
        for child in document.subtree(of: body.node)
        where !document.isElement(child) && !leftOut.contains(child) && mayBe(child) {
            let text = CollapsedText.collapse(document.rawText(of: child))
            if text.count >= 4, isPagesOwn(text, isNamed: body.isNamed), text.count <= 120,
                let parent = document.parent(of: child),
                document.isParting(parent)
            {
                leftOut.insert(child)
            }
        }
    }
}
