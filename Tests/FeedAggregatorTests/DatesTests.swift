import FeedAggregator
import FeedModel
import struct Foundation.Date
import struct Foundation.TimeZone
import Testing

/// A notation and the moment it means, in UTC: year, month, day, hour, minute, second.
struct DateFact: Sendable, CustomTestStringConvertible {
    let text: String
    let moment: [Int]
    let hasTime: Bool
    var testDescription: String { text }

    init(_ text: String, _ moment: Int..., hasTime: Bool = true) {
        (self.text, self.moment, self.hasTime) = (text, moment, hasTime)
    }

    init(day text: String, _ moment: Int...) { (self.text, self.moment, hasTime) = (text, moment, false) }

    /// Counted day by day, so that the tests do not trust the arithmetic they test.
    var seconds: Double {
        let parts = moment + Array(repeating: 0, count: 6 - moment.count)
        var days = 0
        for year in 1970..<max(1970, parts[0]) { days += Self.isLeap(year) ? 366 : 365 }
        for year in min(1970, parts[0])..<1970 { days -= Self.isLeap(year) ? 366 : 365 }
        let months = [31, Self.isLeap(parts[0]) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        days += months[..<(parts[1] - 1)].reduce(0, +) + parts[2] - 1
        return Double(days * 86_400 + parts[3] * 3_600 + parts[4] * 60 + parts[5])
    }

    private static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
}

@Suite("Dates") struct DatesTests {
    private let shanghai = TimeZone(identifier: "Asia/Shanghai") ?? .gmt
    /// 22 November 2024, 10:00 UTC.
    private let reference = Date(timeIntervalSince1970: 1_732_269_600)

    private func expect(_ fact: DateFact, by reader: DateReader) {
        let read = reader.read(fact.text)
        #expect(read.date == Date(timeIntervalSince1970: fact.seconds))
        #expect(read.hasTime == fact.hasTime)
    }

