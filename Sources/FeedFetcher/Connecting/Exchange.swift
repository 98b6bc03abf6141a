internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1

/// One request to one address and its answer, within all limits; no redirects, no meaning.
struct Exchange: Sendable {
    /// What came back: the body still compressed, and complete.
    struct Answer: Sendable {
        var status: Int
        var headers: HTTPHeaders
        /// Where the status promises no document, only its beginning.
        var body: [UInt8]
        /// Whether the end of the body was told by nothing but the end of the connection, which a broken one has as well.
        var endsWithConnection = false
    }

    let fetcher: Fetcher
    var tls = TLSOptions()
    let privateAllowed: Bool
    let maxWireBytes: Int
    /// When the whole fetch must be done.
    let deadline: ContinuousClock.Instant
    /// How long the whole fetch may take, for the message.
    let limit: Duration
    /// How long the first byte, and each piece after another, may take.
    let silence: Duration
    /// Sent as the body of a POST; without one it is a GET.
    var form: String?

    private var settings: FetchSettings { fetcher.settings }
    private var clients: HTTPClients { fetcher.clients }

    func answer(from address: WebAddress, headers: HTTPHeaders) async throws(FetchError) -> Answer {
        let proxy = try settings.proxies.server(for: address)
        if proxy != nil, settings.proxies.resolvesNames, IPAddress(address.host) == nil {
            try judgeName(of: address)
            let key = HTTPClients.Key(
                host: address.host, address: nil, tls: tls, proxy: proxy, isPlain: address.scheme == "http",
                silence: silence)
            return try await attempt(key, address, headers)
        }
        var failure = FetchError.unresolvable(host: address.host)
        // Three are plenty: a host that is down is down on all its addresses.
        for candidate in try await judgedAddresses(of: address.host).prefix(3) {
            let key = HTTPClients.Key(
                host: address.host, address: candidate, tls: tls, proxy: proxy, isPlain: address.scheme == "http",
                silence: silence)
            do throws(FetchError) {
                let answer = try await attempt(key, address, headers)
                await fetcher.names.prefer(candidate, of: address.host)
                return answer
            } catch {
                failure = error
                guard error.meansTryAnotherAddress else { break }
            }
        }
        throw failure
    }

    /// The addresses of a host that may be asked, in the order to try them.
    private func judgedAddresses(of host: String) async throws(FetchError) -> [IPAddress] {
        let all: [IPAddress]
        if let literal = IPAddress(host) {
            all = [literal]
        } else {
            // Looking a name up is a part of connecting.
            let end = ContinuousClock.now + settings.connectTimeout
            guard let found = await fetcher.names.addresses(of: host, until: min(end, deadline)) else {
                if Task.isCancelled { throw .cancelled }
                throw end < deadline
                    ? .timedOut(.lookup, after: settings.connectTimeout) : .timedOut(.whole, after: limit)
            }
            all = found
        }
        guard let first = all.first else { throw .unresolvable(host: host) }
        let allowed = all.filter { fetcher.addressGuard.allows($0, privateAllowed: privateAllowed) }
        guard !allowed.isEmpty else {
            throw .refusedAddress(host: host, address: "\(first)", kind: AddressGuard.kind(of: first))
        }
        return allowed
    }

    /// Where the proxy looks names up, the name is all there is to judge.
    private func judgeName(of address: WebAddress) throws(FetchError) {
        guard !AddressGuard.isNumber(address.host) else { throw .malformedURL(address.text) }
        guard let kind = AddressGuard.kind(ofName: address.host) else { return }
        if privateAllowed, !kind.isNeverAllowed { return }
        throw .refusedAddress(host: address.host, address: address.host, kind: kind)
    }

    /// Asks once, and once more where a kept connection turned out to be closed by the other side, or to hold the rest of another answer.
    private func attempt(
        _ key: HTTPClients.Key, _ address: WebAddress, _ headers: HTTPHeaders
    ) async throws(FetchError) -> Answer {
        var mayRetry = true
        while true {
            let connection = try await clients.lease(key)
            do throws(FetchError) {
                let answer = try await exchange(connection, address, headers)
                await clients.release(connection, answered: true)
                return answer
            } catch {
                await clients.release(connection, answered: false)
                guard error.mayBeOfKeptConnection, connection.wasUsed, mayRetry else { throw error }
                mayRetry = false
            }
        }
    }

    private func exchange(
        _ connection: HTTPClients.Connection, _ address: WebAddress, _ headers: HTTPHeaders
    ) async throws(FetchError) -> Answer {
        let collector = AnswerCollector(maxHeaderBytes: settings.maxHeaderBytes, maxWireBytes: maxWireBytes)
        do {
            let request = try request(to: address, headers, through: connection.key.forwarder)
            let task = connection.client.execute(
                request: request, delegate: collector, deadline: .now() + TimeAmount(deadline - .now))
            return try await withTaskCancellationHandler {
                try await task.get()
            } onCancel: {
                task.cancel()
            }
        } catch {
            if Task.isCancelled { throw .cancelled }
            if let answer = collector.answerWithoutBody, !(error is FetchError) { return answer }
            if (error as? HTTPClientError) == .deadlineExceeded { throw .timedOut(.whole, after: limit) }
            if let (received, expected) = collector.progress {
                throw FetchError(duringBody: error, received: received, expected: expected, silence: silence)
            }
            let failure = FetchError(beforeAnswer: error, host: address.host, silence: silence, settings: settings)
            if connection.key.proxy != nil, case .cannotConnect(_, let reason) = failure {
                throw .proxy(reason: reason)
            }
            throw failure
        }
    }

    private func request(
        to address: WebAddress, _ headers: HTTPHeaders, through forwarder: ProxyServer?
    ) throws -> HTTPClient.Request {
        let method: HTTPMethod = form == nil ? .GET : .POST
        let body = form.map { HTTPClient.Body.string($0) }
        guard let forwarder else {
            return try HTTPClient.Request(url: address.url, method: method, headers: headers, body: body)
        }
        var headers = headers
        headers.replaceOrAdd(name: "Host", value: address.authority)
        return try HTTPClient.Request(
            url: forwarder.origin + address.path, method: method, headers: headers, body: body)
    }
}
