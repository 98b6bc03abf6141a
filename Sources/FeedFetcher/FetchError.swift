/// Why a fetch gave no document. One source's failure never stops the run: the report prints it and the others go on.
package enum FetchError: Error, Sendable, Equatable {
    // The way there
    case malformedURL(String)
    case unsupportedScheme(String)
    case unresolvable(host: String)
    case refusedAddress(host: String, address: String, kind: AddressKind)
    case cannotConnect(host: String, reason: String)
    case tls(host: String, reason: String)
    case proxy(reason: String)
    case missingSecret(String)
    /// The name of a header that cannot be sent.
    case invalidHeader(String)
    case certificateFile(String)

    // Time
    case timedOut(Phase, after: Duration)
    /// The whole run's deadline came first.
    case runDeadline
    case cancelled

    // What came back
    case status(Int, retryAfter: RetryAfter?)
    /// A status by which firewalls keep programs out, and the beginning of the page that came with it.
    case refused(Int, page: [UInt8])
    case notModifiedUnasked
    case connectionLost
    case malformedResponse(reason: String)
    case headersTooLarge(limit: Int)
    case emptyBody
    case truncated(received: Int, expected: Int?)
    case excessBody(announced: Int)
    case tooLarge(limit: Int)
    case tooLargeOnWire(limit: Int)
    case expandsTooFar(ratio: Int)
    case truncatedCompression(received: Int)
    case corruptCompression
    case unsupportedCoding(String)

    // Redirects
    case tooManyRedirects(limit: Int)
    case redirectLoop(String)
    case redirectWithoutTarget(Int)
    case redirectToScheme(String)
    /// A 410 of an address that another one led to, which is the one to ask again.
    case goneElsewhere(String)

    // Politeness
    case robotsDisallow(String)
    case robotsUnreachable(reason: String, retryAfter: RetryAfter?)

    // Disk
    case unreadableFile(path: String, reason: String)

    /// The part of a fetch that took too long.
    package enum Phase: String, Sendable, Equatable { case lookup, connect, firstByte, silence, whole }
}

extension FetchError {
    /// The run ended before the source's turn did: nothing was learned about the source, and nothing is to be remembered.
    package var isInterruption: Bool { self == .cancelled || self == .runDeadline }

    /// How long the server asks to be left alone: what comes with a 429 or 503 (RFC 9110 §15.6.4, RFC 6585 §4), also of robots.txt.
    package var retryAfter: RetryAfter? {
        switch self {
        case .status(429, let wait), .status(503, let wait), .robotsUnreachable(_, let wait): wait
        default: nil
        }
    }

    /// The server asks to be left alone for a while.
    package var asksToWait: Bool {
        switch self {
        case .status(429, _): true
        default: retryAfter != nil
        }
    }

    /// Somebody decided to keep us out, which a person has to look at.
    package var isBlocked: Bool {
        switch self {
        case .status(401, _), .status(403, _), .status(429, _), .status(451, _), .robotsDisallow, .refused: true
        // Firewalls of government sites send a script for the browser to solve with these.
        case .status(412, _), .status(418, _), .status(521, _): true
        default: false
        }
    }
}

extension FetchError {
    /// The statuses of ``refused(_:page:)``.
    static let refusals: Set<Int> = [403, 405, 412, 418, 521]
}

