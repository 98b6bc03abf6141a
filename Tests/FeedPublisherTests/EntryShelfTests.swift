import FeedModel
import Foundation
import Testing

@testable import FeedPublisher

@Suite("The shelf of entries that were written") struct EntryShelfTests {
    private let publisher = Publisher(site: Sample.site())

    @Test("Entries are found again by their numbers, whoever kept them when") func kept() async {
        let shelf = EntryShelf(in: NSTemporaryDirectory())
        let entries = (0..<40).map(numbered)
        await withTaskGroup { group in
            for entry in entries { group.addTask { _ = publisher.written(entry, keptOn: shelf) } }
        }
        for entry in entries { #expect(shelf.entry(entry) == publisher.written(entry)) }
        #expect(shelf.entry(40) == nil)
    }

    private func numbered(_ number: Int) -> PublishedEntry {
        var entry = Sample.entry(number)
        entry.number = Int64(number)
        return entry
    }

    @Test("A feed takes from it what is there, and puts there what is not") func feed() {
        let shelf = EntryShelf(in: NSTemporaryDirectory())
        let window = FeedWindow(entries: (0..<40).map(numbered))
        for entry in window.entries.prefix(20) { _ = publisher.written(entry, keptOn: shelf) }
        let documents = publisher.feedDocuments(for: .everything, window: window, shelf: shelf)
        #expect(documents == publisher.feedDocuments(for: .everything, window: window))
        for entry in window.entries { #expect(shelf.entry(entry) == publisher.written(entry)) }
    }

    @Test("An earlier version of an entry does not take its place") func earlier() {
        let shelf = EntryShelf(in: NSTemporaryDirectory())
        var earlier = numbered(1)
        _ = publisher.written(earlier, keptOn: shelf)
        (earlier.title, earlier.number) = ("Before", nil)
        _ = publisher.written(earlier, keptOn: shelf)
        #expect(shelf.entry(1) == publisher.written(numbered(1)))
        #expect(shelf.entry(earlier) == nil)
    }

    @Test("Nothing is left in the folder") func nameless() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "shelf-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let shelf = EntryShelf(in: folder.path)
        let written = publisher.written(numbered(1), keptOn: shelf)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        #expect(shelf.entry(1) == written)
    }

    @Test("Where nothing can be written it stays empty") func nowhere() {
        let shelf = EntryShelf(in: "/nowhere/at/all")
        _ = publisher.written(numbered(1), keptOn: shelf)
        #expect(shelf.entry(1) == nil)
    }

    @Test("A file gives back what was put into it, and nothing more") func scratch() throws {
        let file = try #require(ScratchFile(in: NSTemporaryDirectory()))
        let (first, second) = ([UInt8]("first".utf8), [UInt8](repeating: 7, count: 100_000))
        let starts = [file.append(first), file.append(second), file.append([])]
        #expect(starts == [0, 5, 100_005])
        #expect(file.bytes(5, at: 0) == first)
        #expect(file.bytes(100_000, at: 5) == second)
        #expect(file.bytes(100_001, at: 5) == nil)
    }
}
