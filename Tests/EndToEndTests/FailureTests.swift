import Foundation
import Testing

@Suite("When things go wrong") struct FailureTests {
    @Test("A source that fails keeps its entries, is named, and the run is still done")
    func oneSourceFails() async throws {
        let place = try Workplace()
        #expect(try await place.tributary("run").status == 0)
        let before = try place.text("cities/guangzhou.atom")
        try place.remove("guangzhou.xml")
        let run = try await place.tributary("run")
        #expect(run.status == 0)
        #expect(run.messages.contains("guangzhou"))
        #expect(run.messages.contains("1 failed"))
        #expect(try place.text("cities/guangzhou.atom") == before)

        let status = try await place.tributary("status")
        #expect(status.status == 0)
        let line = try #require(status.output.split(separator: "\n").first { $0.hasPrefix("guangzhou") })
        #expect(line.contains("failing"))
        #expect(line.contains("12"))
    }

    @Test("A source that was cut short or turned into an error page keeps its entries")
    func brokenSource() async throws {
        let place = try Workplace()
        #expect(try await place.tributary("run").status == 0)
        let before = try place.publishedFiles().mapValues(\.bytes)
        let page = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"
        try Data(page.utf8).write(to: place.cities.appending(path: "foshan.atom"))
        try Data().write(to: place.cities.appending(path: "zhongshan.html"))
        let run = try await place.tributary("run", "--quiet")
        #expect(run.status == 0)
        #expect(run.messages.contains("foshan"))
        #expect(run.messages.contains("zhongshan"))
        let after = try place.files().mapValues(\.bytes)
        for path in ["cities/foshan.atom", "cities/zhongshan.atom", "index.atom"] {
            #expect(after[path] == before[path])
        }
    }

    @Test("A feed that is cut off changes nothing that was published, is named, and is read to its end by the next run")
    func cutOff() async throws {
        let place = try Workplace()
        #expect(try await place.tributary("run").status == 0)
        let before = try place.text("cities/guangzhou.atom")
        let file = place.cities.appending(path: "guangzhou.xml")
        let whole = try String(contentsOf: file, encoding: .utf8)
        let title = try #require(whole.ranges(of: "<title>").last)
        let cut = whole[..<whole.index(title.upperBound, offsetBy: 3)]
        try Data((cut + "<br />\n<b>Fatal error</b>: Maximum execution time exceeded").utf8).write(to: file)
        let run = try await place.tributary("run")
        #expect(run.status == 0)
        #expect(run.messages.contains("the document breaks off amid an entry; the "), "\(run.messages)")
        #expect(try place.text("cities/guangzhou.atom") == before)
        #expect(try await place.tributary("status").output.contains("failing"))
        try Data(whole.utf8).write(to: file)
        #expect(try await place.tributary("run").messages.contains("nothing new"))
        #expect(try place.text("cities/guangzhou.atom") == before)
        #expect(!(try await place.tributary("status").output.contains("failing")))
    }

    @Test("A source that comes back goes on where it was")
    func recovery() async throws {
        let place = try Workplace()
        #expect(try await place.tributary("run").status == 0)
        let before = try place.text("cities/zhuhai.atom")
        let file = place.cities.appending(path: "zhuhai.rdf")
        let bytes = try Data(contentsOf: file)
        try place.remove("zhuhai.rdf")
        #expect(try await place.tributary("run").status == 0)
        try bytes.write(to: file)
        let run = try await place.tributary("run")
        #expect(run.status == 0)
        #expect(run.messages.contains("nothing new"))
        #expect(try place.text("cities/zhuhai.atom") == before)
        #expect(!(try await place.tributary("status").output.contains("failing")))
    }

    @Test("When every source fails the run says 69")
    func everySourceFails() async throws {
        let place = try Workplace()
        let config = try place.configuration(Self.oneSource("file:nowhere.xml"))
        let run = try await place.bare("run", "--config", config)
        #expect(run.status == 69)
        #expect(run.messages.contains("nowhere.xml"))
    }

