import Foundation
import Testing

@Suite("The commands") struct CommandTests {
    @Test("Where all is well, --quiet leaves nothing to read", arguments: [["verify"], ["store", "check"]])
    func quiet(command: [String]) async throws {
        let place = try Workplace()
        #expect(try await place.tributary("run", "--quiet", at: 1_750_000_000).status == 0)
        let arguments = command + ["--config", place.configuration.path(percentEncoded: false)]
        let loud = try await Outcome(running: arguments, in: place.folder)
        let quiet = try await Outcome(running: arguments + ["--quiet"], in: place.folder)
        #expect((loud.status, quiet.status) == (0, 0))
        #expect(!loud.output.isEmpty && quiet.output.isEmpty && quiet.messages.isEmpty, "\(quiet.messages)")
    }

    @Test("A configuration that cannot be written is told in words") func initWithoutFolder() async throws {
        let run = try await Workplace().bare("init", "--config", "nowhere/tributary.yaml")
        #expect(run.status == 74)
        #expect(run.messages.contains("cannot read or write "))
        #expect(run.messages.contains("nowhere/tributary.yaml: "))
        #expect(run.messages.contains("Is its folder there, and may this user write in it?"))
        #expect(!run.messages.contains("NSCocoaErrorDomain"))
    }

    @Test(
        "Every command explains itself with an example",
        arguments: ["run", "fetch", "publish", "status", "parse", "check", "explain", "search"])
    func help(command: String) async throws {
        let place = try Workplace()
        let help = try await place.bare(command, "--help")
        #expect(help.status == 0)
        #expect(help.output.contains("EXAMPLE"))
        #expect(help.output.contains("tributary \(command)"))
        #expect(help.output.contains("--config"))
    }

    @Test("A wrong use is 64", arguments: [["run", "--fast"], ["pubish"], ["parse"], ["status", "--json=yes"]])
    func usage(arguments: [String]) async throws {
        let place = try Workplace()
        let run = try await Outcome(running: arguments, in: place.folder)
        #expect(run.status == 64)
        #expect(run.messages.contains("Usage:"))
    }

    @Test("The shipped configuration is in order")
    func check() async throws {
        let place = try Workplace()
        let check = try await place.tributary("check")
        #expect(check.status == 0)
        #expect(check.messages.contains("9 cities"))
        #expect(check.messages.contains("13 topics"))
    }

    @Test("Labelled texts measure the topics, one by one, and those that came out wrong are named")
    func labelledTexts() async throws {
        let place = try Workplace()
        let file = place.folder.appending(path: "labelled.tsv")
        try Data(
            """
            trademarks\t商标注册便利化改革推进会召开
            patents\t食堂明厨亮灶检查
            \t发明专利授权量增长
            """.utf8
        ).write(to: file)
        let check = try await place.tributary("check", "--texts", file.path)
        #expect(check.status == 0, "\(check.messages)")
        let lines = check.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect(lines.first == ["3", "texts,", "1", "exactly", "right"])
        #expect(lines.contains(["trademarks", "1.000", "1.000", "1", "0", "0"]))
        #expect(lines.contains(["patents", "0.000", "0.000", "0", "1", "1"]))
        #expect(lines.contains(["all", "0.500", "0.500", "1", "1", "1"]))
        #expect(lines.suffix(2) == [["-patents:", "食堂明厨亮灶检查"], ["+patents:", "发明专利授权量增长"]])
    }

    @Test(
        "A file of labelled texts that cannot be used is refused with its line",
        arguments: [
            ("trademarks 商标", "labelled.tsv:1: not a labelled text"),
            ("\t食堂检查\npatent\t专利", "labelled.tsv:2: the configuration has no topic patent. Did you mean patents?"),
        ])
    func wrongLabelledTexts(text: String, says: String) async throws {
        let place = try Workplace()
        let file = place.folder.appending(path: "labelled.tsv")
        try Data(text.utf8).write(to: file)
        let check = try await place.tributary("check", "--texts", file.path)
        #expect(check.status == 74)
        #expect(check.messages.contains(says), "\(check.messages)")
    }

