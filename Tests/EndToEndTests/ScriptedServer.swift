import Foundation

/// A web server on loopback that answers each path as it was last told to, and remembers what it was asked.
final class ScriptedServer: Sendable {
    let port: Int
    private let folder: URL
    private let process: Process
    private let life: FileHandle
    private let news: AsyncStream<String>

    struct Answer: Encodable {
        var status = 200
        var headers: [String: String] = [:]
        /// A file whose bytes are the body.
        var file: String?
        var body: String?
        /// No answer ever comes.
        var hangs = false
        /// The status is 304 where the request carries this tag.
        var etag: String?

        static func file(_ url: URL, etag: String? = nil) -> Answer {
            Answer(file: url.path(percentEncoded: false), etag: etag)
        }
        static func redirect(_ status: Int, to target: String) -> Answer {
            Answer(status: status, headers: ["Location": target])
        }
    }

    struct Request: Decodable {
        let path: String
        let headers: [String: String]
    }

    init(in folder: URL) throws {
        self.folder = folder.appending(path: "server-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
        let process = Process()
        let (news, life) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", Self.program, self.folder.path(percentEncoded: false)]
        process.standardInput = life
        process.standardOutput = news
        process.standardError = FileHandle.nullDevice
        try process.run()
        (self.process, self.life) = (process, life.fileHandleForWriting)
        let reading = news.fileHandleForReading
        var line = Data()
        while let byte = try reading.read(upToCount: 1), let value = byte.first, value != 0x0A { line.append(value) }
        port = Int(String(decoding: line, as: UTF8.self)) ?? 0
        self.news = AsyncStream { continuation in
            reading.readabilityHandler = { handle in
                let data = handle.availableData
                for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
                    continuation.yield(String(line))
                }
                if data.isEmpty { handle.readabilityHandler = nil }
            }
        }
    }

    deinit { try? life.close() }

    func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

    /// From now on.
    func answer(_ answers: [String: Answer]) throws {
        try JSONEncoder().encode(answers).write(to: folder.appending(path: "answers.json"), options: .atomic)
    }

    /// Returns when `path` has been asked for.
    func asked(_ path: String) async { for await line in news where line == path { return } }

    /// What it was asked since the last call, in order.
    func takeRequests() throws -> [Request] {
        let log = folder.appending(path: "log")
        let text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
        try Data().write(to: log)
        return try text.split(separator: "\n").map { try JSONDecoder().decode(Request.self, from: Data($0.utf8)) }
    }

    private static let program = """
        import http.server, json, os, sys, threading
        folder = sys.argv[1]
        lock = threading.Lock()
        def listen():
            sys.stdin.read()
            os._exit(0)  # The test is over, however it ended.
        class Scripted(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            def do_GET(self):
                with lock:
                    with open(folder + "/log", "a") as log:
                        headers = {name.lower(): value for name, value in self.headers.items()}
                        log.write(json.dumps({"path": self.path, "headers": headers}) + "\\n")
                    print(self.path, flush=True)
                with open(folder + "/answers.json") as file:
                    answer = json.load(file).get(self.path, {"status": 404, "headers": {}})
                if answer.get("hangs"):
                    threading.Event().wait()
                body = (answer.get("body") or "").encode()
                if answer.get("file"):
                    body = open(answer["file"], "rb").read()
                status, tag = answer["status"], answer.get("etag")
                if tag and self.headers.get("If-None-Match") == tag:
                    status, body = 304, b""
                self.send_response(status)
                for name, value in answer["headers"].items():
                    self.send_header(name, value)
                if tag:
                    self.send_header("ETag", tag)
                if status != 304:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            def log_message(self, *arguments):
                pass
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Scripted)
        server.daemon_threads = True
        print(server.server_port, flush=True)
        threading.Thread(target=listen, daemon=True).start()
        server.serve_forever()
        """
}
