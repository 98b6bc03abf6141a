/// What a bureau puts around a notice that it did not write: source lines, contact lines, "forwarded as follows", its own signature.
enum StoryBoilerplate {
    /// The text in sentences, without those that belong to the publisher and not to the notice.
    /// - Parameter text: as ``NormalizedText/scalars(of:)`` gives it, simplified.
    static func removed(from text: [UInt32]) -> (sentences: [ArraySlice<UInt32>], signedYear: Int32?) {
        var lines = text.split(separator: NormalizedText.newline).filter { !isFurniture($0) }
        if let first = lines.first { lines[0] = withoutDateline(withoutHeader(first)) }
        if let first = lines.first, isAddress(first) { lines.removeFirst() }
        var signedYear: Int32?
        // The signature: an office's name, a date, or both, in the last lines.
        for _ in 0..<signatureLines {
            guard lines.count > 1, let last = lines.last, let year = signature(last) else { break }
            signedYear = signedYear ?? (year > 0 ? year : nil)
            lines.removeLast()
        }
        let sentences = lines.flatMap(split).filter { !isFurniture($0) }
        let own = sentences.filter { !isForwarding($0) }
        return (own.isEmpty ? sentences : own, signedYear)
    }

    /// The title without "[珠海]", "转发：" and the office that forwards.
    static func withoutForwarder(title: [UInt32]) -> ArraySlice<UInt32> {
        var rest = title[...]
        for word in ["转发", "转载", "转"] {
            let scalars = word.unicodeScalars.map(\.value)
            guard let at = position(of: scalars, in: rest.prefix(longestOffice)) else { continue }
            let after = rest[(at + scalars.count)...].drop { separators.contains($0) }
            // "转" alone begins many words; it forwards only behind brackets or before a colon.
            let isMark = word != "转" || separators.contains(rest[min(at + 1, rest.endIndex - 1)])
            if isMark, after.count >= 6 { rest = after }
            break
        }
        while let first = rest.first, first == 0x3010 || first == 0x5B,
            let end = rest.prefix(14).firstIndex(where: { $0 == 0x3011 || $0 == 0x5D })
        {
            guard rest.distance(from: end, to: rest.endIndex) > 6 else { break }
            rest = rest[(end + 1)...]
        }
        return rest
    }

    private static func split(_ text: ArraySlice<UInt32>) -> [ArraySlice<UInt32>] {
        var sentences: [ArraySlice<UInt32>] = []
        var start = text.startIndex
        for (index, scalar) in zip(text.indices, text) where endsSentence(scalar) {
            let isInside = scalar == 0x2E && index + 1 < text.endIndex && text[index + 1] > NormalizedText.space
            if isInside { continue }
            if index > start { sentences.append(text[start...index]) }
            start = index + 1
        }
        if start < text.endIndex { sentences.append(text[start...]) }
        return sentences.filter { $0.contains { NormalizedText.isLetterOrDigit($0) } }
    }

