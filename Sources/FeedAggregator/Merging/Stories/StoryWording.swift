/// Words an editor may exchange without changing what a notice says, and the marks of names.
enum StoryWording {
    static let citySign = UInt64(0x5E02)  // 市

    /// "我市", "全市", "本市", "our city".
    static func isUs(_ tokens: ArraySlice<StoryToken>) -> Bool {
        tokens.allSatisfy { usSigns.contains($0.value) } && !tokens.isEmpty
    }

    /// Whether a text speaks of the city that publishes it: "我市", "本局", "our city".
    static func speaksOfUs(_ tokens: [StoryToken]) -> Bool {
        zip(tokens, tokens.dropFirst()).contains { usBeginnings.contains($0.value) && usEnds.contains($1.value) }
    }

    /// Whether words speak of the office that publishes, or of publishing.
    static func namesOffice(_ tokens: ArraySlice<StoryToken>) -> Bool {
        tokens.indices.contains { index in
            guard let phrases = officePhrases[tokens[index].value] else { return false }
            return phrases.contains { phrase in
                tokens[index...].count >= phrase.count && zip(tokens[index...], phrase).allSatisfy { $0.value == $1 }
            }
        }
    }

    /// Whether both sides are nothing but words that carry no matter: "近日" for "日前", "召开" for "举行", "and" for "&".
    static func isLight(_ left: ArraySlice<StoryToken>, _ right: ArraySlice<StoryToken>) -> Bool {
        // "近日" may stand for the day: "8月26日".
        if isLately(left), isDay(right) { return true }
        if isLately(right), isDay(left) { return true }
        return isLight(left) && isLight(right)
    }

    private static func isLight(_ tokens: ArraySlice<StoryToken>) -> Bool {
        var rest = tokens
        while let first = rest.first {
            guard
                let phrase = lightPhrases[first.value]?.first(where: {
                    rest.count >= $0.count && zip(rest, $0).allSatisfy { $0.value == $1 }
                })
            else { return false }
            rest = rest.dropFirst(phrase.count)
        }
        return true
    }

    private static func isLately(_ tokens: ArraySlice<StoryToken>) -> Bool {
        !tokens.isEmpty && tokens.count <= 4 && isLight(tokens) && tokens.contains { latelySigns.contains($0.value) }
    }

    private static func isDay(_ tokens: ArraySlice<StoryToken>) -> Bool {
        tokens.count <= 6 && tokens.contains { $0.kind == .number }
            && tokens.allSatisfy { $0.kind == .number || daySigns.contains($0.value) }
    }

    /// Whether a replacement looks like one person, company or place for another.
    static func isPersonOrOffice(
        _ left: ArraySlice<StoryToken>, _ right: ArraySlice<StoryToken>, before: Int, after: Int, in text: [StoryToken]
    ) -> Bool {
        if let mine = left.first, let theirs = right.first, surnames.contains(mine.value),
            surnames.contains(theirs.value),
            max(left.count, right.count) <= 4
        {
            return true
        }
        // "张伟" and "张炜": the surname is shared, and stands before the gap.
        if before > 0, surnames.contains(text[before - 1].value), max(left.count, right.count) <= 2 { return true }
        if left.contains(where: { nameEnds.contains($0.value) })
            || right.contains(where: { nameEnds.contains($0.value) })
        {
            return true
        }
        let clause = text.indices.contains(after) ? text[after].clause : -1
        return text[after...].prefix(nameReach).contains { $0.clause == clause && nameEnds.contains($0.value) }
    }

    /// How far behind a changed character the "公司" may stand that it belongs to.
    private static let nameReach = 10

    private static func signs(_ text: String) -> Set<UInt64> { Set(text.unicodeScalars.map { UInt64($0.value) }) }
    private static func words(_ text: String) -> [UInt64] {
        text.split(separator: " ").map { StoryToken.word($0.unicodeScalars.map(\.value)).value }
    }

    private static let usSigns = signs("我全本市各县区辖内").union(words("our the city this"))
    private static let usBeginnings = signs("我全本").union(words("our this"))
    private static let usEnds = signs("市局县区").union(words("city bureau municipality"))
    private static let daySigns = signs("年月日上下午")
    private static let latelySigns = signs("近日前昨今期").union(words("recently lately today yesterday"))

    private static let lightPhrases = phrases(
        chinese: """
            近日 日前 昨日 今日 近期 今天 昨天 日 举行 召开 举办 开展 组织 进行 实施 启动 和 与 及 以及 等 的 地 得 了 着 过 已 已经 并 并且 而 则 将 把 被 让 使 在 于 对 就 由 从 向 给 到 至 \
            有关 相关 各有关 各相关 各 本 该 此 其 这 那 请 欢迎 敬请 认真 严格 遵照 执行 贯彻 落实 贯彻落实 做好 抓好 现 现将 予以 给予 加以 如下 以下 通知如下 公告如下 为 为了 进一步 切实 积极 \
            全面 继续 深入 持续 不断 大力 加强 强化 提高 提升 增强 推进 推动 促进 加快 要求 表示 指出 强调 介绍 据悉 据介绍 主要 还 也 均 都 又 再 共同 联合 同时 此外 另外 以 按 按照 根据 依据 依照 遵循 关于 \
            有 公布 发布 印发 公示 下发 出台 通知 公告 通告 应 应当 须 需 需要 必须 可 可以 能 能够 要 会 当 及时 尽快 第一时间 立即 迅速 超过 超 逾 多 余 约 近 达 达到 共 共计 总计 合计 上述 前述 其中 \
            特此通知 特此公告
            """,
        english: """
            a an the of and or to in on at for with by from as into that which this these those its their it they is are was were be been being has have had \
            will shall should must may can would could to also further jointly together recently lately yesterday today held hosted hold took take place \
            organized organised convened issued released published announced launched started begun start begin relevant related concerned all following below \
            hereby please carry out implement strengthen improve promote more over than above about around nearly order such including include several some many \
            various number so well both when if upon after before while who whose there here not only but however meanwhile addition
            """)

    private static let officePhrases = phrases(
        chinese: "市场监督管理局 市场监管局 知识产权局 本局 我局 分局 管理所 局机关 各科室 转载 转发 转自 摘编 编发 来源 咨询 留言 本网 本站 本文",
        english: "bureau administration office department reprinted reprints reprint source website")

    /// Phrases by their first sign, the longest first.
    private static func phrases(chinese: String, english: String) -> [UInt64: [[UInt64]]] {
        var phrases: [UInt64: [[UInt64]]] = [:]
        func add(_ phrase: [UInt64]) { if let first = phrase.first { phrases[first, default: []].append(phrase) } }
        for word in chinese.split(whereSeparator: { $0 == " " || $0.isNewline }) {
            add(StoryTokenizer.tokens(of: word.unicodeScalars.map(\.value)).map(\.value))
        }
        for word in english.split(whereSeparator: { $0 == " " || $0.isNewline }) { add(words(String(word))) }
        return phrases.mapValues { $0.sorted { $0.count > $1.count } }
    }

    /// Signs with which the names of companies, offices and places end.
    private static let nameEnds = signs("司厂店局院所校区县镇街道村路部处馆站社团队组会").union(
        words(
            "co ltd inc llc company corporation factory university bureau office district county street road court institute association group"
        ))

    /// The commonest family names.
    private static let surnames = signs(
        """
        王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万\
        钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝
        """)
}
