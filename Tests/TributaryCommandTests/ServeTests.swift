internal import Foundation
internal import Hummingbird
internal import Testing

@testable import TributaryCommand

@Suite("What a request asks for") struct RequestTests {
    @Test(
        "A target is a path and what a form wrote behind it",
        arguments: [
            ("/search?q=%E6%B5%B7%E5%A4%96+%E5%95%86%E6%A0%87&sort=best", "/search", ["q": "海外 商标", "sort": "best"]),
            ("/a%20b?x=1+%2B+1&x=2#y", "/a%20b", ["x": "1 + 1"]), ("/?q", "/", ["q": ""]), ("/", "/", [:]),
            ("/s?q=%FF&limit=3", "/s", ["limit": "3"]), ("", "", [:]),
        ])
    func target(text: String, path: String, parameters: [String: String]) {
        let target = RequestTarget(text)
        #expect(target.path == path)
        #expect(target.parameters == parameters)
    }

    @Test(
        "gzip is sent to whoever takes it",
        arguments: [
            ("gzip, br", true), ("br;q=1.0, GZIP;q=0.5", true), ("x-gzip", true), ("gzip;q=0", false),
            ("gzip; q=0.0", false), ("br", false), ("", false),
        ])
    func gzip(accepted: String, expected: Bool) {
        #expect(RequestConditions(headers: [.acceptEncoding: accepted]).acceptsGzip == expected)
    }

    @Test("A tag decides where there is one, else the moment, to the second")
    func conditions() throws {
        let modified = try #require(ISO8601DateFormatter().date(from: "2026-11-20T10:00:00Z")).addingTimeInterval(0.7)
        func isKnown(_ headers: HTTPFields) -> Bool {
            RequestConditions(headers: headers).areMet(tag: "\"a-1\"", modified: modified)
        }
        #expect(isKnown([.ifNoneMatch: "\"a-1\""]))
        #expect(isKnown([.ifNoneMatch: "\"b\", W/\"a-1\""]))
        #expect(isKnown([.ifNoneMatch: "*"]))
        #expect(!isKnown([.ifNoneMatch: "\"a-2\"", .ifModifiedSince: "Fri, 20 Nov 2026 10:00:00 GMT"]))
        #expect(isKnown([.ifModifiedSince: "Fri, 20 Nov 2026 10:00:00 GMT"]))
        #expect(!isKnown([.ifModifiedSince: "Fri, 20 Nov 2026 09:59:59 GMT"]))
        #expect(!isKnown([.ifModifiedSince: "yesterday"]))
        #expect(!isKnown([:]))
    }

    @Test(
        "A place to listen has an address and a port",
        arguments: [
            ("127.0.0.1:8080", "127.0.0.1:8080"), ("[::1]:80", "[::1]:80"), (":9000", "0.0.0.0:9000"), ("8080", nil),
            ("localhost:70000", nil),
        ] as [(String, String?)])
    func listen(text: String, expected: String?) {
        #expect(ListenAddress(argument: text)?.description == expected)
    }

    @Test(
        "What a search may ask for has limits, and words for what lies beyond",
        arguments: [
            (["sort": "oldest"], "sort is newest or best, not oldest."),
            (["limit": "501"], "limit is 1 to 500, not 501."),
            (["q": String(repeating: "字", count: 1001)], "A query has 1000 characters at most."),
        ])
    func searchLimits(parameters: [String: String], words: String) {
        let refusal = #expect(throws: SearchRefusal.self) { try SearchService.Request(parameters) }
        #expect(refusal?.words == words)
    }
}

@Suite("The output folder as a web server sees it") struct OutputFilesTests {
    /// A folder of its own, with these files in it.
    private func withFiles(_ names: [String], _ body: (OutputFiles) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tributary-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in names {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(name.utf8).write(to: file)
        }
        try body(OutputFiles(folder: folder.path))
    }

    private func kind(of path: ServedPath) -> String? { if case .file(let file) = path { file.kind } else { nil } }

    @Test("Paths lead to documents, folders to their page, and nothing out of the folder or to notes")
    func paths() throws {
        try withFiles(["index.html", "cities/index.html", "cities/a.atom", ".tributary-edition", "a b.txt"]) { files in
            func found(_ path: String) -> ServedPath { files.lookUp(path, acceptsCompressed: false) }
            #expect(kind(of: found("/")) == "html")
            #expect(kind(of: found("/cities/a.atom")) == "atom")
            #expect(kind(of: found("/cities/")) == "html")
            #expect(kind(of: found("/a%20b.txt")) == "txt")
            #expect(found("/cities") == .folder)
            for path in [
                "/.tributary-edition", "/../x", "/%2E%2E/x", "/cities/..%2findex.html", "/cities//a.atom", "x", "/%",
            ] {
                #expect(found(path) == .nothing, "\(path)")
            }
        }
    }

    @Test(
        "A compressed sibling is sent to who takes it, unless it is older than the document by more than a run lays them apart"
    )
    func compressed() throws {
        try withFiles(["a.atom", "a.atom.gz"]) { files in
            func isCompressed(_ accepts: Bool) -> Bool? {
                if case .file(let file) = files.lookUp("/a.atom", acceptsCompressed: accepts) {
                    file.isCompressed
                } else {
                    nil
                }
            }
            #expect(isCompressed(true) == true)
            #expect(isCompressed(false) == false)
            for (name, seconds) in [("a.atom", 1_000_000.5), ("a.atom.gz", 1_000_000)] {
                let moment = [FileAttributeKey.modificationDate: Date(timeIntervalSince1970: seconds)]
                try FileManager.default.setAttributes(moment, ofItemAtPath: files.folder + "/" + name)
            }
            #expect(isCompressed(true) == true, "laid down first of the two")
            let old = [FileAttributeKey.modificationDate: Date(timeIntervalSince1970: 999_000)]
            try FileManager.default.setAttributes(old, ofItemAtPath: files.folder + "/a.atom.gz")
            #expect(isCompressed(true) == false)
        }
    }
}
