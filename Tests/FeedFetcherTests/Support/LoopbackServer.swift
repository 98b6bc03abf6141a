import NIOCore
import NIOHTTP1
import NIOHTTP2
import NIOPosix
import NIOSSL
import Synchronization

/// A server on loopback that answers byte by byte what a test tells it to, however wrong, and remembers what it was asked.
final class LoopbackServer: Sendable {
    /// A request as it came over the wire.
    struct Request: Sendable {
        var method: String
        var target: String
        var headers: [(name: String, value: String)]
        /// Counted from 1 over the server's life.
        var number: Int

        subscript(name: String) -> String? { headers.first { $0.name.lowercased() == name.lowercased() }?.value }
    }

    /// One thing the server does.
    enum Step: Sendable {
        case send([UInt8])
        case wait(Duration)
        /// Ends the connection in order.
        case close
        /// Ends it with a TCP reset.
        case reset
        /// Sends the same bytes for ever, as fast as the other side takes them.
        case sendForever([UInt8])
        /// Sends the bytes one at a time with a pause after each.
        case drip([UInt8], pause: Duration)

        static func send(_ text: String) -> Step { .send(Array(text.utf8)) }
    }

    /// How the server speaks.
    enum Manner: Sendable {
        case plain
        case tls(certificate: String = "server", newest: TLSVersion? = nil, http2: Bool = false)
    }

    typealias Answer = @Sendable (Request) -> [Step]

    fileprivate struct Seen {
        var requests: [Request] = []
        var connections = 0
        var open = 0
        var mostOpen = 0
        var versions: [String] = []
    }

    private let channel: any Channel
    private let seen: SeenBox
    let port: Int
    private let scheme: String

    /// The record, shared with the connections.
    final class SeenBox: Sendable {
        fileprivate let state = Mutex(Seen())
    }

    private init(channel: any Channel, seen: SeenBox, port: Int, scheme: String) {
        (self.channel, self.seen, self.port, self.scheme) = (channel, seen, port, scheme)
    }

    /// Every request so far, in the order of arrival.
    var requests: [Request] { seen.state.withLock { $0.requests } }
    /// Their targets.
    var targets: [String] { requests.map(\.target) }
    /// TCP connections accepted so far.
    var connections: Int { seen.state.withLock { $0.connections } }
    /// The most connections that were open at once.
    var mostConnectionsAtOnce: Int { seen.state.withLock { $0.mostOpen } }
    /// The protocols negotiated, one a connection.
    var protocols: [String] { seen.state.withLock { $0.versions } }

    func url(_ path: String, host: String = "127.0.0.1") -> String { "\(scheme)://\(host):\(port)\(path)" }

    /// Runs `body` with a server that answers every request with the steps `answer` gives, and stops it afterwards.
    static func with<Value>(
        _ manner: Manner = .plain, address: String = "127.0.0.1", answer: @escaping Answer,
        _ body: (LoopbackServer) async throws -> Value
    ) async throws -> Value {
        let server = try await start(manner, address: address, answer: answer)
        do {
            let value = try await body(server)
            try? await server.channel.close()
            return value
        } catch {
            try? await server.channel.close()
            throw error
        }
    }

    private static func start(
        _ manner: Manner, address: String, answer: @escaping Answer
    ) async throws -> LoopbackServer {
        let seen = SeenBox()
        var context: NIOSSLContext?
        var speaksHTTP2 = false
        if case .tls(let certificate, let newest, let http2) = manner {
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: try NIOSSLCertificate.fromPEMFile(Fixture.path("TLS/\(certificate).pem"))
                    .map { .certificate($0) },
                privateKey: .privateKey(
                    try NIOSSLPrivateKey(file: Fixture.path("TLS/\(certificate)-key.pem"), format: .pem)))
            configuration.minimumTLSVersion = .tlsv1
            configuration.maximumTLSVersion = newest
            if newest == .tlsv1 || newest == .tlsv11 { configuration.cipherSuites = "ECDHE-RSA-AES128-SHA:AES128-SHA" }
            if http2 { configuration.applicationProtocols = ["h2", "http/1.1"] }
            context = try NIOSSLContext(configuration: configuration)
            speaksHTTP2 = http2
        }
        let (tls, http2) = (context, speaksHTTP2)
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    seen.opened()
                    channel.closeFuture.whenComplete { _ in seen.closed() }
                    if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
                    if http2 {
                        _ = channel.configureHTTP2SecureUpgrade(
                            h2ChannelConfigurator: { channel in
                                seen.note(version: "h2")
                                return channel.configureHTTP2Pipeline(mode: .server) { stream in
                                    stream.eventLoop.makeCompletedFuture {
                                        try stream.pipeline.syncOperations.addHandlers([
                                            HTTP2FramePayloadToHTTP1ServerCodec(),
                                            HTTP2Answerer(seen: seen, answer: answer),
                                        ])
                                    }
                                }.map { _ in }
                            },
                            http1ChannelConfigurator: { channel in
                                seen.note(version: "http/1.1")
                                return channel.eventLoop.makeCompletedFuture {
                                    try channel.pipeline.syncOperations.addHandler(
                                        HTTP1Answerer(seen: seen, answer: answer))
                                }
                            })
                    } else {
                        try channel.pipeline.syncOperations.addHandler(HTTP1Answerer(seen: seen, answer: answer))
                    }
                }
            }
            .bind(host: address, port: 0).get()
        let port = channel.localAddress?.port ?? 0
        return LoopbackServer(channel: channel, seen: seen, port: port, scheme: tls == nil ? "http" : "https")
    }
}

extension LoopbackServer.SeenBox {
    fileprivate func opened() {
        state.withLock {
            $0.connections += 1
            $0.open += 1
            $0.mostOpen = max($0.mostOpen, $0.open)
        }
    }

    fileprivate func closed() { state.withLock { $0.open -= 1 } }
    fileprivate func note(version: String) { state.withLock { $0.versions.append(version) } }

    /// Numbers a request and remembers it.
    func note(
        _ method: String, _ target: String, _ headers: [(name: String, value: String)]
    ) -> LoopbackServer.Request {
        state.withLock {
            let request = LoopbackServer.Request(
                method: method, target: target, headers: headers, number: $0.requests.count + 1)
            $0.requests.append(request)
            return request
        }
    }
}