    private static func endsSentence(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x3002, 0xFF01, 0x21, 0xFF1F, 0x3F, 0xFF1B, 0x3B, 0x2E, NormalizedText.newline: true
        default: false
        }
    }

    private static func isFurniture(_ sentence: ArraySlice<UInt32>) -> Bool {
        let trimmed = sentence.drop { !NormalizedText.isLetterOrDigit($0) }.prefix(longestFurniture + 1)
        guard trimmed.count <= longestFurniture, trimmed.count(where: NormalizedText.isHan) <= mostHanInFurniture else {
            return false
        }
        guard let first = trimmed.first, let candidates = labels[NormalizedText.folded(first)] else { return false }
        let lower = trimmed.prefix(longestLabel).map(NormalizedText.folded)
        return candidates.contains { lower.starts(with: $0) }
    }

    private static func isForwarding(_ sentence: ArraySlice<UInt32>) -> Bool {
        guard sentence.count <= longestForwarding else { return false }
        for (index, scalar) in zip(sentence.indices, sentence) {
            guard let candidates = forwarding[scalar] else { continue }
            if candidates.contains(where: { sentence[index...].starts(with: $0) }) { return true }
        }
        return false
    }

    /// The year of a signature, 0 where it has none; `nil` for what is no signature.
    private static func signature(_ line: ArraySlice<UInt32>) -> Int32? {
        guard line.count <= longestSignature else { return nil }
        let tokens = StoryTokenizer.tokens(of: Array(line))
        guard tokens.count <= longestSignatureInTokens else { return nil }
        let year = tokens.first { (1990...2100).contains($0.number) }?.number
        let isDate = tokens.allSatisfy { $0.kind == .number || dateSigns.contains($0.value) } && year != nil
        let isOffice =
            tokens.contains { officeSigns.contains($0.value) } && !tokens.contains { verbSigns.contains($0.value) }
        return isDate || isOffice ? year ?? 0 : nil
    }

    /// "各县（市、区）市场监管局，局机关各科室：", whom a notice is sent to.
    private static func isAddress(_ line: ArraySlice<UInt32>) -> Bool {
        guard line.count <= longestSignature, let last = line.last(where: { $0 > NormalizedText.space }) else {
            return false
        }
        return last == 0x3A && !line.contains(0x3002) && addressees.contains { line.starts(with: $0) }
    }

    /// "来源：江门市市场监督管理局 发布时间：2024-11-17 10:22 浏览次数：107 ", which a page's template runs into the text.
    private static func withoutHeader(_ line: ArraySlice<UInt32>) -> ArraySlice<UInt32> {
        var rest = line
        while let value = headerValue(rest) {
            var after = rest[value.endIndex...].drop { $0 <= NormalizedText.space }
            // The time behind a date.
            let word = after.prefix { $0 > NormalizedText.space }
            if !word.isEmpty, word.allSatisfy({ $0 == 0x3A || (0x30...0x39).contains($0) }) {
                after = after[word.endIndex...].drop { $0 <= NormalizedText.space }
            }
            // A line that is nothing else is furniture.
            if after.isEmpty { break }
            rest = after
        }
        return rest
    }

    /// The value behind a label and a colon with which a line begins, up to a space.
    private static func headerValue(_ line: ArraySlice<UInt32>) -> ArraySlice<UInt32>? {
        guard let first = line.first, let candidates = headers[first],
            let label = candidates.first(where: { line.starts(with: $0) })
        else { return nil }
        let behind = line.dropFirst(label.count)
        guard let colon = behind.prefix(4).firstIndex(of: 0x3A) else { return nil }
        let value = behind[(colon + 1)...].drop { $0 <= NormalizedText.space }.prefix { $0 > NormalizedText.space }
        let isValue = !value.isEmpty && value.count <= longestHeaderValue && !value.contains(where: endsSentence)
        return isValue && value.endIndex < line.endIndex ? value : nil
    }

    /// "JIANGMEN, Aug. 26 --" and "（记者 某某）", with which a report begins.
    private static func withoutDateline(_ line: ArraySlice<UInt32>) -> ArraySlice<UInt32> {
        let head = line.prefix(longestDateline)
        for (index, scalar) in zip(head.indices, head) where scalar == 0x2014 || scalar == 0x2013 || scalar == 0x2D {
            // A hyphen inside a word parts nothing.
            guard index + 1 < line.endIndex, line[index + 1] <= NormalizedText.space || line[index + 1] == scalar else {
                continue
            }
            return line[(index + 1)...].drop { $0 == scalar || $0 <= NormalizedText.space }
        }
        return line
    }

    static func position(of needle: [UInt32], in text: ArraySlice<UInt32>) -> Int? {
        guard let first = needle.first, text.count >= needle.count else { return nil }
        var start = text.startIndex
        while let at = text[start...].firstIndex(of: first) {
            if text[at...].starts(with: needle) { return at }
            start = at + 1
        }
        return nil
    }

    private static let signatureLines = 3
    private static let longestSignature = 110
    private static let longestSignatureInTokens = 40
    private static let longestDateline = 40
    private static let longestFurniture = 180
    private static let longestHeaderValue = 24
    private static let mostHanInFurniture = 60
    private static let longestLabel = 20
    private static let longestForwarding = 110
    private static let longestOffice = 40

    private static func list(_ texts: String) -> [[UInt32]] {
        texts.split(separator: " ").map { $0.unicodeScalars.map { $0 == "_" ? NormalizedText.space : $0.value } }
    }

    private static func byFirst(_ texts: String) -> [UInt32: [[UInt32]]] { Dictionary(grouping: list(texts)) { $0[0] } }

    private static func words(_ texts: String) -> [UInt64] { list(texts).map { StoryToken.word($0).value } }

    private static let separators = Set(": ]】)|_-—".unicodeScalars.map(\.value))
    private static let dateSigns = Set("年月日".unicodeScalars.map { UInt64($0.value) })

    private static let labels = byFirst(
        """
        来源: 信息来源 文章来源 稿件来源 稿源 转自 本文来源 发布时间 发布日期 发布机构 发布单位 发文日期 成文日期 索引号 作者: 编辑: 责任编辑 责编 审核: 校对 供稿 \
        文/ 图/ 通讯员 字体 字号 浏览 阅读 点击 访问量 打印 分享 扫一扫 关闭窗口 上一篇 下一篇 相关附件 附件下载 相关链接 相关阅读 相关文章 查看全文 阅读全文 查看详情 查看更多 更多详情 版权所有 免责声明 联系人 联系电话 咨询电话 \
        监督电话 电话: 传真 邮箱 电子邮箱 联系地址 联系方式 本网讯 \
        source: sources: author: editor: published published: release_date publish_date posted_on updated: views: share print related read_more continue_reading full_story read_the_full \
        copyright contact: contact_person contacts: tel: tel. phone: telephone: fax: e-mail email reprinted_from
        """)
    private static let headers = byFirst(
        "来源 信息来源 文章来源 稿件来源 发布时间 发布日期 发布机构 发布单位 发文日期 成文日期 索引号 作者 编辑 责任编辑 浏览 浏览次数 阅读 阅读次数 点击 点击数 访问量")
    private static let forwarding = byFirst(
        """
        转发给你们 转发如下 转载如下 现转发 现予转发 予以转发 全文转发 转发全文 转发国家 转发省 现将原文 原文如下 全文如下 reprinted_below forwarded_below is_forwarded \
        hereby_forward forwards_the reproduced_below is_reprinted full_text_follows
        """)
    private static let addressees = list("各 有关 市 区 县")
    private static let officeSigns = Set("局厅室会府".unicodeScalars.map { UInt64($0.value) }).union(
        words("bureau bureaus administration office committee center centre department"))
    /// A sentence does something; a signature does nothing.
    private static let verbSigns = Set("的了将在请应按对是为并把与及".unicodeScalars.map { UInt64($0.value) }).union(
        words("is are will was were has have had shall may can must said held issued published that which who"))
}
