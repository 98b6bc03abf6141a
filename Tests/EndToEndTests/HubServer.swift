import Foundation

/// A WebSub hub on loopback: it notes what it is told, and answers with the status that stands in a file.
final class HubServer: Sendable {
    let address: String
    private let folder: URL
    private let process: Process
    private let life: FileHandle

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(
            path: "hub-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let process = Process()
        let (news, life) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", Self.program, folder.path(percentEncoded: false)]
        process.standardInput = life
        process.standardOutput = news
        process.standardError = FileHandle.nullDevice
        try process.run()
        (self.process, self.life) = (process, life.fileHandleForWriting)
        var line = Data()
        while let byte = try news.fileHandleForReading.read(upToCount: 1), let value = byte.first, value != 0x0A {
            line.append(value)
        }
        address = "http://127.0.0.1:\(String(decoding: line, as: UTF8.self))/hub"
    }

    deinit {
        try? life.close()
        try? FileManager.default.removeItem(at: folder)
    }

    /// From now on every ping is answered with this status.
    func answer(_ status: Int) throws { try Data("\(status)".utf8).write(to: folder.appending(path: "status")) }

    /// The forms that came so far, in order; forgotten once read.
    func pings() throws -> [String] {
        let file = folder.appending(path: "pings")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
        try FileManager.default.removeItem(at: file)
        return text.split(separator: "\n").map(String.init)
    }

    private static let program = """
        import http.server, os, sys, threading
        folder = sys.argv[1]
        class Hub(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                form = self.rfile.read(int(self.headers["Content-Length"])).decode()
                kind = self.headers["Content-Type"]
                with open(os.path.join(folder, "pings"), "a") as file:
                    file.write(kind + " " + form + "\\n")
                try:
                    status = int(open(os.path.join(folder, "status")).read())
                except OSError:
                    status = 202
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()
            def log_message(self, *arguments):
                pass
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hub)
        print(server.server_port, flush=True)
        def listen():
            sys.stdin.read()
            os._exit(0)  # The test is over, however it ended.
        threading.Thread(target=listen, daemon=True).start()
        server.serve_forever()
        """
}
