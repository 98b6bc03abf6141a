internal import XMLTree

/// What a page is that came instead of a list.
package enum PageSignature: Sendable, Hashable {
    /// It asks a browser or a person to prove something. It is never solved, only reported.
    case challenge(String)
    /// It asks for a password.
    case login
    /// An error page, whatever the status says.
    case error(String)
    /// It says that the site has another address.
    case moved(String)
    /// A list that says it is empty.
    case emptyList

    /// What came, for a person who expected something else.
    package var sentence: String {
        switch self {
        case .challenge(let sign): "the site answers with a challenge (\(sign)), which is not solved"
        case .login: "the site asks for a password"
        case .error(let sign): "an error page came (\(sign))"
        case .moved(let sign): "the site has moved (\(sign))"
        case .emptyList: "the list says that it is empty"
        }
    }

    private static let scriptMarks = [
        "__jsl", "jsluid", "acw_sc__v2", "$_ts=", "$_ts[", "cf-chl", "cf_chl_opt", "yunsuo_session", "wzws_",
        "waf_cookie", "geetest", "incapsula", "safeline",
    ]
    private static let challenges = [
        "安全验证", "访问验证", "人机验证", "滑动验证", "拖动滑块", "请输入验证码", "请完成验证", "请完成下方验证", "just a moment", "checking your browser",
        "javascript and cookies", "访问被拒绝", "拒绝访问", "access denied",
        "request blocked", "访问被拦截", "请求被拦截", "已被拦截", "网站防火墙", "应用防火墙", "创宇盾", "安全狗", "云锁", "访问过于频繁", "请求过于频繁", "访问行为异常",
        "请开启javascript", "请启用javascript",
    ]
    private static let errors = [
        "404", "页面不存在", "页面未找到", "找不到页面", "页面找不到", "您访问的页面", "页面已删除", "not found", "bad gateway", "service unavailable",
        "internal server error", "gateway time", "服务器错误", "系统维护", "网站维护",
        "您访问的文章", "文章不存在", "信息不存在", "信息已被删除", "内容已被删除", "文章已被删除", "被删除或撤稿", "没有权限访问", "无权访问", "页面已失效",
        "正在维护", "升级维护", "系统繁忙", "服务暂时不可用", "出错了", "栏目不存在", "站点不存在", "网站已关闭", "站点关闭", "暂停服务", "数据库连接", "stack trace",
        "exception",
    ]
    private static let moves = [
        "已迁移至", "迁移到新", "网站搬迁", "新网址", "启用新域名", "has moved to", "we have moved", "网站已迁移", "已变更为",
    ]
    private static let empties = [
        "暂无数据", "暂无信息", "暂无内容", "暂无相关", "暂无记录", "没有找到相关", "没有相关信息", "无相关信息", "没有记录", "no records", "no results",
        "no data available",
    ]
    /// A page with more text than this says something of its own, whatever words are in it.
    private static let shortText = 1_200

    /// - Parameters:
    ///   - page: decoded.
    ///   - status: of the HTTP answer.
    /// - Returns: `nil` for a page like others.
    package static func of(_ page: String, status: Int) -> PageSignature? {
        guard let document = try? HTMLDocument(parsing: page), let root = document.root else { return nil }
        let title =
            (document.first(["title"], within: root).map {
                document.children(of: $0).map { document.rawText(of: $0) }.joined()
            } ?? "").lowercased()
        let text = document.text(of: root).lowercased()
        let isShort = text.count < shortText
        let scripts = document.all("script", within: root)
        if isShort || [403, 405, 412, 418, 429, 521].contains(status) {
            if let word = challenges.first(where: { title.contains($0) || isShort && text.contains($0) }) {
                return .challenge("it says “\(word)”")
            }
            if text.count < 200, !scripts.isEmpty, let mark = mark(in: page) {
                return .challenge("its script carries `\(mark)`")
            }
            if status == 412 || status == 521, !scripts.isEmpty {
                return .challenge("status \(status) with a script to run")
            }
            if text.count < 20, let script = scripts.first, isReloading(document, script) {
                return .challenge("it holds only a script that sets a cookie and loads again")
            }
        }
        let asksPassword = document.subtree(of: root).contains {
            document.name(of: $0) == "input" && document.attribute("type", of: $0)?.lowercased() == "password"
        }
        if asksPassword, isShort { return .login }
        if isShort {
            let head = String(text.prefix(160))
            if let word = moves.first(where: { text.contains($0) }) { return .moved("it says “\(word)”") }
            if let word = errors.first(where: { says($0, title) || says($0, head) }) {
                return .error("it says “\(word)”")
            }
        }
        return empties.contains { text.contains($0) && isShown($0, in: document, root) } ? .emptyList : nil
    }

    /// Whether the sign of an error may as well be what a notice is about: a window that is closed for a day, a number.
    var maySpeakOfOthers: Bool {
        guard case .error(let sign) = self else { return false }
        return ["“404”", "系统维护", "网站维护", "升级维护", "暂停服务"].contains { sign.contains($0) }
    }

    /// Whether an error says that there is nothing at the address, and nothing of the site.
    var meansNothingThere: Bool {
        guard case .error(let sign) = self else { return false }
        return ["404", "不存在", "未找到", "找不到", "您访问的", "删除", "not found", "失效"].contains { sign.contains($0) }
    }

    /// What a short text is that stands where an article was expected; `nil` for one like others.
    static func ofText(_ text: String) -> PageSignature? {
        guard text.count <= 120 else { return nil }
        return textErrors.first { text.lowercased().contains($0) }.map { .error("it says “\($0)”") }
    }

    /// What only a page says of itself or its site; a short notice may say 暂停服务 or 404 of other things.
    private static let textErrors = [
        "页面不存在", "页面未找到", "找不到页面", "页面找不到", "您访问的页面", "页面已删除", "页面已失效", "您访问的文章", "文章不存在", "信息不存在", "信息已被删除", "内容已被删除",
        "文章已被删除", "被删除或撤稿", "没有权限访问", "无权访问", "网站正在升级维护", "网站正在维护", "网站维护中", "page not found", "page does not exist",
    ]

    /// Whether a page says only that its text is to come.
    static func isStillLoading(_ text: String) -> Bool {
        let lower = text.lowercased()
        return text.count <= 24 && ["正在加载", "加载中", "数据加载", "loading"].contains { lower.contains($0) }
    }

    /// Whether there is nothing to read on a page.
    static func isBlank(_ page: String) -> Bool {
        guard let document = try? HTMLDocument(parsing: page), let root = document.root else { return true }
        return document.text(of: document.first(["body"], within: root) ?? root).isEmpty
    }

    /// Whether some place that holds a word is there for readers, and not for a script to show.
    private static func isShown(_ word: String, in document: borrowing HTMLDocument, _ root: HTMLNode) -> Bool {
        document.subtree(of: root).contains { node in
            guard !document.isElement(node), document.rawText(of: node).lowercased().contains(word) else {
                return false
            }
            var current = document.parent(of: node)
            while let here = current {
                let isSilent = ["script", "style", "template", "noscript"].contains(document.name(of: here))
                if isSilent || document.isHidden(here) { return false }
                current = document.parent(of: here)
            }
            return true
        }
    }

    /// Whether a text holds a word; a number only by itself, for a registration or a telephone may hold its digits.
    private static func says(_ word: String, _ text: String) -> Bool {
        guard word.allSatisfy(\.isNumber) else { return text.contains(word) }
        return text.split { !$0.isNumber }.contains { $0 == word }
    }

    private static func mark(in page: String) -> String? {
        let search = ByteSearch(page.lowercased())
        return scriptMarks.first { search.first(Array($0.utf8)) != nil }
    }

    private static func isReloading(_ document: borrowing HTMLDocument, _ script: HTMLNode) -> Bool {
        let code = document.children(of: script).map { document.rawText(of: $0) }.joined()
        return code.contains("document.cookie") || code.contains("location.reload") || code.contains("location.href")
    }
}
