internal import AsyncHTTPClient
internal import Glibc
internal import NIOCore
internal import NIOHPACK
internal import NIOHTTP1
internal import NIOHTTP2
internal import NIOPosix
internal import NIOSSL

/// The transport's errors in our words. Everything the layers below can throw ends here.
extension FetchError {
    /// What went wrong before the answer's first byte.
    init(beforeAnswer error: any Error, host: String, silence: Duration, settings: FetchSettings) {
        if let error = error as? FetchError {
            self = error
        } else if let error = error as? HTTPClientError {
            switch error {
            case .connectTimeout, .getConnectionFromPoolTimeout, .tlsHandshakeTimeout:
                self = .timedOut(.connect, after: settings.connectTimeout)
            case .readTimeout: self = .timedOut(.firstByte, after: silence)
            case .cancelled: self = .cancelled
            case .remoteConnectionClosed: self = .connectionLost
            case .invalidURL, .emptyHost, .emptyScheme: self = .malformedURL(host)
            case .invalidProxyResponse:
                self = .proxy(reason: "it opens no tunnel (CONNECT); for http: addresses it must allow port 80")
            case .httpProxyHandshakeTimeout, .socksHandshakeTimeout:
                self = .proxy(reason: "it did not answer within \(settings.connectTimeout.inSeconds)")
            case .proxyAuthenticationRequired: self = .status(407, retryAfter: nil)
            default: self = .malformedResponse(reason: error.shortDescription)
            }
        } else if let error = error as? HTTPParserError {
            self =
                error == .headerOverflow
                ? .headersTooLarge(limit: settings.maxHeaderBytes)
                : error == .invalidEOFState ? .connectionLost : .malformedResponse(reason: "\(error)")
        } else if let error = error as? NIOSSLError {
            self = .tls(host: host, reason: Self.explain(error))
        } else if let error = error as? NIOSSLExtraError {
            self = .tls(host: host, reason: Self.explain("\(error)"))
        } else if let error = error as? IOError {
            self =
                error.errnoCode == ECONNRESET || error.errnoCode == EPIPE
                ? .connectionLost : .cannotConnect(host: host, reason: error.localizedReason)
        } else if let error = error as? NIOConnectionError {
            // Only a proxy is given to the client by its name; every other host by its address.
            let reason = (error.connectionErrors.first?.error as? IOError)?.localizedReason
            self = .cannotConnect(host: error.host, reason: reason ?? "no address was found for \(error.host)")
        } else if error is any NIOHPACKError {
            self = .headersTooLarge(limit: settings.maxHeaderBytes)
        } else if error is any NIOHTTP2Error {
            // The stream or the connection was given up before anything was said on it.
            self = .connectionLost
        } else if error is CancellationError {
            self = .cancelled
        } else if let error = error as? ChannelError, Self.meansClosed(error) {
            self = .connectionLost
        } else {
            self = .cannotConnect(host: host, reason: "\(error)")
        }
    }

    /// What went wrong after the head of the answer: whatever it was, the document is not whole.
    init(duringBody error: any Error, received: Int, expected: Int?, silence: Duration) {
        if let error = error as? FetchError {
            self = error
        } else if (error as? HTTPClientError) == .readTimeout {
            self = .timedOut(.silence, after: silence)
        } else if error is ExcessBytes {
            self = .excessBody(announced: expected ?? received)
        } else if let error = error as? HTTPParserError, error != .invalidEOFState {
            self = .malformedResponse(reason: "\(error)")
        } else {
            self = .truncated(received: received, expected: expected)
        }
    }

    /// Whether another address of the same host may do better: nobody has read our request yet.
    var meansTryAnotherAddress: Bool {
        switch self {
        case .cannotConnect, .timedOut(.connect, _): true
        default: false
        }
    }

    /// Whether a connection that was used before may be to blame, and not the answer: it was closed, or an answer on it was longer than it
    /// said, and what was left over now stands before ours.
    var mayBeOfKeptConnection: Bool {
        switch self {
        case .connectionLost, .malformedResponse: true
        default: false
        }
    }

    private static func meansClosed(_ error: ChannelError) -> Bool {
        switch error {
        case .ioOnClosedChannel, .alreadyClosed, .outputClosed, .inputClosed, .eof: true
        default: false
        }
    }

    private static func explain(_ error: NIOSSLError) -> String {
        switch error {
        case .handshakeFailed(let reason), .shutdownFailed(let reason): explain("\(reason)")
        case .unableToValidateCertificate: strangeCertificate
        default: explain("\(error)")
        }
    }

    private static let strangeCertificate =
        "nobody this machine trusts vouches for its certificate, or it has run out; a missing one is given with `tls: {certificates: FILE}`"

    /// The library's own words name places in its source; of them the code of the error is left.
    private static func explain(_ words: String) -> String {
        let codes = words.matches(of: /[A-Z][A-Z0-9]*(_[A-Z0-9]+)+/).map { String($0.output.0) }
        func says(_ parts: String...) -> Bool { parts.contains { part in codes.contains { $0.contains(part) } } }
        if says("CERTIFICATE_VERIFY_FAILED") { return strangeCertificate }
        if words.contains("failedToValidateHostname") { return "its certificate is for another host" }
        if says("WRONG_VERSION_NUMBER", "HTTP_REQUEST") {
            return "what answers there speaks no TLS, as an `http:` address would"
        }
        if says("PROTOCOL_VERSION", "UNSUPPORTED_PROTOCOL") {
            return "it speaks only an older TLS than is asked for; `tls: {minimum: \"1.0\"}` lets it"
        }
        return "the handshake failed" + (codes.last.map { " (\($0))" } ?? "")
    }
}

extension IOError {
    /// The system's own words for the error number, without the function and the number around it.
    fileprivate var localizedReason: String {
        switch errnoCode {
        case ECONNREFUSED: "the host refuses (connection refused)"
        case ENETUNREACH, EHOSTUNREACH: "there is no way to it (unreachable)"
        case ETIMEDOUT: "it does not answer (timed out)"
        default: description
        }
    }
}