    @Test("An output folder that cannot be written is 74")
    func cannotWrite() async throws {
        let place = try Workplace()
        try Data().write(to: place.folder.appending(path: "occupied"))
        let source = "file:Fixtures/nine-cities/zhuhai.rdf"
        let config = try place.configuration(Self.oneSource(source, output: "occupied/public"))
        let run = try await place.bare("run", "--config", config)
        #expect(run.status == 74)
        #expect(run.messages.contains("occupied"))
    }

    @Test("A store that is no database is 74, and is left as it is")
    func damagedStore() async throws {
        let place = try Workplace()
        try FileManager.default.createDirectory(
            at: place.store.deletingLastPathComponent(), withIntermediateDirectories: true)
        let letter = Data("Dear operator, this is a letter and not a database. It is long enough to have a page.".utf8)
        try letter.write(to: place.store)
        let run = try await place.tributary("run")
        #expect(run.status == 74)
        #expect(run.messages.contains("nine-cities.sqlite"))
        #expect(try Data(contentsOf: place.store) == letter)
    }

    @Test("A second run while one is under way ends at once with 75 and says who holds the lock")
    func locked() async throws {
        let place = try Workplace()
        let server = try HesitantServer(file: place.cities.appending(path: "zhuhai.rdf"))
        let config = try place.configuration(Self.oneSource("http://127.0.0.1:\(server.port)/feed.rdf"))
        async let first = place.bare("run", "--config", config)
        await server.asked()
        let second = try await place.bare("run", "--config", config)
        #expect(second.status == 75)
        #expect(second.messages.contains("another run is under way"))
        #expect(second.messages.contains("process "))
        server.answer()
        let run = try await first
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.messages.contains("9 new entries"))
    }

    @Test("Where very many sources fail at once, the operator's feed names each of them")
    func manyFail() async throws {
        let place = try Workplace()
        let broken = (1...120).map { "      - {id: broken-\($0), url: 'file:none-\($0).xml'}\n" }.joined()
        let good = place.cities.appending(path: "zhuhai.rdf").path(percentEncoded: false)
        let config = try place.configuration(Self.oneSource("file:\(good)") + "\n" + broken)
        for now in [1_750_000_000, 1_750_090_000] {
            let run = try await Outcome(running: ["run", "--all", "--config", config], in: place.folder, at: now)
            #expect(run.status == 0, "\(run.messages)")
        }
        let named = try Set(place.entries("health.atom").compactMap { $0.firstMatch(of: /none-[0-9]+\.xml/)?.output })
        #expect(named.count == 120)
    }

    @Test("A source that was never read is called by its bureau, and where its file should lie is nobody's business")
    func neverRead() async throws {
        let place = try Workplace()
        try place.edit(
            "tributary.yaml", "- url: file:guangzhou.xml", "- url: file:none.xml\n      - url: file:guangzhou.xml")
        for now in [1_750_000_000, 1_750_003_600] { #expect(try await place.tributary("run", at: now).status == 0) }
        let bureau = "Guangzhou Market Supervision Bureau"
        #expect(try place.text("health.atom").contains("<title type=\"text\">\(bureau): cannot be read</title>"))
        #expect(try place.text("health.html").contains("<p>none.xml cannot be read: there is no such file.</p>"))
        for path in ["health.atom", "health.html"] {
            let text = try place.text(path)
            #expect(!text.contains(place.folder.path(percentEncoded: false)))
            #expect(!text.contains("></a>"), "a link without words")
        }
    }

    static func oneSource(_ url: String, output: String = "public") -> String {
        """
        site: {title: One source, url: "https://ip.example.org/"}
        store: var/one.sqlite
        output: \(output)
        timezone: Asia/Shanghai
        fetch: {interval: 0s, allowPrivateAddresses: true}
        cities:
          - id: zhuhai
            name: Zhuhai
            sources:
              - url: \(url)
        """
    }
}
