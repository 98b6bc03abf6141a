import FeedModel
import FeedStore
import Foundation
import Testing

@Suite("The robots.txt files") struct RobotsFilesTests {
    private let folder: TestFolder
    private let store: HistoryStore

    init() throws {
        folder = try TestFolder()
        store = try HistoryStore(path: folder.store)
    }

    @Test("are kept as they were read, the latest of each site") func kept() throws {
        let old = RobotsFile(origin: "https://a.example", text: "", fetched: now - 86_400)
        let new = RobotsFile(origin: "https://a.example", text: "User-agent: *\nDisallow: /x\n", fetched: now)
        let other = RobotsFile(origin: "http://b.example:8080", text: "…", fetched: now)
        try store.write { history in try history.remember([old, other], now: now) }
        try store.write { history in try history.remember([new], now: now) }
        let files = try store.read { history in try history.robotsFiles() }
        #expect(Set(files) == [new, other])
    }

    @Test("are forgotten when they are too old to serve") func forgotten() throws {
        let old = RobotsFile(origin: "https://a.example", text: "x", fetched: now - RobotsFile.usableFor - 1)
        let useful = RobotsFile(origin: "https://b.example", text: "x", fetched: now - RobotsFile.usableFor + 1)
        try store.write { history in try history.remember([old, useful], now: now) }
        #expect(try store.read { history in try history.robotsFiles() } == [useful])
    }
}
