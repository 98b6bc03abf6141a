import Foundation

/// A web server on loopback that says when it was asked, and answers only when it is told to.
final class HesitantServer: Sendable {
    let port: Int
    private let process: Process
    private let orders: FileHandle
    private let news: AsyncStream<String>

    /// - Parameter file: What it answers with.
    init(file: URL) throws {
        let process = Process()
        let (news, orders) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", Self.program, file.path(percentEncoded: false)]
        process.standardInput = orders
        process.standardOutput = news
        // Whoever waits for the end of the tests' own output must not wait for this process.
        process.standardError = FileHandle.nullDevice
        try process.run()
        (self.process, self.orders) = (process, orders.fileHandleForWriting)
        let reading = news.fileHandleForReading
        self.port = Int(Self.line(from: reading)) ?? 0
        self.news = AsyncStream { continuation in
            reading.readabilityHandler = { handle in
                let data = handle.availableData
                continuation.yield(String(decoding: data, as: UTF8.self))
                if data.isEmpty { handle.readabilityHandler = nil }
            }
        }
    }

    deinit { process.terminate() }

    /// Returns when a request has come in.
    func asked() async { for await _ in news { return } }

    func answer() { orders.write(Data("go\n".utf8)) }

    private static func line(from handle: FileHandle) -> String {
        var line = Data()
        while let byte = try? handle.read(upToCount: 1), let value = byte.first, value != UInt8(ascii: "\n") {
            line.append(value)
        }
        return String(decoding: line, as: UTF8.self)
    }

    private static let program = """
        import http.server, os, queue, sys, threading
        orders = queue.Queue()
        def listen():
            for line in sys.stdin:
                orders.put(line)
            os._exit(0)  # The test is over, however it ended.
        class Hesitant(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                print("asked", flush=True)
                orders.get(timeout=120)
                body = open(sys.argv[1], "rb").read()
                self.send_response(200)
                self.send_header("Content-Type", "application/rdf+xml")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            def log_message(self, *arguments):
                pass
        server = http.server.HTTPServer(("127.0.0.1", 0), Hesitant)
        print(server.server_port, flush=True)
        threading.Thread(target=listen, daemon=True).start()
        server.serve_forever()
        """
}
