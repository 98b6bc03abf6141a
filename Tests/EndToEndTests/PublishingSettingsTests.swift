import Foundation
import Testing

@Suite("How documents are laid down") struct PublishingSettingsTests {
    private static let june = 1_750_000_000

    @Test("Compressed siblings come on request and go when switched off; no document is touched for it")
    func gzip() async throws {
        let place = try Workplace()
        #expect(try await place.tributary("run", at: Self.june).status == 0)
        let plain = try place.publishedFiles()
        try place.edit("tributary.yaml", "  language: en ", "  gzip: true\n  language: en ")
        #expect(try await place.tributary("run", at: Self.june).status == 0)
        let packed = try place.files()
        for (path, state) in plain where !path.contains(".tributary-") {
            #expect(packed[path] == state, "\(path)")
        }
        let siblings = packed.filter { $0.key.hasSuffix(".gz") }
        #expect(siblings.keys.contains("index.atom.gz"))
        #expect(siblings.keys.contains("cities/foshan.html.gz"))
        #expect(!siblings.keys.contains("icon.png.gz"))
        for (path, state) in siblings {
            // RFC 1952: its magic bytes, and no date: the same bytes on any machine at any time.
            #expect(Array(state.bytes.prefix(8)) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0], "\(path)")
            #expect(try await unpacked(place.output.appending(path: path)) == plain[String(path.dropLast(3))]?.bytes)
        }
        try place.edit("tributary.yaml", "  gzip: true\n", "")
        #expect(try await place.tributary("run", at: Self.june).status == 0)
        let after = try place.publishedFiles()
        #expect(after.mapValues(\.bytes) == plain.mapValues(\.bytes))
        #expect(after["index.atom"] == plain["index.atom"])
    }

    @Test("A folder that lost a part, or was put back from an older copy, is made whole by the next run") func robbed()
        async throws
    {
        let place = try Workplace()
        #expect(try await place.tributary("run", at: Self.june).status == 0)
        let whole = try place.files().mapValues(\.bytes)
        for part in [
            "entries", "cities/foshan.atom", "topics", ".tributary-edition", "index.html", "cities/foshan.html",
            "style.css",
        ] {
            try FileManager.default.removeItem(at: place.output.appending(path: part))
            let run = try await place.tributary("run", at: Self.june)
            #expect(run.status == 0)
            #expect(try place.files().mapValues(\.bytes) == whole, "\(part)")
            #expect(try await place.tributary("run", at: Self.june).messages.contains("Nothing changed"))
        }
        let copy = place.output.deletingLastPathComponent().appending(path: "copy")
        try FileManager.default.copyItem(at: place.output, to: copy)
        try place.edit(
            "jiangmen.xml", "</channel>",
            """
            <item><title>关于专利奖申报的通知</title><link>https://www.jiangmen.example/zwgk/content_990001.html</link></item></channel>
            """)
        #expect(try await place.tributary("run", "--all", at: Self.june + 90_000).status == 0)
        let later = try place.files().mapValues(\.bytes)
        #expect(later != whole)
        try FileManager.default.removeItem(at: place.output)
        try FileManager.default.moveItem(at: copy, to: place.output)
        #expect(try await place.tributary("run", at: Self.june + 90_000).status == 0)
        #expect(try place.files().mapValues(\.bytes) == later)
    }

    private func unpacked(_ file: URL) async throws -> Data {
        let target = file.deletingLastPathComponent().appending(path: "unpacked-\(UUID().uuidString)")
        _ = FileManager.default.createFile(atPath: target.path(percentEncoded: false), contents: nil)
        defer { try? FileManager.default.removeItem(at: target) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", file.path(percentEncoded: false)]
        process.environment = Outcome.environment(at: nil)
        process.standardOutput = try FileHandle(forWritingTo: target)
        try await process.runToEnd()
        #expect(process.terminationStatus == 0)
        return try Data(contentsOf: target)
    }

    @Test("The window of a feed is set by count and age; the rest of the history stays in reach") func window()
        async throws
    {
        let place = try Workplace()
        #expect(try await place.tributary("run", at: Self.june).status == 0)
        let all = try place.entries("index.atom").count
        try place.edit("tributary.yaml", "  language: en ", "  window: {entries: 2, days: 0}\n  language: en ")
        #expect(try await place.tributary("run", at: Self.june).status == 0)
        // Nothing is closed yet: what stands in no archive stays in the feed, but a topic of a city has no archive.
        #expect(try place.entries("index.atom").count == all)
        #expect(try place.entries("cities/jiangmen/enforcement-and-cases.atom").count == 2)
        let line = try place.edit("tributary.yaml", "entries: 2", "entries: none")
        let check = try await place.tributary("check")
        #expect(check.status == 78)
        #expect(check.messages.contains("tributary.yaml:\(line): "))
    }

    @Test("Templates and styles of one's own take the place of the built-in ones") func templates() async throws {
        let place = try Workplace()
        #expect(try await place.tributary("run", at: Self.june).status == 0)
        let built = try place.text("index.html")
        let folder = place.cities.appending(path: "looks")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data("<p class=\"mine\">{{title}}</p>".utf8).write(to: folder.appending(path: "item.mustache"))
        try Data("p { color: navy }".utf8).write(to: folder.appending(path: "style.css"))
        try place.edit("tributary.yaml", "  language: en ", "  templates: looks\n  language: en ")
        #expect(try await place.tributary("run", at: Self.june).status == 0)
        #expect(try place.text("index.html").contains("<p class=\"mine\">"))
        #expect(try place.text("style.css") == "p { color: navy }")
        // A change of a template alone is a change.
        try Data("<p class=\"other\">{{title}}</p>".utf8).write(to: folder.appending(path: "item.mustache"))
        #expect(try await place.tributary("run", at: Self.june).status == 0)
        #expect(try place.text("index.html").contains("<p class=\"other\">"))
        try place.edit("tributary.yaml", "  templates: looks\n", "")
        #expect(try await place.tributary("run", at: Self.june).status == 0)
        #expect(try place.text("index.html") == built)
    }

    @Test("A template that cannot be read stops before anything is done, with its name") func broken() async throws {
        let place = try Workplace()
        let folder = place.cities.appending(path: "looks")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data("{{#entries}} never closed".utf8).write(to: folder.appending(path: "feed.mustache"))
        let line = try place.edit("tributary.yaml", "  language: en ", "  templates: looks\n  language: en ")
        for command in ["check", "run"] {
            let run = try await place.tributary(command)
            #expect(run.status == 78)
            #expect(run.messages.contains("tributary.yaml:\(line): "))
            #expect(run.messages.contains("feed.mustache"))
        }
        #expect(try place.files().isEmpty)
    }

    @Test("A folder of templates that is not there, or holds none, is told", arguments: [true, false])
    func noTemplates(isThere: Bool) async throws {
        let place = try Workplace()
        if isThere {
            try FileManager.default.createDirectory(
                at: place.cities.appending(path: "looks"), withIntermediateDirectories: true)
        }
        try place.edit("tributary.yaml", "  language: en ", "  templates: looks\n  language: en ")
        let check = try await place.tributary("check")
        #expect(check.status == 78)
        #expect(check.messages.contains(isThere ? "holds no template" : "there is no folder"))
        #expect(check.messages.contains("layout.mustache"))
    }
}
