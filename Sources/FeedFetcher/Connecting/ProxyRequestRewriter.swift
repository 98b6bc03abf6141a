internal import NIOCore
internal import NIOHTTP1

/// Turns requests into the form a forwarding proxy expects: the whole address in the first line (RFC 9112 §3.2.2), and who asks the proxy.
///
/// Only for proxies that look names up themselves. Elsewhere a tunnel leads to the address that was judged.
final class ProxyRequestRewriter: ChannelOutboundHandler {
    typealias OutboundIn = HTTPClientRequestPart
    typealias OutboundOut = HTTPClientRequestPart

    private let authorization: Secret?

    init(authorization: Secret?) { self.authorization = authorization }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .head(var head) = unwrapOutboundIn(data), let host = head.headers.first(name: "Host") else {
            return context.write(data, promise: promise)
        }
        head.uri = "http://\(host)\(head.uri)"
        if let authorization { head.headers.replaceOrAdd(name: "Proxy-Authorization", value: authorization.value) }
        context.write(wrapOutboundOut(.head(head)), promise: promise)
    }
}