    @Test(
        "RFC 822 is read with all its lapses",
        arguments: [
            DateFact("Mon, 26 Aug 2024 10:30:00 GMT", 2024, 8, 26, 10, 30),
            DateFact("Mon, 26 Aug 2024 10:30:00 +0800", 2024, 8, 26, 2, 30),
            DateFact("Mon, 26 Aug 2024 10:30:00 +08:00", 2024, 8, 26, 2, 30),
            DateFact("Mon, 26 Aug 24 10:30:00 GMT", 2024, 8, 26, 10, 30),
            DateFact("Fri, 26 Aug 94 10:30:00 GMT", 1994, 8, 26, 10, 30),
            DateFact("Fri, 26 Aug 104 10:30:00 GMT", 2004, 8, 26, 10, 30),
            DateFact("26 Aug 2024 10:30:00 GMT", 2024, 8, 26, 10, 30),
            DateFact("6 Aug 2024 10:30:00 GMT", 2024, 8, 6, 10, 30),
            DateFact("Mon, 26 Aug 2024 10:30 GMT", 2024, 8, 26, 10, 30),
            DateFact("Mon, 26 Aug 2024 9:05:07 GMT", 2024, 8, 26, 9, 5, 7),
            DateFact("Mon, 26 Aug 2024 10:30:00", 2024, 8, 26, 10, 30),
            DateFact(day: "26 Aug 2024", 2024, 8, 26),
            DateFact(day: "Mon, 26 Aug 2024", 2024, 8, 26),
            DateFact("Monday, 26 August 2024 10:30:00 EST", 2024, 8, 26, 15, 30),
            DateFact("Mon, 26 August 2024 10:30:00 EDT", 2024, 8, 26, 14, 30),
            DateFact("Mon, 2 Sept 2024 10:30:00 GMT", 2024, 9, 2, 10, 30),
            DateFact("Mon, 26 Aug 2024 10:30:00 ET", 2024, 8, 26, 15, 30),
            DateFact("Mon, 26 Aug 2024 10:30:00 PT", 2024, 8, 26, 18, 30),
            DateFact("Mon, 26 Aug 2024 10:30:00 CDT", 2024, 8, 26, 15, 30),
            DateFact("Mon, 26 Aug 2024 10:30:00 CST", 2024, 8, 26, 16, 30),
            DateFact("Mon, 26 Aug 2024 10:30:00 CEST", 2024, 8, 26, 8, 30),
            DateFact("Mon, 26 Aug 2024 10:30:00 JST", 2024, 8, 26, 1, 30),
            DateFact("Mon, 26 Aug 2024 10:30:00 UT", 2024, 8, 26, 10, 30),
            DateFact("Mon, 26 Aug 2024 10:30:00 Z", 2024, 8, 26, 10, 30),
            DateFact("Mon, 26 Aug 2024 10:30:00 A", 2024, 8, 26, 11, 30),
            DateFact("Mon, 26 Aug 2024 10:30:00 M", 2024, 8, 26, 22, 30),
            DateFact("Mon, 26 Aug 2024 10:30:00 Y", 2024, 8, 25, 22, 30),
            DateFact("Mon, 26 Aug 2024 10:30:00 XYZ", 2024, 8, 26, 10, 30),
            DateFact("Mon, 26 Aug 2024 10:30:00 Etc/GMT", 2024, 8, 26, 10, 30),
            DateFact("Mon, 26 Aug 2024 10:30:00 GMT-05:00", 2024, 8, 26, 15, 30),
            DateFact("Mon, 26 Aug 2024 10:30:00 GMT+0800", 2024, 8, 26, 2, 30),
            DateFact("Mon, 26 Aug 2024 10:30:00 +0800 (CST)", 2024, 8, 26, 2, 30),
            DateFact("Mon, 26 Aug 2024 10:30:00 -0130", 2024, 8, 26, 12, 0),
            DateFact("Mon, 26 Aug 2024 10:30:00.250 +0000", 2024, 8, 26, 10, 30),
            DateFact("mon, 26 aug 2024 10:30:00 gmt", 2024, 8, 26, 10, 30),
            DateFact("  Mon,  26\tAug 2024\n 10:30:00  GMT ", 2024, 8, 26, 10, 30),
            DateFact("Mon, Aug 26 2024 10:30:00 GMT", 2024, 8, 26, 10, 30),
            DateFact("Aug 26, 2024 10:30:00 GMT", 2024, 8, 26, 10, 30),
            DateFact("Monday, 26-Aug-24 10:30:00 GMT", 2024, 8, 26, 10, 30),
            DateFact("26-Aug-2024 10:30:00 GMT", 2024, 8, 26, 10, 30),
            DateFact(day: "August 26th, 2024", 2024, 8, 26),
            DateFact("August 26, 2024 at 7:05 PM", 2024, 8, 26, 19, 5),
            DateFact("August 26, 2024, 12:05 a.m.", 2024, 8, 26, 0, 5),
            DateFact("26 Aug 2024 19 GMT", 2024, 8, 26, 19),
            DateFact(day: "Aug 2024", 2024, 8, 1),
        ])
    func rfc822(fact: DateFact) { expect(fact, by: DateReader()) }

