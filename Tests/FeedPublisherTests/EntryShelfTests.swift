import FeedModel
import Foundation
import Testing

@testable import FeedPublisher

@Suite("The shelf of entries that were written") struct EntryShelfTests {
    private let publisher = Publisher(site: Sample.site())

    @Test("Entries are found again by their numbers, whoever kept them when") func kept() async {
        let shelf = EntryShelf(in: NSTemporaryDirectory())
        let entries = Sample.entries(40).map(publisher.written)
        await withTaskGroup { group in
            for (number, entry) in entries.enumerated() {
                group.addTask { shelf.keep(entry, as: Int64(number)) }
            }
        }
        for (number, entry) in entries.enumerated() { #expect(shelf.entry(Int64(number)) == entry) }
        #expect(shelf.entry(40) == nil)
    }

    @Test("Nothing is left in the folder") func nameless() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "shelf-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let shelf = EntryShelf(in: folder.path)
        let entry = publisher.written(Sample.entry(0))
        shelf.keep(entry, as: 1)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        #expect(shelf.entry(1) == entry)
    }

    @Test("Where nothing can be written it stays empty") func nowhere() {
        let shelf = EntryShelf(in: "/nowhere/at/all")
        shelf.keep(publisher.written(Sample.entry(0)), as: 1)
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
