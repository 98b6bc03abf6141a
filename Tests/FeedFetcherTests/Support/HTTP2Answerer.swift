import NIOCore
import NIOHTTP1

/// The server's side of one HTTP/2 stream. Its steps are read as HTTP/1.1 text: the head is parsed back, the rest is the body.
final class HTTP2Answerer: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let seen: LoopbackServer.SeenBox
    private let answer: LoopbackServer.Answer

    init(seen: LoopbackServer.SeenBox, answer: @escaping LoopbackServer.Answer) {
        (self.seen, self.answer) = (seen, answer)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(let head) = unwrapInboundIn(data) else { return }
        let steps = answer(seen.note(head.method.rawValue, head.uri, head.headers.map { ($0.name, $0.value) }))
        var (bytes, ends) = ([UInt8](), true)
        for step in steps {
            switch step {
            case .send(let more): bytes += more
            case .reset, .close: ends = false
            default: break
            }
        }
        guard let end = bytes.indices.dropFirst(3).first(where: { bytes[$0 - 3...$0] == [13, 10, 13, 10] }) else {
            return context.close(promise: nil)
        }
        let lines = String(decoding: bytes[..<(end - 3)], as: UTF8.self).split(separator: "\r\n")
        let status = lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 500
        var headers = HTTPHeaders()
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
            headers.add(name: parts[0].lowercased(), value: String(parts[1].drop { $0 == " " }))
        }
        let answerHead = HTTPResponseHead(version: .http2, status: .init(statusCode: status), headers: headers)
        context.write(wrapOutboundOut(.head(answerHead)), promise: nil)
        let body = ByteBuffer(bytes: bytes[(end + 1)...])
        context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        if ends {
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        } else {
            context.close(promise: nil)
        }
    }
}
