import Foundation

/// A web server on loopback that serves the files of a folder and ends with the test.
///
/// A file `NAME.status` beside `NAME` holds the HTTP status it is served with.
final class FolderServer: Sendable {
    let port: Int
    private let process: Process
    private let life: FileHandle
    private let log: URL

    init(folder: URL) throws {
        let process = Process()
        let (news, life) = (Pipe(), Pipe())
        log = FileManager.default.temporaryDirectory.appending(path: "asked-\(UUID().uuidString).txt")
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c", Self.program, folder.path(percentEncoded: false), log.path(percentEncoded: false),
        ]
        process.standardInput = life
        process.standardOutput = news
        process.standardError = FileHandle.nullDevice
        try process.run()
        (self.process, self.life) = (process, life.fileHandleForWriting)
        var line = Data()
        while let byte = try news.fileHandleForReading.read(upToCount: 1), let value = byte.first, value != 0x0A {
            line.append(value)
        }
        port = Int(String(decoding: line, as: UTF8.self)) ?? 0
    }

    deinit {
        try? life.close()
        try? FileManager.default.removeItem(at: log)
    }

    /// The paths asked for so far, in order.
    func asked() throws -> [String] {
        try String(contentsOf: log, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    private static let program = """
        import functools, http.server, os, sys, threading
        def listen():
            sys.stdin.read()
            os._exit(0)  # The test is over, however it ended.
        log = open(sys.argv[2], "a", buffering=1)
        class Handler(http.server.SimpleHTTPRequestHandler):
            def do_GET(self):
                log.write(self.path + "\\n")
                path = self.translate_path(self.path)
                if not os.path.exists(path + ".status"):
                    return super().do_GET()
                body = open(path, "rb").read()
                self.send_response(int(open(path + ".status").read()))
                self.send_header("Content-Type", "text/html")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
        handler = functools.partial(Handler, directory=sys.argv[1])
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        print(server.server_port, flush=True)
        threading.Thread(target=listen, daemon=True).start()
        server.serve_forever()
        """
}
