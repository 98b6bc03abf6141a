/// What the words before a date, or above a column of dates, say of it.
enum DateLabel {
    /// The day of publication, or any day.
    case publication
    /// The day a document was written or signed, which counts where no other is given.
    case making
    /// The day something begins, ends or is due: no day of the article.
    case effect

    /// - Parameter words: what stands before the date, the words nearest to it last.
    init(_ words: some StringProtocol) {
        let label = String(words.filter { !$0.isWhitespace && !":：（([【".contains($0) }.suffix(12)).lowercased()
        if Self.makings.contains(where: label.hasSuffix) {
            self = .making
        } else if Self.effects.contains(where: label.hasSuffix) {
            self = .effect
        } else {
            self = .publication
        }
    }

    private static let makings = both(["成文", "生成", "形成", "制发", "签发", "印发", "发文", "更新", "修改"]) + ["更新于", "updated"]
    private static let effects = both([
        "实施", "施行", "生效", "失效", "废止", "截止", "截至", "到期", "结束", "报名", "申报", "会议", "活动", "培训", "考试", "拍卖", "开庭", "开标",
        "投标", "举办",
        "举行", "比赛", "面试", "缴费", "竞价", "听证", "讲座",
    ])

    private static func both(_ words: [String]) -> [String] { words.flatMap { [$0 + "日期", $0 + "时间"] } }
}
