internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
internal import NIOHTTP2
internal import NIOPosix
internal import NIOSSL

/// Keeps one HTTP client for each host, which can connect to the addresses that were judged and to no other.
///
/// The client is told "this name is at that address", so it never asks DNS itself: a second answer, different from the first, has nowhere
/// to slip in. Clients are made when a host is first asked; a run over files makes none.
actor HTTPClients {
    /// A client and what it reaches.
    struct Connection: Sendable {
        let client: HTTPClient
        /// Whether it answered before, so that it may hold connections the other side has closed meanwhile.
        let wasUsed: Bool
        let key: Key
    }

    struct Key: Hashable, Sendable {
        var host: String
        /// Where the client connects to; `nil` leaves it to a proxy that looks names up.
        var address: IPAddress?
        var tls: TLSOptions
        var proxy: ProxyServer?
        /// Whether plain HTTP is spoken, without TLS.
        var isPlain: Bool
        /// How long it may say nothing.
        var silence: Duration

        /// The proxy that is handed whole requests instead of a tunnel being asked of it.
        var forwarder: ProxyServer? { address == nil && isPlain && proxy?.kind == .http ? proxy : nil }
    }

    private struct Slot {
        let client: HTTPClient
        var users = 0
        var wasUsed = false
        var lastUse = 0
    }

    /// More open clients than this are closed, the longest unused first, so that memory does not grow with the number of sources.
    private static let capacity = 256

    private let settings: FetchSettings
    private var slots: [Key: Slot] = [:]
    private var trust = TrustStore()
    private var clock = 0

    init(settings: FetchSettings) { self.settings = settings }

    /// Clients that are open.
    var count: Int { slots.count }

    /// Lends a client; give it back with ``release(_:answered:)``.
    func lease(_ key: Key) throws(FetchError) -> Connection {
        if slots[key] == nil { slots[key] = Slot(client: try makeClient(key)) }
        clock += 1
        slots[key]?.users += 1
        slots[key]?.lastUse = clock
        guard let slot = slots[key] else { throw .cancelled }
        return Connection(client: slot.client, wasUsed: slot.wasUsed, key: key)
    }

    func release(_ connection: Connection, answered: Bool) async {
        slots[connection.key]?.users -= 1
        if answered { slots[connection.key]?.wasUsed = true }
        guard slots.count > Self.capacity,
            let oldest = slots.filter({ $0.value.users == 0 }).min(by: { $0.value.lastUse < $1.value.lastUse }),
            let slot = slots.removeValue(forKey: oldest.key)
        else { return }
        try? await slot.client.shutdown().get()
    }

    /// Closes all connections. Nothing is leased any more when this is called.
    func shutdown() async {
        let clients = slots.values.map(\.client)
        slots = [:]
        for client in clients { try? await client.shutdown().get() }
    }

    private func makeClient(_ key: Key) throws(FetchError) -> HTTPClient {
        var configuration = HTTPClient.Configuration()
        configuration.timeout.read = TimeAmount(key.silence)
        configuration.redirectConfiguration = .disallow
        configuration.decompression = .disabled
        configuration.timeout.connect = TimeAmount(settings.connectTimeout)
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = settings.perHost
        // The next run tries again; a dead host must not hold a place for the whole timeout.
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.connectionPool.idleTimeout = .seconds(30)
        if let address = key.address { configuration.dnsOverride = [key.host: "\(address)"] }
        let forwarder = key.forwarder
        if forwarder == nil { configuration.proxy = key.proxy.map(Self.proxy) }
        configuration.http1_1ConnectionDebugInitializer = { channel in Self.watch(channel, forwarder) }
        configuration.http2ConnectionDebugInitializer = Self.allowLongHeaders
        // The system's certificates take longer to read than a whole fetch.
        if !key.isPlain { configuration.tlsConfiguration = try trust.configuration(for: key.tls) }
        return HTTPClient(
            eventLoopGroupProvider: .shared(MultiThreadedEventLoopGroup.singleton), configuration: configuration)
    }

    /// Puts our own handlers between the parser and the client.
    private static func watch(_ channel: any Channel, _ forwarder: ProxyServer?) -> EventLoopFuture<Void> {
        channel.eventLoop.submit {
            let pipeline = channel.pipeline.syncOperations
            let parser = try pipeline.handler(type: ByteToMessageHandler<HTTPResponseDecoder>.self)
            try pipeline.addHandler(ResponseEndKeeper(), position: .after(parser))
            if let forwarder {
                let rewriter = ProxyRequestRewriter(authorization: forwarder.basicAuthorization)
                try pipeline.addHandler(rewriter, position: .after(parser))
            }
        }
    }

    /// The HTTP/2 library takes no more than 16 KB of header lines unless it is told to. Where they become too many is for `AnswerCollector`
    /// to say: beyond the library's limit an answer is only silent. Lines that repeat cost a byte each on the wire, so there must be one.
    private static let mostHTTP2HeaderBytes = 1 << 20

    @Sendable private static func allowLongHeaders(_ channel: any Channel) -> EventLoopFuture<Void> {
        let setting = HTTP2Setting(parameter: .maxHeaderListSize, value: mostHTTP2HeaderBytes)
        return channel.writeAndFlush(HTTP2Frame(streamID: .rootStream, payload: .settings(.settings([setting]))))
    }

    private static func proxy(_ server: ProxyServer) -> HTTPClient.Configuration.Proxy {
        switch server.kind {
        case .socks: .socksServer(host: server.host, port: server.port)
        case .http:
            .server(
                host: server.host, port: server.port,
                authorization: server.user.map { .basic(username: $0, password: server.password?.value ?? "") })
        }
    }
}