    @Test(
        "W3C-DTF, RFC 3339 and SQL are read",
        arguments: [
            DateFact(day: "2024", 2024, 1, 1),
            DateFact(day: "2024-08", 2024, 8, 1),
            DateFact(day: "2024-08-26", 2024, 8, 26),
            DateFact("2024-08-26T10:30Z", 2024, 8, 26, 10, 30),
            DateFact("2024-08-26T10:30:45Z", 2024, 8, 26, 10, 30, 45),
            DateFact("2024-08-26T10:30:45.999Z", 2024, 8, 26, 10, 30, 45),
            DateFact("2024-08-26t10:30:45z", 2024, 8, 26, 10, 30, 45),
            DateFact("2024-08-26T10:30:45+08:00", 2024, 8, 26, 2, 30, 45),
            DateFact("2024-08-26T10:30:45-08:00", 2024, 8, 26, 18, 30, 45),
            DateFact("2024-08-26T10:30:45+0800", 2024, 8, 26, 2, 30, 45),
            DateFact("2024-08-26T10:30:45+08", 2024, 8, 26, 2, 30, 45),
            DateFact("2024-08-26T10:30:45 +08:00", 2024, 8, 26, 2, 30, 45),
            DateFact("2024-08-26T10:30+08:00", 2024, 8, 26, 2, 30),
            DateFact("2024-08-26T10:30:45", 2024, 8, 26, 10, 30, 45),
            DateFact("2024-08-26T10:30:45 GMT", 2024, 8, 26, 10, 30, 45),
            DateFact("2024-08-26T10", 2024, 8, 26, 10),
            DateFact("2024-8-6T9:5:7Z", 2024, 8, 6, 9, 5, 7),
            DateFact(day: "2024-8-6", 2024, 8, 6),
            DateFact("2024-08-26 10:30:45", 2024, 8, 26, 10, 30, 45),
            DateFact("2024-08-26 10:30:45.0", 2024, 8, 26, 10, 30, 45),
            DateFact("2024-08-26 10:30", 2024, 8, 26, 10, 30),
            DateFact("2024-08-26 10", 2024, 8, 26, 10),
            DateFact("2024-08-26 10:30:45 +0800", 2024, 8, 26, 2, 30, 45),
            DateFact("2024-08-26 10:30:45 EST", 2024, 8, 26, 15, 30, 45),
            DateFact("2024-08-26 10:30:45Z", 2024, 8, 26, 10, 30, 45),
            DateFact("1969-12-31T23:59:59Z", 1969, 12, 31, 23, 59, 59),
            DateFact("1900-03-01T00:00:00Z", 1900, 3, 1),
            DateFact("2000-02-29T00:00:00Z", 2000, 2, 29),
        ])
    func w3c(fact: DateFact) { expect(fact, by: DateReader()) }

    @Test(
        "ISO 8601 is read without separators, with ordinal days and with parts left out",
        arguments: [
            DateFact(day: "20240826", 2024, 8, 26),
            DateFact(day: "240826", 2024, 8, 26),
            DateFact(day: "24-08-26", 2024, 8, 26),
            DateFact(day: "202408", 2024, 8, 1),
            DateFact(day: "2024-239", 2024, 8, 26),
            DateFact(day: "2024239", 2024, 8, 26),
            DateFact(day: "24239", 2024, 8, 26),
            DateFact(day: "24-239", 2024, 8, 26),
            DateFact(day: "2024-366", 2024, 12, 31),
            DateFact(day: "-24-08", 2024, 8, 1),
            DateFact(day: "-2408", 2024, 8, 1),
            DateFact(day: "-24", 2024, 1, 1),
            DateFact(day: "-239", 2024, 8, 26),
            DateFact(day: "--08-26", 2024, 8, 26),
            DateFact(day: "--0826", 2024, 8, 26),
            DateFact(day: "--08", 2024, 8, 1),
            DateFact(day: "---26", 2024, 11, 26),
            DateFact("20240826T103045Z", 2024, 8, 26, 10, 30, 45),
            DateFact("20240826T10:30:45Z", 2024, 8, 26, 10, 30, 45),
            DateFact("20240826T1030+0800", 2024, 8, 26, 2, 30),
            DateFact("2024-239T10:30:45Z", 2024, 8, 26, 10, 30, 45),
            DateFact("2024-08-26T10:30:45,5Z", 2024, 8, 26, 10, 30, 45),
            DateFact("20240826103045", 2024, 8, 26, 10, 30, 45),
            DateFact("202408261030", 2024, 8, 26, 10, 30),
        ])
    func iso8601(fact: DateFact) { expect(fact, by: DateReader(reference: reference)) }

