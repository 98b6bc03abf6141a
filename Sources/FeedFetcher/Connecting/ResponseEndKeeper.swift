internal import NIOCore
internal import NIOHTTP1

/// More came than the response's own length allows.
struct ExcessBytes: Error {}

/// Holds the end of a response back until everything that came with it was looked at.
///
/// A Content-Length that is too small would cut a document in the middle without anybody noticing: HTTP takes the rest for the beginning
/// of another response. We ask one question at a time, so whatever follows an answer belongs to it, and the answer is not to be trusted.
final class ResponseEndKeeper: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias InboundOut = HTTPClientResponsePart

    private var end: HTTPClientResponsePart?

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if end != nil { return fail(context) }
        if case .end = unwrapInboundIn(data) { end = unwrapInboundIn(data) } else { context.fireChannelRead(data) }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        giveEnd(context)
        context.fireChannelReadComplete()
    }

    func channelInactive(context: ChannelHandlerContext) {
        giveEnd(context)
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if end != nil { fail(context) } else { context.fireErrorCaught(error) }
    }

    private func giveEnd(_ context: ChannelHandlerContext) {
        guard let part = end else { return }
        end = nil
        context.fireChannelRead(wrapInboundOut(part))
    }

    private func fail(_ context: ChannelHandlerContext) {
        end = nil
        context.fireErrorCaught(ExcessBytes())
    }
}
