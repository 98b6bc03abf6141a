/// Finds the parts of a text that change with each rendering while the notice stays: view counters, dates of rendering, "3 days ago",
/// and the links to the neighbouring articles.
enum VolatileText {
    /// The text without them, and without white space: what is left is what a reader would call the text.
    /// - Parameter scalars: as ``NormalizedText/scalars(of:)`` gives them.
    static func removed(from scalars: [UInt32]) -> [UInt32] {
        var kept: [UInt32] = []
        kept.reserveCapacity(scalars.count)
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            if mayBegin(scalar), let end = volatileEnd(scalars, at: index) {
                index = end
            } else {
                if scalar > NormalizedText.space { kept.append(scalar) }
                index += 1
            }
        }
        return kept
    }

    /// Whether a volatile part may begin with this scalar: asked for each, so by table.
    private static func mayBegin(_ scalar: UInt32) -> Bool { scalar < 0x10000 && beginnings[Int(scalar)] }

    private static let beginnings: [Bool] = {
        var beginnings = [Bool](repeating: false, count: 0x10000)
        for scalar in phrases.keys {
            beginnings[Int(scalar)] = true
            if (0x61...0x7A).contains(scalar) { beginnings[Int(scalar - 0x20)] = true }
        }
        for digit in 0x30...0x39 { beginnings[digit] = true }
        return beginnings
    }()

    private enum Kind { case counter, ownCounter, unit, clock, neighbour }

    private struct Phrase {
        let scalars: [UInt32]
        let kind: Kind
    }

    /// Phrases by their first scalar, the longest first.
    private static let phrases: [UInt32: [Phrase]] = {
        var phrases: [UInt32: [Phrase]] = [:]
        func add(_ kind: Kind, _ texts: String) {
            for text in texts.split(separator: " ") {
                let scalars = text.unicodeScalars.map { $0 == "_" ? NormalizedText.space : $0.value }
                if let first = scalars.first {
                    phrases[first, default: []].append(Phrase(scalars: scalars, kind: kind))
                }
            }
        }
        add(.counter, "浏览次数 浏览量 浏览数 浏览 阅读次数 阅读量 阅读数 阅读 点击次数 点击量 点击数 点击率 点击 访问次数 访问量 访问人数 查看次数 已阅读 人气 点赞数 点赞 转发数 评论数")
        add(.counter, "訪問人數 訪問量 訪問次數 瀏覽次數 瀏覽量 瀏覽數 閱讀次數 閱讀量 點擊次數 點擊量 點擊率 點擊")
        add(
            .counter,
            "page_views pageviews views view_count hits visits reads viewed clicks likes shares comments downloads")
        // In a sentence these are what it says.
        add(.ownCounter, "下载次数 下载量 评论 評論 評論數 收藏数 收藏")
        add(.unit, "下载 已下载 下載 read downloaded")
        add(
            .clock, "打印时间 打印日期 当前时间 当前日期 系统时间 现在时间 现在是 今天是 今日是 生成时间 页面生成时间 页面生成于 刷新时间 更新时间 更新日期 最后更新 最近更新 更新于 访问时间 浏览时间"
        )
        add(
            .clock,
            "generated_on generated_at generated: rendered_on rendered_at rendered: printed_on printed_at current_time current_date"
        )
        add(.clock, "today_is last_updated last_modified last_update page_updated updated: accessed_on retrieved_on")
        add(
            .neighbour,
            "上一篇 下一篇 上一条 下一条 上一页: 下一页: previous_article next_article previous: next: previous_post next_post")
        return phrases.mapValues { $0.sorted { $0.scalars.count > $1.scalars.count } }
    }()

    private static func volatileEnd(_ text: [UInt32], at index: Int) -> Int? {
        let before = index > 0 ? text[index - 1] : NormalizedText.space
        if NormalizedText.isDigit(text[index]) {
            return NormalizedText.isDigit(before) ? nil : countEnd(text, at: index)
        }
        // A word of Latin letters begins at a word's beginning.
        if text[index] < 0x80, before < 0x80, NormalizedText.isLetterOrDigit(before) { return nil }
        for phrase in phrases[lower(text[index])] ?? [] where begins(text, at: index, with: phrase.scalars) {
            let after = index + phrase.scalars.count
            switch phrase.kind {
            case .counter: if let end = counterEnd(text, from: after) { return end }
            case .ownCounter: if standsAlone(text, at: index), let end = counterEnd(text, from: after) { return end }
            case .unit:
                if standsAlone(text, at: index), let end = counterEnd(text, from: after, needsUnit: true) { return end }
            case .clock: if !isOfSystem(text, before: index), let end = clockEnd(text, from: after) { return end }
            case .neighbour: return text[after...].firstIndex(of: NormalizedText.newline) ?? text.count
            }
        }
        return nil
    }

    private static func lower(_ scalar: UInt32) -> UInt32 { (0x41...0x5A).contains(scalar) ? scalar + 0x20 : scalar }

    /// Whatever the case of Latin letters in the text; phrases are lower case.
    private static func begins(_ text: [UInt32], at index: Int, with phrase: [UInt32]) -> Bool {
        guard text.count - index >= phrase.count else { return false }
        for offset in phrase.indices where lower(text[index + offset]) != phrase[offset] { return false }
        return true
    }

    /// Whether no word stands before, but for spaces.
    private static func standsAlone(_ text: [UInt32], at index: Int) -> Bool {
        let before = text[..<index].last { $0 != NormalizedText.space }
        return before.map { !NormalizedText.isLetterOrDigit($0) } ?? true
    }

    /// "系统更新时间" is what a notice is about.
    private static func isOfSystem(_ text: [UInt32], before index: Int) -> Bool {
        systems.contains { index >= $0.count && text[(index - $0.count)..<index].elementsEqual($0) }
    }

    /// Behind "浏览次数": a colon, a number, a unit.
    private static func counterEnd(_ text: [UInt32], from start: Int, needsUnit: Bool = false) -> Int? {
        let hadSeparator = start < text.count && separators.contains(text[start])
        let numberStart = skip(separators, text, from: start)
        let end = skip(numberScalars, text, from: numberStart)
        guard end > numberStart, NormalizedText.isDigit(text[numberStart]) else { return nil }
        // "likes 3 of them" is prose; "likes: 3" and "浏览3次" are counters.
        let unit = skipPhrase(counterUnits, text, from: end)
        guard unit > end || hadSeparator && !needsUnit else { return nil }
        // "访问量：1000次为限" is a rule.
        return skipPhrase(continuations, text, from: unit) > unit ? nil : unit
    }

    /// Behind "打印时间": all that can be part of a date, if there is a digit in it.
    private static func clockEnd(_ text: [UInt32], from start: Int) -> Int? {
        var end = skip(separators, text, from: start)
        var hasDigit = false
        let limit = min(text.count, start + 60)
        while end < limit {
            let scalar = text[end]
            if NormalizedText.isDigit(scalar) || clockScalars.contains(scalar) {
                hasDigit = hasDigit || NormalizedText.isDigit(scalar)
                end += 1
            } else {
                let word = skipPhrase(clockWords, text, from: end)
                guard word > end else { break }
                end = word
            }
        }
        return hasDigit ? end : nil
    }

    /// At a number: "128次浏览", "128 views", "3天前", "3 days ago".
    private static func countEnd(_ text: [UInt32], at index: Int) -> Int? {
        let end = skip(numberScalars, text, from: index)
        let thousands = end < text.count && thousandSigns.contains(text[end]) ? end + 1 : end
        let after = skip([NormalizedText.space], text, from: thousands)
        let word = skipPhrase(countWords, text, from: after)
        guard word > after else { return nil }
        // "期满6个月前提出" is a deadline, "市局3天前发布" an age.
        if text[word - 1] == ageSign, index > 0, NormalizedText.isLetterOrDigit(text[index - 1]), word < text.count,
            NormalizedText.isLetterOrDigit(text[word]), skipPhrase(ageEnds, text, from: word) == word
        {
            return nil
        }
        if skipPhrase(wordsOfItsOwn, text, from: after) > after, !standsAlone(text, at: index) { return nil }
        let next = word < text.count ? text[word] : NormalizedText.space
        return next < 0x80 && NormalizedText.isLetterOrDigit(next) && text[word - 1] < 0x80 ? nil : word
    }

    private static func skip(_ set: Set<UInt32>, _ text: [UInt32], from start: Int) -> Int {
        var index = start
        while index < text.count, set.contains(text[index]) { index += 1 }
        return index
    }

    private static func skipPhrase(_ phrases: [[UInt32]], _ text: [UInt32], from start: Int) -> Int {
        guard start < text.count else { return start }
        for phrase in phrases where begins(text, at: start, with: phrase) { return start + phrase.count }
        return start
    }

    private static func list(_ texts: String) -> [[UInt32]] {
        texts.split(separator: " ").map { $0.unicodeScalars.map { $0 == "_" ? NormalizedText.space : $0.value } }
            .sorted { $0.count > $1.count }
    }

    private static let ageSign = UInt32(0x524D)  // 前
    private static let thousandSigns = Set("kKmM万".unicodeScalars.map(\.value))
    private static let continuations = list("为限 以上 以下 以内 即可 方可 才可 可兑 可获 后可 者可 者获")
    private static let systems = list("系统 平台 软件 版本")
    private static let ageEnds = list("发布 发表 更新 来自 编辑 浏览 阅读 转载 上传 回复")
    private static let wordsOfItsOwn = list("comments comment likes shares downloads replies")
    private static let separators: Set<UInt32> = [0x20, 0x3A, 0x28, 0x5B, 0x3010, 0x7C, 0x2F]
    private static let numberScalars = Set("0123456789,.".unicodeScalars.map(\.value))
    private static let clockScalars = Set(" -/:.,+()年月日号时分秒点".unicodeScalars.map(\.value))
    private static let counterUnits = list("万次 万 人次 人 次 _times _time _views times")
    private static let clockWords = list(
        """
        星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周一 周二 周三 周四 周五 周六 周日 上午 下午 am pm gmt utc t z on at \
        monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun january february march april may june july \
        august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
        """)
    private static let countWords = list(
        """
        次浏览 次阅读 次点击 次访问 次下载 comments comment likes shares downloads replies 人浏览 人阅读 人看过 人已阅读 人点赞 秒前 分钟前 小时前 天前 周前 个月前 views page_views hits clicks reads \
        seconds_ago minutes_ago minute_ago hours_ago hour_ago days_ago day_ago weeks_ago week_ago months_ago month_ago
        """)
}