    @Test(
        "asctime, Java's, Perforce, Korean, Greek and Hungarian dates are read",
        arguments: [
            DateFact("Mon Aug 26 10:30:45 2024", 2024, 8, 26, 10, 30, 45),
            DateFact("星期一, 26 八月 2024 10:30:45 +0800", 2024, 8, 26, 2, 30, 45),
            DateFact("周四, 28 十一月 2024 10:30:45 GMT", 2024, 11, 28, 10, 30, 45),
            DateFact("周六, 5 10月 2024 10:30:45 +0800", 2024, 10, 5, 2, 30, 45),
            DateFact("Mon Aug  5 10:30:45 2024", 2024, 8, 5, 10, 30, 45),
            DateFact("Mon Aug 26 10:30:45 PST 2024", 2024, 8, 26, 18, 30, 45),
            DateFact("Mon Aug 26 10:30:45 +0800 2024", 2024, 8, 26, 2, 30, 45),
            DateFact("Mon, 2024/08/26 10:30:45 EDT", 2024, 8, 26, 14, 30, 45),
            DateFact("2024년 08월 26일  10:30:45", 2024, 8, 26, 1, 30, 45),
            DateFact("2024-08-26 오후 11:23:17", 2024, 8, 26, 14, 23, 17),
            DateFact("2024-08-26 오전 11:23:17", 2024, 8, 26, 2, 23, 17),
            DateFact("2024-08-26 오후 12:23:17", 2024, 8, 26, 3, 23, 17),
            DateFact("Κυρ, 11 Ιούλ 2004 12:00:00 EST", 2004, 7, 11, 17),
            DateFact("Δευ, 26 Αυγ 2024 12:00:00 GMT", 2024, 8, 26, 12),
            DateFact("Τρι, 05 Μάρ 2024 12:00:00 +0200", 2024, 3, 5, 10),
            DateFact("Τετ, 01 Μάι 2024 12:00:00 GMT", 2024, 5, 1, 12),
            DateFact("Παρ, 01 Νοέ 2024 12:00:00 GMT", 2024, 11, 1, 12),
            DateFact("2024-augusztus-26T9:15-05:00", 2024, 8, 26, 14, 15),
            DateFact("2004-július-3T19:15+02:00", 2004, 7, 3, 17, 15),
            DateFact("2024-január-05T10:15+01:00", 2024, 1, 5, 9, 15),
            DateFact("2024-október-5T10:15+01:00", 2024, 10, 5, 9, 15),
            DateFact("8/26/2024 7:05:00 PM", 2024, 8, 26, 19, 5),
            DateFact(day: "26.08.2024", 2024, 8, 26),
            DateFact(day: "26/08/2024", 2024, 8, 26),
        ])
    func otherNotations(fact: DateFact) { expect(fact, by: DateReader()) }