    @Test(
        "A wrong configuration is 78, with its line and what to write instead",
        arguments: [
            ("timezone: Asia/Shanghai", "timezon: Asia/Shanghai", "unknown key `timezon`", "`timezone`"),
            ("timezone: Asia/Shanghai", "timezone: Asia/Shangai", "Asia/Shangai", "timezone"),
            ("interval: 0s", "interval: soon", "soon", "30m"),
            ("- id: zhuhai", "- id: shenzhen", "shenzhen", "second time"),
            ("file:guangzhou.xml", "guangzhou.xml", "guangzhou.xml", "file:"),
            ("article: true", "artcle: true", "unknown key `artcle`", "`article`"),
        ])
    func wrongConfiguration(before: String, after: String, says: String, advises: String) async throws {
        let place = try Workplace()
        let line = try place.edit("tributary.yaml", before, after)
        for command in ["check", "run", "status"] {
            let run = try await place.tributary(command)
            #expect(run.status == 78)
            #expect(run.messages.contains("tributary.yaml:\(line):"), "\(run.messages)")
            #expect(run.messages.contains(says))
            #expect(run.messages.contains(advises))
        }
        #expect(!FileManager.default.fileExists(atPath: place.store.path(percentEncoded: false)))
    }

    @Test("A configuration that is not there is 78 and says how to get one")
    func noConfiguration() async throws {
        let place = try Workplace()
        let run = try await place.bare("run")
        #expect(run.status == 78)
        #expect(run.messages.contains("tributary.yaml"))
    }

    @Test("status prints one line a source, and one JSON object for programs")
    func status() async throws {
        let place = try Workplace()
        #expect(try await place.tributary("run").status == 0)
        let lines = try await place.tributary("status").output.split(separator: "\n")
        #expect(lines.filter { $0.contains(" ok ") }.count == 10)

        let report = try JSONDecoder().decode(
            StatusReport.self, from: Data(try await place.tributary("status", "--json").output.utf8))
        #expect(
            report.sources.map(\.city) == [
                "guangzhou", "shenzhen", "zhuhai", "foshan", "huizhou", "dongguan", "zhongshan", "jiangmen", "jiangmen",
                "zhaoqing",
            ])
        #expect(report.sources.map(\.entries) == [12, 10, 9, 10, 9, 10, 10, 9, 9, 10])
        #expect(report.sources.allSatisfy { $0.state == "ok" && $0.lastSuccess?.hasSuffix("Z") == true })
    }

    private struct StatusReport: Decodable {
        struct Line: Decodable {
            let id, url, city, state, reason: String
            let lastSuccess, nextDue: String?
            let entries: Int
        }
        let sources: [Line]
    }

    @Test(
        "parse tells what a feed says",
        arguments: [
            ("guangzhou.xml", "rss-2.0", 13), ("shenzhen.json", "json-1.1", 10), ("zhuhai.rdf", "rss-1.0", 9),
            ("foshan.atom", "atom-1.0", 10), ("huizhou.xml", "atom-0.3", 9), ("dongguan.xml", "rss-2.0", 10),
        ])
    func parse(file: String, format: String, entries: Int) async throws {
        let place = try Workplace()
        let path = place.cities.appending(path: file).path(percentEncoded: false)
        let parse = try await place.bare("parse", path)
        #expect(parse.status == 0)
        let document = try JSONDecoder().decode(ParsedDocument.self, from: Data(parse.output.utf8))
        #expect(document.format == format)
        #expect(document.entries.count == entries)
    }

    private struct ParsedDocument: Decodable {
        struct Entry: Decodable {
        }
        let format: String
        let entries: [Entry]
    }

    @Test(
        "What is no feed is 65, and says what it seems to be",
        arguments: [
            "", "<!DOCTYPE html><html><head><title>404 Not Found</title></head><body><h1>404</h1></body></html>",
            "just a line of text\n",
        ])
    func noFeed(text: String) async throws {
        let place = try Workplace()
        let path = try place.configuration(text, as: "no-feed.xml")
        let parse = try await place.bare("parse", path)
        #expect(parse.status == 65)
        #expect(parse.messages.contains("no-feed.xml"))
    }

    @Test("A file that cannot be read is 74")
    func unreadable() async throws {
        let place = try Workplace()
        let parse = try await place.bare("parse", "nowhere.xml")
        #expect(parse.status == 74)
        #expect(parse.messages.contains("nowhere.xml"))
    }
}