extension FetchError: CustomStringConvertible {
    /// What happened, with the number; what was done; what the operator can do.
    package var description: String {
        switch self {
        case .malformedURL(let url): "\(url) is no address a program can ask; correct `url` in the configuration."
        case .unsupportedScheme(let scheme):
            "\(scheme): addresses are not read; use http:, https:, or file: for a source."
        case .unresolvable(let host):
            "no address was found for \(host); the last copy stays published. Is the name right, and does DNS work here?"
        case .refusedAddress(let host, let address, let kind):
            kind.isNeverAllowed
                ? "\(host) leads to \(address), \(kind); such addresses are never asked."
                : "\(host) leads to \(address), \(kind), and was not asked. If it is meant, set `allowPrivateAddresses: true`."
        case .cannotConnect(let host, let reason):
            "no connection to \(host): \(reason); the last copy stays published and the next run tries again."
        case .tls(let host, let reason):
            "no secure connection to \(host): \(reason). An old or private server? See `tls` in the source's configuration."
        case .proxy(let reason): "the proxy did not let us through: \(reason). Check `fetch.proxy` and the environment."
        case .missingSecret(let place):
            "\(place) holds no value for a header of this source, so nothing was asked; set it."
        case .invalidHeader(let name):
            "the header \(name) of this source has characters HTTP does not allow, so nothing was asked; correct `headers`."
        case .certificateFile(let path): "\(path) holds no certificate in PEM form; correct `tls.certificates`."
        case .timedOut(let phase, let limit): Self.timeout(phase, limit)
        case .runDeadline: "the run's deadline came first; the next run goes on. Often? Raise `fetch.deadline`."
        case .cancelled: "the run was stopped before this source was read; the next run goes on."
        case .status(let code, let retryAfter): Self.status(code, retryAfter)
        case .refused(let code, _): Self.status(code, nil)
        case .notModifiedUnasked:
            "the site answered 304 although we asked for the whole document; the last copy stays published."
        case .connectionLost: "the site closed the connection without an answer; the next run tries again."
        case .malformedResponse(let reason):
            "the answer is not HTTP: \(reason). Does the address belong to a web server?"
        case .headersTooLarge(let limit): "the answer's headers are over \(limit) bytes and were not read."
        case .emptyBody: "the site answered without a document; the last copy stays published."
        case .truncated(let received, let expected):
            "the download broke off after \(received)\(expected.map { " of \($0)" } ?? "") bytes and was thrown away; the last copy stays."
        case .excessBody(let announced):
            "the site announced \(announced) bytes and sent more, so what came is not to be trusted and was thrown away."
        case .tooLarge(let limit):
            "the document is over \(limit) bytes and was not read. If it is right, raise `maxBytes` for this source."
        case .tooLargeOnWire(let limit):
            "the download passed \(limit) bytes and was stopped. If it is right, raise `maxBytes` for this source."
        case .expandsTooFar(let ratio):
            "the document unpacks to more than \(ratio) times its size, as bombs do, and was not read."
        case .truncatedCompression(let received):
            "the compressed document breaks off after \(received) bytes and was thrown away; the last copy stays published."
        case .corruptCompression:
            "the compressed document is damaged and was thrown away; the last copy stays published."
        case .unsupportedCoding(let coding): "the site sent `\(coding)`, which we did not ask for and cannot unpack."
        case .tooManyRedirects(let limit):
            "more than \(limit) redirects; the last one was not followed. Look the address up anew."
        case .redirectLoop(let url): "the redirects lead in a circle through \(url). Look the address up anew."
        case .redirectWithoutTarget(let code): "the site answered \(code) but does not say where to go."
        case .redirectToScheme(let scheme): "the site redirects to a \(scheme): address, which is never followed."
        case .goneElsewhere(let url):
            "the site sends us on to \(url), which is gone for good (410); a later run tries again. Look the address up anew."
        case .robotsDisallow(let url):
            "robots.txt asks programs not to read \(url), and it was not. See `robots` in the configuration."
        case .robotsUnreachable(let reason, _):
            "robots.txt could not be read (\(reason)), which means no; the next run tries again (RFC 9309 §2.3.1.4)."
        case .unreadableFile(let path, let reason): "\(path) cannot be read: \(reason)."
        }
    }

    private static func timeout(_ phase: Phase, _ limit: Duration) -> String {
        switch phase {
        case .lookup:
            "the host's name was not found out within \(limit.inSeconds): is this machine's DNS in order? The next run tries again."
        case .connect:
            "no connection within \(limit.inSeconds); the last copy stays published and the next run tries again."
        case .firstByte:
            "no answer within \(limit.inSeconds); the last copy stays published. Often? Give this source a longer `timeout`, or raise `firstByteTimeout` in fetch."
        case .silence:
            "nothing more came for \(limit.inSeconds), so the rest was not waited for; the last copy stays published."
        case .whole:
            "not finished within \(limit.inSeconds), and thrown away; the last copy stays. Often? Raise this source's `timeout`."
        }
    }

    private static func status(_ code: Int, _ retryAfter: RetryAfter?) -> String {
        let wait = retryAfter.map { " and asks us to wait \($0)" } ?? ""
        return switch code {
        case 401: "the site wants credentials (401); give them in this source's `credentials`."
        case 403: "the site refuses us (403); does it block programs, or this address? The last copy stays published."
        case 404:
            "there is nothing at this address (404); look it up on the bureau's site. The last copy stays published."
        case 407: "the proxy wants credentials (407); give them in `fetch.proxy` or the environment."
        case 410:
            "the site says this address is gone for good (410): remove it or look up its new one. Only `run --all` asks it again."
        case 412, 418, 521:
            "the site answered \(code), as firewalls do that want a browser to prove itself; that is not tried. Ask the bureau."
        case 429: "the site says we ask too often (429)\(wait); a longer `interval` helps."
        default: "the site answered \(code)\(wait); the last copy stays published and a later run tries again."
        }
    }
}
