import FeedAggregator
import FeedModel
import Foundation
import Testing

@Suite("List pages") struct ListReaderTests {
    @Test("A list is read as its fixture says", arguments: ListExpectation.names(in: "Listing/Rules"))
    func reads(_ name: String) throws {
        let expected = try ListExpectation("Listing/Rules/\(name)")
        let list = Reading.list(expected.page, expected.rules)
        #expect(list.failure == nil)
        #expect(list.rows.map(Reading.row) == expected.rows)
        #expect(list.dropped.map { "\($0.key) \($0.value)" }.sorted() == expected.dropped.sorted())
        #expect(list.next == expected.next)
    }

    @Test("The fixtures are all there")
    func fixtures() { #expect(ListExpectation.names(in: "Listing/Rules").count == 38) }

    /// Read on 1 September 2024.
    @Test(
        "Days without a year go back with the list, unless rows are pinned or out of order",
        arguments: [
            ("08-30 01-05 12-30 12-25 06-01 02-03", "2024 2024 2023 2023 2023 2023"),
            ("08-30 01-05 12-30 02-03 12-31 12-01", "2024 2024 2023 2023 2022 2022"),
            ("08-30 12-25 12-28 12-01", "2024 2023 2023 2023"),
            ("12-25 08-30 08-15 06-01", "2023 2024 2024 2024"), ("03-05 12-25 08-30 08-15", "2024 2023 2024 2024"),
            ("08-30 08-15 06-01", "2024 2024 2024"),
            ("08-30 07-20 05-10 03-02 01-08 09-04 07-01", "2024 2024 2024 2024 2024 2023 2023"),
            ("08-30 08-29 08-28 01-05 08-20 08-10", "2024 2024 2024 2024 2024 2024"),
            ("08-30 05-05 03-01 11-20 06-11", "2024 2024 2024 2023 2023"),
            ("03-01 08-30 06-20 01-15 12-25 10-02 06-05", "2024 2024 2024 2024 2023 2023 2023"),
            ("08-30 06-20 02-29 01-15 12-25 10-02 06-05", "2024 2024 2024 2024 2023 2023 2023"),
        ])
    func years(days: String, years: String) throws { #expect(read(days) == years) }

    /// A stroke parts two lists.
    @Test(
        "Lists that one rule finds have each their own years; one that stands in several parts has them in common",
        arguments: [
            ("08-30 12-20 11-15 / 08-29 12-28 10-01", "2024 2023 2023 2024 2023 2023"),
            ("08-30 01-05 12-30 12-25 / 08-29 01-09", "2024 2024 2023 2023 2024 2024"),
            ("08-30 01-05 12-30 / 10-25 06-01 / 02-03 12-20", "2024 2024 2023 2023 2023 2023 2022"),
            ("12-25 08-30 / 08-29 01-05 12-30 06-01", "2023 2024 2024 2024 2023 2023"),
            ("08-30 05-05 01-19 12-16 09-20 / 08-25 08-20", "2024 2024 2024 2023 2023 2024 2024"),
        ])
    func lists(days: String, years: String) throws { #expect(read(days) == years) }

    @Test("A year in a title is not that of its row") func yearInTitle() {
        let rows = [("2024年专利代理师考试的公告", "08-30"), ("某事项的公告", "01-05"), ("另一事项的公告", "12-30"), ("再一事项的公告", "06-01")]
        let list = Reading.list(
            "<ul>" + rows.enumerated().map { "<li><a href='p_\($0).html'>\($1.0)</a><b>\($1.1)</b></li>" }.joined()
                + "</ul>",
            ListRules(item: "li"))
        #expect(list.rows.map { String(Reading.row($0).prefix(4)) } == ["2024", "2024", "2023", "2023"])
    }

    @Test("On New Year's Eve, the first of January is tomorrow") func newYearsEve() {
        let eve = Reading.now + 121 * 86_400
        let days = ["01-01", "12-30", "12-28"].map { "<li><a href='p_\($0).html'>某事项的公告\($0)</a><b>\($0)</b></li>" }
        let list = Reading.list("<ul>\(days.joined())</ul>", ListRules(item: "li"), on: eve)
        #expect(list.rows.map { String(Reading.row($0).prefix(10)) } == ["2025-01-01", "2024-12-30", "2024-12-28"])
    }

    @Test("In January, a row out of order is no turn of a year")
    func january() throws {
        let now = Reading.now + 132 * 86_400
        #expect(read("01-08 12-20 01-05 12-10 11-02", on: now) == "2025 2024 2025 2024 2024")
        #expect(read("01-08 12-20 11-15 / 01-09 12-28", on: now) == "2025 2024 2024 2025 2024")
        #expect(read("01-08 12-20 03-05 12-10 11-02", on: now) == "2025 2024 2024 2023 2023")
    }

    /// - Returns: the years of the rows of these days.
    private func read(_ days: String, on reference: Date = Reading.now) -> String {
        let lists = days.split(separator: "/").enumerated().map { list, days in
            let rows = days.split(separator: " ").enumerated().map { number, day in
                "<li><a href='post_\(list)_\(number).html'>关于第\(list)-\(number)号事项的公告</a><span>\(day)</span></li>"
            }
            return "<ul>\(rows.joined())</ul>"
        }
        let list = Reading.list(lists.joined(), ListRules(item: "li"), on: reference)
        return list.rows.map { String(Reading.row($0).prefix(4)) }.joined(separator: " ")
    }

    @Test(
        "Which of two short numbers is the day is told by the dates of rows, not by scripts, comments and footers",
        arguments: [
            ("<span>\n            26/11/2026\n        </span>", "", "2026-11-05"),
            ("<b>Posted on 26/11/2026</b>", "", "2026-11-05"),
            ("<i>&nbsp;&nbsp;26/11/2026</i>", "", "2026-11-05"),
            ("", "<script>/* 15.02.2020 */</script>", "2026-05-11"),
            ("", "<!-- <i>15.02.2020</i> -->", "2026-05-11"),
            ("", "<p>This page was last audited by the office on 26/11/2025.</p>", "2026-05-11"),
            ("<i>11/26/2026</i>", "", "2026-05-11"),
        ])
    func shortDates(row: String, footer: String, expected: String) {
        let first = row.isEmpty ? "" : "<li><a href='/a/1.html'>商标公告第一号</a>\(row)</li>"
        let list = Reading.list(
            "<ul>\(first)<li><a href='/a/2.html'>商标公告第二号</a><span>05/11/2026</span></li></ul>\(footer)",
            ListRules(item: "li"),
            on: ISO8601DateFormatter().date(from: "2026-12-01T00:00:00Z")!)
        #expect(list.rows.last.map { String(Reading.row($0).prefix(10)) } == expected)
    }

    @Test(
        "Numbers that count the rows through are no part of their titles; other numbers are",
        arguments: [
            ("1. 甲通知|2. 乙通知|3. 丙通知", "甲通知|乙通知|丙通知"), ("16 甲通知|17 乙通知|19 丙通知", "甲通知|乙通知|丙通知"),
            ("11月份统计表|10月份统计表|9月份统计表|8月份统计表|7月份统计表", "11月份统计表|10月份统计表|9月份统计表|8月份统计表|7月份统计表"),
            ("12.26快讯|11.20快讯|10.9快讯", "12.26快讯|11.20快讯|10.9快讯"), ("8 期简报|7 期简报|6 期简报", "8 期简报|7 期简报|6 期简报"),
            ("9甲通知|103件商标|11丙通知|132026年报|14戊通知", "甲通知|3件商标|丙通知|2026年报|戊通知"),
            ("01甲|02乙|03丙|04丁|05戊", "01甲|02乙|03丙|04丁|05戊"),
            ("12月份通报|11月份通报|10月份通报|9月份通报|8月份通报", "12月份通报|11月份通报|10月份通报|9月份通报|8月份通报"),
            ("3、甲通知|2、乙通知|1、丙通知", "甲通知|乙通知|丙通知"), ("1. 甲通知|2. 乙通知|其他通知", "1. 甲通知|2. 乙通知|其他通知"),
            ("5 项措施|6 项任务", "5 项措施|6 项任务"), ("2024 年报|2023 年报|2022 年报", "2024 年报|2023 年报|2022 年报"),
            ("3 项措施|12 条意见|7 项任务", "3 项措施|12 条意见|7 项任务"),
            (
                "29th Award|28th Award|27th Award|26th Award|25th Award",
                "29th Award|28th Award|27th Award|26th Award|25th Award"
            ),
            (
                "48-2026简报|47-2026简报|46-2026简报|45-2026简报|44-2026简报",
                "48-2026简报|47-2026简报|46-2026简报|45-2026简报|44-2026简报"
            ),
            ("9.6亿元落地|8.2亿元发行|6.5亿元发放|5.1亿元放款|3.3亿元签约", "9.6亿元落地|8.2亿元发行|6.5亿元发放|5.1亿元放款|3.3亿元签约"),
            (
                "5分钟读懂侵权|4分钟读懂许可|3分钟读懂审查|2分钟读懂申请|1分钟读懂专利",
                "5分钟读懂侵权|4分钟读懂许可|3分钟读懂审查|2分钟读懂申请|1分钟读懂专利"
            ),
            ("1. 天河区专利奖公示|2. 元旦放假通知|3. 部分商标公告", "天河区专利奖公示|元旦放假通知|部分商标公告"),
            ("1[公告]甲|2[公告]乙|3[公告]丙|4[公告]丁|5[公告]戊", "[公告]甲|[公告]乙|[公告]丙|[公告]丁|[公告]戊"),
            ("9部门联合发文|7部门开展行动|6部门印发方案|4部门约谈平台|1部门牵头", "9部门联合发文|7部门开展行动|6部门印发方案|4部门约谈平台|1部门牵头"),
        ])
    func numbers(_ titles: String, _ expected: String) {
        let rows = titles.split(separator: "|").enumerated().map { "<li><a href='post_\($0).html'>\($1)</a></li>" }
        let list = Reading.list("<ul>\(rows.joined())</ul>", ListRules(item: "li"))
        #expect(list.rows.map(\.title).joined(separator: "|") == expected)
    }

    @Test("Of several days the one of publication is taken, and none that is due")
    func severalDays() {
        let rows = [("甲", "20", "28"), ("乙", "19", "27")].map { name, made, published in
            "<tr><td><a href='post_\(made).html'>\(name)事项的通知</a></td><td>2024-08-\(made)</td><td>2024-08-\(published)</td></tr>"
        }
        let head = "<tr><th>标题</th><th>成文日期</th><th>发布日期</th></tr>"
        let table = Reading.list("<table>\(head)\(rows.joined())</table>", ListRules(item: "tr"))
        #expect(table.rows.map { Reading.row($0).prefix(10) } == ["2024-08-28", "2024-08-27"])
        let labelled = [
            "<i>成文日期：2024-08-20</i><i>发布日期：2024-08-28</i>", "文号：1 成文日期：2024-08-20 发布日期：2024-08-28 点击：3",
            "<i>成文日期：</i><i>2024-08-20</i>", "<i>截止时间：2024-09-30</i>", "<i>截止时间：2024-09-30</i><i>2024-08-28</i>",
        ].enumerated().map { "<li><a href='p_\($0).html'>第\($0)号事项的通知</a>\($1)</li>" }
        let list = Reading.list("<ul>\(labelled.joined())</ul>", ListRules(item: "li"))
        #expect(
            list.rows.map { Reading.text($0.published) } == [
                "2024-08-28", "2024-08-28", "2024-08-20", "", "2024-08-28",
            ])
    }

    @Test("The part a rule calls a summary becomes a teaser")
    func summary() throws {
        let expected = try ListExpectation("Listing/Rules/row-in-link")
        #expect(Reading.list(expected.page, expected.rules).rows.map(\.summary)[1] == "会上发布十六件高校专利，许可期限三年。")
    }
}
