import Foundation

/// A web server on loopback that serves the files of a folder and ends with the test.
final class FolderServer: Sendable {
    let port: Int
    private let process: Process
    private let life: FileHandle

    init(folder: URL) throws {
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
        port = Int(String(decoding: line, as: UTF8.self)) ?? 0
    }

    deinit { try? life.close() }

    private static let program = """
        import functools, http.server, os, sys, threading
        def listen():
            sys.stdin.read()
            os._exit(0)  # The test is over, however it ended.
        handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=sys.argv[1])
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        print(server.server_port, flush=True)
        threading.Thread(target=listen, daemon=True).start()
        server.serve_forever()
        """
}
