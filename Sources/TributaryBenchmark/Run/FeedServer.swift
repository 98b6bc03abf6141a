internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import Synchronization

/// A web server on loopback for many invented feeds: ETag, Last-Modified and 304, and a count of what it was asked.
final class FeedServer: Sendable {
    let port: Int
    private let shelf: Shelf
    private let channel: any Channel

    /// Starts on a port of the system's choice.
    /// - Parameter latency: before each answer, as of a host that is far away.
    init(latency: Duration) throws {
        let shelf = Shelf()
        let delay = TimeAmount(latency)
        self.shelf = shelf
        channel = try ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 4_096)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    shelf.noteConnection()
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Answerer(shelf: shelf, delay: delay))
                }
            }
            .bind(host: "127.0.0.1", port: 0).wait()
        port = channel.localAddress?.port ?? 0
    }

    /// Puts a document at a path, in the place of what stood there.
    func put(_ document: String, at path: String, version: Int) { shelf.put(document, at: path, version: version) }

    /// What was seen since the last call.
    func takeCounts() -> Counts { shelf.takeCounts() }

    func close() { try? channel.close().wait() }

    struct Counts: Sendable {
        var requests = 0
        var notModified = 0
        var connections = 0
    }

    private final class Shelf: Sendable {
        struct Page: Sendable {
            var body: ByteBuffer
            var etag: String
        }

        private struct State {
            var pages: [String: Page] = [:]
            var counts = Counts()
        }

        private let state = Mutex(State())

        func put(_ document: String, at path: String, version: Int) {
            let page = Page(
                body: ByteBuffer(string: document), etag: "\"\(path.utf8.count)-\(document.utf8.count)-\(version)\"")
            state.withLock { $0.pages[path] = page }
        }

        func noteConnection() { state.withLock { $0.counts.connections += 1 } }

        func page(at path: String, ifNoneMatch tag: String?) -> Page? {
            state.withLock { state in
                state.counts.requests += 1
                let page = state.pages[path]
                if let page, page.etag == tag { state.counts.notModified += 1 }
                return page
            }
        }

        func takeCounts() -> Counts {
            state.withLock { state in
                defer { state.counts = Counts() }
                return state.counts
            }
        }
    }

    private final class Answerer: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let shelf: Shelf
        private let delay: TimeAmount
        private var head: HTTPRequestHead?

        init(shelf: Shelf, delay: TimeAmount) { (self.shelf, self.delay) = (shelf, delay) }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            switch unwrapInboundIn(data) {
            case .head(let head): self.head = head
            case .body: break
            case .end:
                if delay == .zero { return answer(context) }
                let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
                context.eventLoop.scheduleTask(in: delay) { bound.value.0.answer(bound.value.1) }
            }
        }

        private func answer(_ context: ChannelHandlerContext) {
            guard let head else { return }
            let tag = head.headers.first(name: "If-None-Match")
            let page = shelf.page(at: head.uri, ifNoneMatch: tag)
            var response = HTTPResponseHead(version: .http1_1, status: .notFound)
            var body: ByteBuffer?
            if let page {
                response.headers = [
                    "ETag": page.etag, "Last-Modified": "Mon, 26 Aug 2024 02:30:00 GMT",
                    "Content-Type": "application/xml",
                ]
                response.status = page.etag == tag ? .notModified : .ok
                if response.status == .ok { body = page.body }
            }
            if response.status != .notModified {
                response.headers.add(name: "Content-Length", value: "\(body?.readableBytes ?? 0)")
            }
            context.write(wrapOutboundOut(.head(response)), promise: nil)
            if let body { context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil) }
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }
    }
}
