import Foundation
import Testing

@Suite("A run over the nine cities") struct NineCitiesRunTests {
    @Test("The first run says what was read, what is new, what was written and where to look")
    func firstRun() async throws {
        let place = try Workplace()
        let run = try await place.tributary("run")
        #expect(run.status == 0)
        #expect(run.output.isEmpty)
        #expect(run.messages.contains("10 sources read"))
        #expect(run.messages.contains("98 new entries"))
        #expect(run.messages.contains("documents written"))
        #expect(run.messages.contains("public/index.html"))
    }

    @Test("A second run says that nothing changed, and touches no file")
    func secondRun() async throws {
        let place = try Workplace()
        #expect(try await place.tributary("run").status == 0)
        let before = try place.publishedFiles()
        let run = try await place.tributary("run")
        #expect(run.status == 0)
        #expect(run.messages.contains("Nothing changed"))
        #expect(try place.files() == before)
    }

    @Test("A run a month later changes nothing either: what is published does not come from the clock")
    func later() async throws {
        let place = try Workplace()
        #expect(try await place.tributary("run", at: 1_750_000_000).status == 0)
        let before = try place.publishedFiles()
        let run = try await place.tributary("run", at: 1_752_600_000)
        #expect(run.status == 0)
        #expect(run.messages.contains("Nothing changed"))
        #expect(try place.files() == before)
    }

    @Test("--quiet says nothing when all is well")
    func quiet() async throws {
        let place = try Workplace()
        let run = try await place.tributary("run", "--quiet")
        #expect(run.status == 0)
        #expect(run.messages.isEmpty)
        #expect(run.output.isEmpty)
    }

    @Test("The same store and configuration give the same bytes in an empty folder")
    func sameBytes() async throws {
        let place = try Workplace()
        #expect(try await place.tributary("run").status == 0)
        let before = try place.publishedFiles().mapValues(\.bytes)
        try FileManager.default.removeItem(at: place.output)
        #expect(try await place.tributary("publish").status == 0)
        #expect(try place.files().mapValues(\.bytes) == before)
    }

    @Test("Two machines that read the same at the same moment publish the same")
    func sameOnAnotherMachine() async throws {
        let (one, other) = (try Workplace(), try Workplace())
        #expect(try await one.tributary("run", at: 1_750_000_000).status == 0)
        #expect(try await other.tributary("run", at: 1_750_000_000).status == 0)
        #expect(try one.publishedFiles().mapValues(\.bytes) == other.files().mapValues(\.bytes))
    }

    @Test("Fetching and publishing apart come to what a run does")
    func apart() async throws {
        let (whole, parts) = (try Workplace(), try Workplace())
        #expect(try await whole.tributary("run", at: 1_750_000_000).status == 0)
        #expect(try await parts.tributary("fetch", at: 1_750_000_000).status == 0)
        #expect(try parts.files().isEmpty)
        #expect(try await parts.tributary("publish", at: 1_750_000_000).status == 0)
        #expect(try whole.publishedFiles().mapValues(\.bytes) == parts.files().mapValues(\.bytes))
    }

    @Test(
        "The documents of the design are there",
        arguments: [
            "index.html", "index.atom", "index.rss", "index.json", "feeds.opml", "sources.opml", "health.atom",
            "topics/overseas-ip-protection.atom", "topics/overseas-ip-protection.rss",
            "topics/overseas-ip-protection.json", "topics/overseas-ip-protection.html", "cities/jiangmen.atom",
            "cities/jiangmen.rss", "cities/jiangmen.json", "cities/jiangmen.html", "cities/jiangmen/trademarks.atom",
        ])
    func document(path: String) async throws {
        let place = try Workplace()
        #expect(try await place.tributary("run").status == 0)
        #expect(try place.files()[path]?.bytes.isEmpty == false)
    }
}

@Suite("When the configuration changes") struct ChangedConfigurationTests {
    @Test("A topic that goes takes its documents along, and nothing that is not ours")
    func topicGoes() async throws {
        let place = try Workplace()
        #expect(try await place.tributary("run", at: 1_750_000_000).status == 0)
        try Data("mine".utf8).write(to: place.output.appending(path: "topics/notes.txt"))
        try place.edit("tributary.yaml", "- id: copyright\n", "- id: works\n")
        let run = try await place.tributary("run", at: 1_750_003_600)
        #expect(run.status == 0)
        let files = try place.files()
        for ending in ["atom", "rss", "json", "html"] {
            #expect(files["topics/copyright.\(ending)"] == nil)
            #expect(files["topics/works.\(ending)"] != nil)
        }
        #expect(files["topics/notes.txt"] != nil)
        #expect(try place.entries("topics/works.atom").count == 5)
    }

    @Test("A document that somebody deleted comes back with publish, byte for byte")
    func deleted() async throws {
        let place = try Workplace()
        #expect(try await place.tributary("run", at: 1_750_000_000).status == 0)
        let before = try place.publishedFiles().mapValues(\.bytes)
        try FileManager.default.removeItem(at: place.output.appending(path: "topics/patents.rss"))
        try FileManager.default.removeItem(at: place.output.appending(path: "entries"))
        #expect(try await place.tributary("publish", at: 1_750_003_600).status == 0)
        #expect(try place.files().mapValues(\.bytes) == before)
    }
}
