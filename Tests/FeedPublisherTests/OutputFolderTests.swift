import FeedModel
import Foundation
import Testing

@testable import FeedPublisher

@Suite("The output folder") final class OutputFolderTests {
    private let root = FileManager.default.temporaryDirectory.appendingPathComponent("output-\(UUID().uuidString)")
    private var folder: OutputFolder { OutputFolder(path: root.path) }

    deinit { try? FileManager.default.removeItem(at: root) }

    private func document(_ path: String, _ text: String) -> Document { Document(path: path, bytes: Array(text.utf8)) }

    private func text(_ path: String) -> String? {
        try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    private func place(_ path: String, _ text: String) throws {
        let file = root.appendingPathComponent(path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    private func files() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { path in
            let attributes = try FileManager.default.attributesOfItem(atPath: root.appendingPathComponent(path).path)
            return attributes[.type] as? FileAttributeType != .typeDirectory && !path.hasSuffix(Manifest.name)
        }.sorted()
    }

    @Test("A manifest names what lies in its folder; whatever leads elsewhere is left alone", arguments: ["", "a/"])
    func strangeNames(folder: String) throws {
        _ = try self.folder.replace([document("a/x.html", "x"), document("y.html", "y")])
        let secret = root.deletingLastPathComponent().appendingPathComponent("secret-\(UUID().uuidString)")
        try Data("s".utf8).write(to: secret)
        defer { try? FileManager.default.removeItem(at: secret) }
        let manifest = root.appendingPathComponent(folder + Manifest.name)
        let up = folder.isEmpty ? "../" : "../../"
        let names = try String(contentsOf: manifest, encoding: .utf8) + "\(up)\(secret.lastPathComponent)\n../\n.\n"
        try Data(names.utf8).write(to: manifest)
        _ = try self.folder.removeAbandoned { _ in false }
        #expect(try Data(contentsOf: secret) == Data("s".utf8))
        #expect(try files().isEmpty)
    }

    @Test("What is written can be read, and nothing else lies about") func written() throws {
        let report = try folder.replace([document("topics/patents.atom", "a"), document("index.html", "b")])
        #expect(report.written == ["topics/patents.atom", "index.html"])
        #expect(text("topics/patents.atom") == "a")
        #expect(try files() == ["index.html", "topics/patents.atom"])
    }

    @Test("A file whose bytes would not change is not touched") func untouched() throws {
        _ = try folder.replace([document("index.atom", "same"), document("index.rss", "old")])
        let past = Date(timeIntervalSince1970: 1_000_000_000)
        for name in ["index.atom", "index.rss"] {
            try FileManager.default.setAttributes(
                [.modificationDate: past], ofItemAtPath: root.appendingPathComponent(name).path)
        }
        let report = try folder.replace([document("index.atom", "same"), document("index.rss", "new")])
        #expect(report.written == ["index.rss"])
        #expect(report.unchanged == 1)
        let attributes = try FileManager.default.attributesOfItem(
            atPath: root.appendingPathComponent("index.atom").path)
        #expect(attributes[.modificationDate] as? Date == past)
        #expect(text("index.rss") == "new")
    }

    @Test("Nothing is linked to before it is there") func order() throws {
        let paths = [
            "index.html", "feeds.opml", "topics/a.html", "topics/a.atom", "style.css", "archive/index/2026-01.atom",
            "entries/00/11.html", "index.json", "health.html",
        ]
        let report = try folder.replace(paths.map { document($0, $0) })
        #expect(
            report.written == [
                "style.css", "archive/index/2026-01.atom", "entries/00/11.html", "topics/a.atom", "index.json",
                "topics/a.html",
                "health.html", "index.html", "feeds.opml",
            ])
    }

    @Test("Only what we wrote and no longer want is removed") func abandoned() throws {
        try place("cities/old/notes.txt", "the operator's")
        try place("robots.txt", "the operator's")
        _ = try folder.replace([
            document("index.html", "1"), document("cities/old/a.atom", "2"), document("cities/old.atom", "3"),
            document("topics/gone/x.atom", "4"),
        ])
        let removed = try folder.removeAbandoned { $0 == "index.html" }
        #expect(removed == ["cities/old.atom", "cities/old/a.atom", "topics/gone/x.atom"])
        #expect(try files() == ["cities/old/notes.txt", "index.html", "robots.txt"])
        #expect(!FileManager.default.fileExists(atPath: root.appendingPathComponent("topics").path))
        #expect(try folder.removeAbandoned { _ in false } == ["index.html"])
        #expect(try files() == ["cities/old/notes.txt", "robots.txt"])
    }

    @Test("What a run that was cut short left behind is overwritten by the next") func leftovers() throws {
        try place(".index.atom.tributary-new", "half a docum")
        _ = try folder.replace([document("index.atom", "whole")])
        #expect(try files() == ["index.atom"])
    }

    @Test(
        "No path leads out of the folder",
        arguments: ["../x", "a/../../x", "/etc/x", "a//b", "", ".", "a/.hidden", "a/\n"])
    func outside(path: String) {
        #expect(throws: OutputError.self) { try self.folder.replace([self.document(path, "x")]) }
    }

    @Test("A file that cannot be written is named with the reason, and what was there stays") func refused() throws {
        _ = try folder.replace([document("a/x.atom", "good")])
        try place("b", "a file where a folder should be")
        let error = #expect(throws: OutputError.self) {
            try self.folder.replace([self.document("a/x.atom", "new"), self.document("b/y.atom", "new")])
        }
        #expect(error?.path == "b")
        #expect(error?.description.contains("cannot write b: ") == true)
        #expect(text("a/x.atom") == "good")
        #expect(try files() == ["a/x.atom", "b"])
    }

