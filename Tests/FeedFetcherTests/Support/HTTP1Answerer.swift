import Glibc
import NIOCore
import NIOSSL

/// The server's side of one connection: collects request heads and carries out the steps of their answers in turn.
final class HTTP1Answerer: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let seen: LoopbackServer.SeenBox
    private let answer: LoopbackServer.Answer
    private var received = ""
    private var steps: [LoopbackServer.Step] = []
    private var isBusy = false

    init(seen: LoopbackServer.SeenBox, answer: @escaping LoopbackServer.Answer) {
        (self.seen, self.answer) = (seen, answer)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received += String(buffer: unwrapInboundIn(data))
        // A TLS handshake where plain text is spoken: answered as common servers do.
        if received.utf8.first == 0x16 { steps += [.send("HTTP/1.1 400 Bad Request\r\n\r\n"), .close] }
        if received.utf8.first == 0x16 { return proceed(context) }
        while let end = received.firstRange(of: "\r\n\r\n") {
            let lines = received[..<end.lowerBound].split(separator: "\r\n")
            received = String(received[end.upperBound...])
            let words = lines.first?.split(separator: " ").map(String.init) ?? []
            guard words.count == 3 else { return context.close(promise: nil) }
            let headers = lines.dropFirst().compactMap { line -> (name: String, value: String)? in
                let parts = line.split(separator: ":", maxSplits: 1)
                guard parts.count == 2 else { return nil }
                return (String(parts[0]), parts[1].drop { $0 == " " }.description)
            }
            steps += answer(seen.note(words[0], words[1], headers))
            if !isBusy { proceed(context) }
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func proceed(_ context: ChannelHandlerContext) {
        isBusy = !steps.isEmpty
        guard isBusy, context.channel.isActive else { return }
        let step = steps.removeFirst()
        let loop = context.eventLoop
        let bound = NIOLoopBound((self, context), eventLoop: loop)
        switch step {
        case .send(let bytes):
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
            proceed(context)
        case .wait(let duration):
            loop.scheduleTask(in: TimeAmount(duration)) { bound.value.0.proceed(bound.value.1) }
        case .close: context.close(promise: nil)
        case .reset:
            // With nothing to linger for, closing sends a reset.
            let socket = context.channel as? any SocketOptionProvider
            // From below TLS, or it would say goodbye in its own way.
            let tls = try? context.pipeline.syncOperations.context(handlerType: NIOSSLServerHandler.self)
            let lowest = NIOLoopBound(tls ?? context, eventLoop: loop)
            socket?.setSoLinger(linger(l_onoff: 1, l_linger: 0)).whenComplete { _ in lowest.value.close(promise: nil) }
        case .sendForever(let bytes):
            steps.insert(step, at: 0)
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes))).whenSuccess {
                // Not at once: a socket that takes everything would keep this loop from all its other work.
                loop.scheduleTask(in: .milliseconds(1)) { bound.value.0.proceed(bound.value.1) }
            }
        case .drip(let bytes, let pause):
            guard let first = bytes.first else { return proceed(context) }
            steps.insert(
                contentsOf: [.send([first]), .wait(pause), .drip(Array(bytes.dropFirst()), pause: pause)], at: 0)
            proceed(context)
        }
    }
}
