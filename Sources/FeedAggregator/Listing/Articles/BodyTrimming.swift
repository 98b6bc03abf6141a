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
    /// A short block that begins with one of these is the page's, not the article's.
    private static let beginnings = [
        "上一篇", "下一篇", "上一条", "下一条", "上篇：", "下篇：", "上篇:", "下篇:", "【打印", "[打印", "【关闭", "[关闭", "分享：", "分享:", "分享到：",
        "分享到:", "分享到 ", "分享到微", "分享到新", "分享到q", "分享到朋", "扫一扫在", "扫一扫分享", "扫一扫手机", "扫一扫，", "扫一扫,", "扫一扫 ", "扫一扫关注",
        "责任编辑", "您现在的位置", "当前位置", "您的位置", "字体：", "字体:", "【字体", "[字体", "字号：", "相关附件：无", "用微信", "previous:",
        "next:", "previous article", "next article", "share to", "share:", "【大", "[ 大", "【 大", "font size",
        "返回顶部", "回到顶部", "back to top", "views:", "click:", "hits:",
        "your position", "you are here", "home >", "home>", "首页 >", "首页>",
    ]
    /// The same, where a number, a sign or nothing follows.
    private static let counters = [
        "浏览次数", "浏览量", "浏览", "阅读次数", "阅读量", "阅读", "点击次数", "点击数", "点击率", "点击量", "访问量", "访问次数",
    ]
    /// A line of these and nothing else.
    private static let tools = [
        "打印", "关闭", "收藏", "分享到", "分享", "扫一扫", "本页", "本文", "此页", "页面", "网页", "窗口", "返回", "加入", "相关链接",
        "print", "close", "this", "page", "window",
    ]
    /// The foot of a page, beside what only a page says; elsewhere these may be what the article is about.
    private static let footers = ["版权所有", "主办单位", "主办：", "承办", "copyright", "©", "sitemap", "site map", "网站地图", "联系我们"]
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
        let length = document.text(of: start).count
        let foot = foot(of: body, in: document)
        for node in document.subtree(of: start).dropFirst() where document.isElement(node) {
            if let parent = document.parent(of: node), leftOut.contains(parent) {
                leftOut.insert(node)
            } else if isMarked(node, in: document, amid: length)
                || (document.isParting(node) || document.name(of: node) == "a" || document.name(of: node) == "span")
                    && (isPagesOwn(node, in: document) || foot.contains(node))
            {
                leftOut.insert(node)
            }
        }
        leaveOutHead(of: body, in: document, title: title, date: date, &leftOut)
        leaveOutBareLines(of: start, in: document, foot, &leftOut)
        return leftOut
    }

    /// The lines of a page's foot: those around what only a foot says, and what holds them.
    private static func foot(of body: ArticleBody, in document: borrowing HTMLDocument) -> Set<HTMLNode> {
        let pieces = document.pieces(of: body.node)
        let marks = pieces.indices.filter { place in
            let text = pieces[place].text
            // In an element that is not named as the article's, the page's foot may stand as well.
            let isOwner = !body.isNamed && text.hasPrefix("版权所有") && !text.hasPrefix("版权所有者") && text.count <= 40
            return isOwner || anywhere.contains { text.lowercased().contains($0) }
        }
        var foot: Set<HTMLNode> = []
        for mark in marks {
            for place in max(0, mark - footLines)..<min(pieces.count, mark + footLines + 1) {
                let lower = pieces[place].text.lowercased()
                guard lower.count <= lengthLimit, footers.contains(where: { lower.hasPrefix($0) }) else { continue }
                foot.insert(pieces[place].node)
                if let parent = document.parent(of: pieces[place].node), parent != body.node,
                    document.text(of: parent).count <= lengthLimit
                {
                    foot.insert(parent)
                }
            }
        }
        return foot
    }

    private static let footLines = 4

    /// What is to be printed, and not the button for it.
    private static let printed: Set<Substring> = ["print", "printer", "dayin"]

    /// - Parameter length: of the whole text.
    private static func isMarked(_ node: HTMLNode, in document: borrowing HTMLDocument, amid length: Int) -> Bool {
        if names.contains(document.name(of: node)) {
            return !(document.name(of: node) == "form" && document.text(of: node).count > 200)
        }
        if document.isHidden(node) { return true }
        let found = document.marks(of: node).filter { marks.contains($0) }
        guard !found.isEmpty else { return false }
        let own = document.text(of: node).count
        return own < 400 && !(found.allSatisfy { printed.contains($0) } && own * 2 >= length)
    }

    static func isPagesOwn(_ node: HTMLNode, in document: borrowing HTMLDocument) -> Bool {
        // Most of a page is no such line: look at no more text than decides it.
        var length = 0
        for inner in document.subtree(of: node).prefix(200) where !document.isElement(inner) {
            length += document.rawText(of: inner).count
            if length > lengthLimit * 4 { return false }
        }
        return length > 0 && isPagesOwn(document.text(of: node))
    }

    static func isPagesOwn(_ text: String) -> Bool {
        guard text.count <= lengthLimit else { return false }
        let lower = text.lowercased()
        return beginnings.contains { lower.hasPrefix($0) } || anywhere.contains { lower.contains($0) }
            || isCounter(lower) || isOnlyTools(lower)
    }

    private static func isCounter(_ text: String) -> Bool {
        counters.contains { counter in
            text.hasPrefix(counter) && text.dropFirst(counter.count).first.map { !$0.isLetter } ?? true
        }
    }

    private static func isOnlyTools(_ text: String) -> Bool {
        guard text.count <= longestTools, tools.contains(where: text.contains) else { return false }
        var rest = text
        for tool in tools { rest = rest.replacing(tool, with: "") }
        return !rest.contains { $0.isLetter || $0.isNumber }
    }

    private static let longestTools = 40

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
        of body: HTMLNode, in document: borrowing HTMLDocument, _ foot: Set<HTMLNode>, _ leftOut: inout Set<HTMLNode>
    ) {
        for child in document.subtree(of: body) where !document.isElement(child) && !leftOut.contains(child) {
            let text = CollapsedText.collapse(document.rawText(of: child))
            if text.count >= 4, isPagesOwn(text) || foot.contains(child), text.count <= 120,
                let parent = document.parent(of: child), document.isParting(parent)
            {
                leftOut.insert(child)
            }
        }
    }
}