    @Test("A compressed sibling comes, changes and goes with its file") func compressed() throws {
        let long = String(repeating: "long ", count: 300)
        let packing = OutputFolder(path: root.path) { bytes in Array("packed \(bytes.count)".utf8) }
        _ = try packing.replace([document("a.atom", long), document("b.atom", "short"), document("icon.png", long)])
        #expect(try files() == ["a.atom", "a.atom.gz", "b.atom", "icon.png"])
        #expect(text("a.atom.gz") == "packed 1500")
        #expect(try packing.replace([document("a.atom", long)]).written == [])
        _ = try packing.replace([document("a.atom", long + "er")])
        #expect(text("a.atom.gz") == "packed 1502")
        #expect(try packing.removeAbandoned { $0 == "a.atom" } == ["b.atom", "icon.png"])
        // The document itself is not touched.
        #expect(try folder.replace([document("a.atom", long + "er")]).written == [])
        #expect(try files() == ["a.atom"])
        try place("c.atom.gz", "the operator's")
        _ = try folder.replace([document("c.atom", "c")])
        #expect(try folder.replace([document("c.atom", "c")]).written == [])
        #expect(text("c.atom.gz") == "the operator's")
    }

    @Test("A large batch ends as many small ones do") func batches() throws {
        let documents = (0..<40).map { document("entries/0\($0 % 3)/\($0).html", "page \($0)") }
        var batch = OutputBatch(folder: folder)
        for document in documents { try batch.add([document]) }
        let report = try batch.finish()
        #expect(report.written == documents.map(\.path))
        let large = try files().map { text($0) }
        let manifests = ["", "entries/", "entries/00/"].map { text($0 + Manifest.name) }
        #expect(manifests[0] == "entries/\n")
        #expect(manifests[1] == "00/\n01/\n02/\n")
        #expect(try folder.removeAbandoned { _ in false }.count == 40)
        for document in documents { _ = try folder.replace([document]) }
        #expect(try files().map { text($0) } == large)
        #expect(["", "entries/", "entries/00/"].map { text($0 + Manifest.name) } == manifests)
    }

    @Test("What changes is announced before it is in place, and what stays is not") func announced() throws {
        try place("b.atom", "b")
        var told: [[String]] = []
        func publish() throws {
            var batch = OutputBatch(folder: folder) { paths in
                told.append(paths)
                #expect(self.text("a.atom") == nil)
            }
            try batch.add([document("a.atom", "a"), document("b.atom", "b")])
            _ = try batch.finish()
        }
        try publish()
        try publish()
        #expect(told == [["a.atom"]])
    }

    @Test("Where the announcement fails, nothing is put in place") func notAnnounced() throws {
        struct Refusal: Error {}
        var batch = OutputBatch(folder: folder) { _ in throw Refusal() }
        try batch.add([document("a.atom", "a")])
        #expect(throws: Refusal.self) { try batch.finish() }
        #expect(text("a.atom") == nil)
    }

    @Test("Links in place of files are replaced, not followed") func links() throws {
        let outside = root.appendingPathComponent("outside.txt")
        try place("outside.txt", "untouched")
        try FileManager.default.createSymbolicLink(
            at: root.appendingPathComponent("index.atom"), withDestinationURL: outside)
        _ = try folder.replace([document("index.atom", "new")])
        #expect(text("index.atom") == "new")
        #expect(text("outside.txt") == "untouched")
    }
}