    @Test(
        "Chinese notation is read in the zone of the source",
        arguments: [
            DateFact("2024年8月26日 10:30", 2024, 8, 26, 2, 30),
            DateFact("2024年08月26日10:30:45", 2024, 8, 26, 2, 30, 45),
            DateFact("2024 年 8 月 26 日 10 时 30 分", 2024, 8, 26, 2, 30),
            DateFact("2024年8月26日10时30分45秒", 2024, 8, 26, 2, 30, 45),
            DateFact("2024年8月26日10点", 2024, 8, 26, 2),
            DateFact("2024年8月26日 星期一 10:30", 2024, 8, 26, 2, 30),
            DateFact("2024年8月26日（周一）上午10:30", 2024, 8, 26, 2, 30),
            DateFact("2024年8月26日 下午3:05", 2024, 8, 26, 7, 5),
            DateFact("2024-08-26 上午 9:05", 2024, 8, 26, 1, 5),
            DateFact("2024年8月26日 晚8:05", 2024, 8, 26, 12, 5),
            DateFact("2024年8月26日傍晚6:05", 2024, 8, 26, 10, 5),
            DateFact("2024年8月26日 清晨6:05", 2024, 8, 25, 22, 5),
            DateFact("2024年8月26日 早8:05", 2024, 8, 26, 0, 5),
            DateFact("2024年8月26日下午3点半", 2024, 8, 26, 7, 30),
            DateFact("2024-08-26 下午12:05", 2024, 8, 26, 4, 5),
            DateFact("２０２４－０８－２６　１０：３０", 2024, 8, 26, 2, 30),
            DateFact("２０２４年８月２６日 上午１０：３０", 2024, 8, 26, 2, 30),
            DateFact("Mon, 26 Aug 2024 10:30:00 CST", 2024, 8, 26, 2, 30),
            DateFact("Mon Aug 26 10:30:00 CST 2024", 2024, 8, 26, 2, 30),
            DateFact("2024-08-26 10:30:00 CST", 2024, 8, 26, 2, 30),
            DateFact("2024-08-26T10:30:00Z", 2024, 8, 26, 10, 30),
            DateFact("发布时间：2024-08-26 10:30 浏览次数：123", 2024, 8, 26, 2, 30),
            DateFact("来源：本局 时间：2024/8/26 10:30:45", 2024, 8, 26, 2, 30, 45),
            DateFact(day: "2024年8月26日", 2024, 8, 25, 16),
            DateFact(day: "2024.08.26", 2024, 8, 25, 16),
            DateFact(day: "2024.8.6", 2024, 8, 5, 16),
            DateFact(day: "2024/8/26", 2024, 8, 25, 16),
            DateFact(day: "[2024-08-26]", 2024, 8, 25, 16),
            DateFact(day: "【2024-08-26】", 2024, 8, 25, 16),
            DateFact(day: "CreateDate:2024.08.26", 2024, 8, 25, 16),
            DateFact(day: "二〇二四年八月二十六日", 2024, 8, 25, 16),
            DateFact(day: "二○二四年十二月三日", 2024, 12, 2, 16),
            DateFact(day: "2024年8月", 2024, 7, 31, 16),
            DateFact(day: "[08-26]", 2024, 8, 25, 16),
            DateFact(day: "（08/26）", 2024, 8, 25, 16),
            DateFact(day: "8月26日", 2024, 8, 25, 16),
            DateFact(day: "[11-24]", 2024, 11, 23, 16),
            DateFact(day: "[11-25]", 2023, 11, 24, 16),
            DateFact(day: "[12-30]", 2023, 12, 29, 16),
            DateFact("08-26 10:30", 2024, 8, 26, 2, 30),
            DateFact("2024年8月26日 晚上8:30", 2024, 8, 26, 12, 30),
            DateFact("2024年8月26日 晚上12:30", 2024, 8, 26, 16, 30),
            DateFact("2024年8月31日 晚上1点", 2024, 8, 31, 17),
            DateFact("2024年8月26日 晚上0:30", 2024, 8, 25, 16, 30),
            DateFact("2024-08-26 中午11:50", 2024, 8, 26, 3, 50),
            DateFact("2024年8月26日 中午12:05", 2024, 8, 26, 4, 5),
            DateFact("2024年8月26日 中午1:20", 2024, 8, 26, 5, 20),
            DateFact("2024年8月26日 中午0:30", 2024, 8, 26, 4, 30),
            DateFact("2024年8月26日 凌晨12:10", 2024, 8, 25, 16, 10),
            DateFact(day: "民國113年11月26日", 2024, 11, 25, 16),
            DateFact(day: "中華民國 99 年 8 月 26 日", 2010, 8, 25, 16),
            DateFact(day: "令和6年8月26日", 2024, 8, 25, 16),
        ])
    func chinese(fact: DateFact) { expect(fact, by: DateReader(timeZone: shanghai, reference: reference)) }

    @Test(
        "Unix time is read in seconds and milliseconds",
        arguments: [
            DateFact("1724639400", 2024, 8, 26, 2, 30),
            DateFact("1724639400123", 2024, 8, 26, 2, 30),
            DateFact("1724639400.75", 2024, 8, 26, 2, 30),
            DateFact("1724639400123456", 2024, 8, 26, 2, 30),
            DateFact("999999999", 2001, 9, 9, 1, 46, 39),
        ])
    func unix(fact: DateFact) { expect(fact, by: DateReader(timeZone: shanghai)) }

