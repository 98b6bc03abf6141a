internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1
internal import Synchronization

/// Takes an answer in as it arrives, and stops it as soon as it passes a limit.
///
/// It works on the client's event loop, so that a fetch wakes its task once, when all is there.
final class AnswerCollector: HTTPClientResponseDelegate {
    typealias Response = Exchange.Answer

    private struct State {
        var head: HTTPResponseHead?
        var body: [UInt8] = []
        var received = 0
    }

    /// An answer that nobody will read is taken off its connection, which can then be used again; but only where that is this small…
    private static let maxUnreadBytes = 16 << 10
    /// … and this quick.
    private static let maxUnreadTime = TimeAmount.milliseconds(500)

    private let maxHeaderBytes: Int
    private let maxWireBytes: Int
    /// Only the client's loop writes here, so the lock never waits.
    private let state = Mutex(State())

    init(maxHeaderBytes: Int, maxWireBytes: Int) {
        (self.maxHeaderBytes, self.maxWireBytes) = (maxHeaderBytes, maxWireBytes)
    }

    /// What is there of the body when it breaks off: bytes received, and those announced; `nil` before the head.
    var progress: (received: Int, expected: Int?)? {
        state.withLock { state in state.head.map { (state.received, $0.contentLength) } }
    }

    /// The answer, where its status says all and the rest of it does not matter: what came of its body is enough to tell what it is.
    var answerWithoutBody: Exchange.Answer? {
        state.withLock { state in
            guard let head = state.head, !head.bringsDocument else { return nil }
            return Exchange.Answer(status: Int(head.status.code), headers: head.headers, body: state.body)
        }
    }

    func didReceiveHead(task: HTTPClient.Task<Response>, _ head: HTTPResponseHead) -> EventLoopFuture<Void> {
        state.withLock { $0.head = head }
        let size = head.headers.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 }
        guard size <= maxHeaderBytes else { return fail(task, .headersTooLarge(limit: maxHeaderBytes)) }
        if head.bringsDocument {
            let expected = head.contentLength ?? 0
            guard expected <= maxWireBytes else { return fail(task, .tooLargeOnWire(limit: maxWireBytes)) }
            // A server may announce what it likes; only what comes takes much room.
            state.withLock { $0.body.reserveCapacity(min(expected, 1 << 20)) }
        } else if head.status != .notModified {
            task.eventLoop.scheduleTask(in: Self.maxUnreadTime) { task.cancel() }
        }
        return task.eventLoop.makeSucceededVoidFuture()
    }

    func didReceiveBodyPart(task: HTTPClient.Task<Response>, _ buffer: ByteBuffer) -> EventLoopFuture<Void> {
        let error: (any Error)? = state.withLock { state in
            state.received += buffer.readableBytes
            guard state.head?.bringsDocument == true else {
                guard state.received <= Self.maxUnreadBytes else { return HTTPClientError.cancelled }
                state.body += buffer.readableBytesView
                return nil
            }
            guard state.received <= maxWireBytes else { return FetchError.tooLargeOnWire(limit: maxWireBytes) }
            state.body += buffer.readableBytesView
            return nil
        }
        return error.map { task.eventLoop.makeFailedFuture($0) } ?? task.eventLoop.makeSucceededVoidFuture()
    }

    func didFinishRequest(task: HTTPClient.Task<Response>) throws -> Response {
        try state.withLock { state in
            guard let head = state.head else { throw FetchError.connectionLost }
            let body = state.body
            state.body = []
            return Exchange.Answer(
                status: Int(head.status.code), headers: head.headers, body: body,
                endsWithConnection: head.endsWithConnection)
        }
    }

    private func fail(_ task: HTTPClient.Task<Response>, _ error: FetchError) -> EventLoopFuture<Void> {
        task.eventLoop.makeFailedFuture(error)
    }
}

extension HTTPResponseHead {
    /// Whether the body is what was asked for.
    fileprivate var bringsDocument: Bool { status.code == 200 || status.code == 203 }

    /// HTTP/2 ends its streams itself; elsewhere a length or the last chunk does, or else nothing (RFC 9112 §6.3).
    fileprivate var endsWithConnection: Bool {
        version.major == 1 && contentLength == nil && !headers.contains(name: "Transfer-Encoding")
    }

    fileprivate var contentLength: Int? { headers.first(name: "Content-Length").flatMap { Int($0) } }
}