    @Test(
        "A date that cannot be is none",
        arguments: [
            "Thu, 31 Jun 2004 19:48:21 GMT", "2024-02-30", "2023-02-29", "2024-13-01", "2024-00-10", "2024-08-32",
            "0000-00-00 00:00:00",
            "2024-08-26T24:00:00Z", "2024-08-26T25:14:55Z", "2024-08-26T10:61:55Z", "2024-08-26T10:14:61Z",
            "2016-12-31T23:59:60Z",
            "Mon, 26 Aug 2024 24:30:00 GMT", "Mon, 26 Aug 2024 10:30:00 +9900", "Mon, 26 Aug 2024 10:30:00 +08002024",
            "2024年13月26日", "2023-366", "2024-000",
            "Sat, 31 Dec 2016 23:59:60 GMT", "", "   ", "yesterday", "August", "Mon", "10:30", "[13-40]", "12999",
            "9999999999999999999999",
            // Years of the Republic without its name, and other numbers that end in a month and a day.
            "113-11-26", "113/11/26", "113年11月26日", "12345/08/26", "2024年13月26日 晚上12:30",
            "version 1.2", "+0800", "----", "T10:30:00Z", "年月日", "0000-01-01T00:00:00Z",
        ])
    func impossible(text: String) {
        let read = DateReader(reference: reference).read(text)
        #expect(read.date == nil)
        #expect(!read.hasTime)
    }

    @Test("A date without a year needs a present to be read") func noReference() {
        #expect(DateReader(timeZone: shanghai).read("[08-26]").date == nil)
    }

    @Test("The text is kept as written, trimmed") func text() {
        #expect(DateReader().read(" \n2024年8月26日\t").text == "2024年8月26日")
        #expect(DateReader().read(" no date ").text == "no date")
    }

    @Test("Summer time counts for dates without a zone") func summerTime() {
        let berlin = DateReader(timeZone: TimeZone(identifier: "Europe/Berlin") ?? .gmt)
        #expect(
            berlin.read("2024-08-26 10:30").date
                == Date(timeIntervalSince1970: DateFact("", 2024, 8, 26, 8, 30).seconds))
        #expect(
            berlin.read("2024-01-26 10:30").date
                == Date(timeIntervalSince1970: DateFact("", 2024, 1, 26, 9, 30).seconds))
    }

    @Test("Every day from 1600 to 2400 is its own successor's day before") func calendar() {
        let reader = DateReader()
        var previous: Double?
        for year in stride(from: 1600, through: 2400, by: 1) {
            for month in 1...12 {
                for day in [1, 15, 28] {
                    let pad = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
                    let fact = DateFact("\(year)-\(pad(month))-\(pad(day))T00:00:00Z", year, month, day)
                    guard year % 50 == 0 || (1960...2040).contains(year) else { continue }
                    let seconds = reader.read(fact.text).date?.timeIntervalSince1970
                    #expect(seconds == fact.seconds)
                    if let seconds, let previous { #expect(seconds > previous) }
                    previous = seconds ?? previous
                }
            }
        }
    }

    @Test("No text makes it crash or hang", arguments: [1, 2, 3, 4]) func noise(seed: UInt64) {
        var generator = CleaningRandom(seed: seed)
        let pieces = [
            "2024", "08", "26", "-", "/", ".", "年", "月", "日", "T", ":", "10", "30", "Z", "+", " ", "Aug", "Mon", ",",
            "GMT", "CST", "下午", "오후",
            "(", ")", "[", "]", "Ιούλ", "június", "99999999999999999999", "0", "é", "\u{FF10}", "\u{3000}", "PM",
            "Etc/",
        ]
        for _ in 0..<3_000 {
            let text = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
                pieces.randomElement(using: &generator) ?? ""
            }.joined()
            let read = DateReader(timeZone: shanghai, reference: reference).read(text)
            if let date = read.date { #expect(abs(date.timeIntervalSince1970) < 300_000_000_000) }
        }
    }
}
