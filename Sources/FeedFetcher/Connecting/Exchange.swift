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
    }

    let clients: HTTPClients
    let settings: FetchSettings
    /// Sent as the body of a POST; without one it is a GET.
    var form: String?

    /// - Parameter deadline: when the whole fetch must be done; `limit` is its length, for the message.
    func answer(
        from address: WebAddress, headers: HTTPHeaders, tls: TLSOptions, privateAllowed: Bool, maxWireBytes: Int,
        deadline: ContinuousClock.Instant, limit: Duration
    ) async throws(FetchError) -> Answer {
        let proxy = settings.proxies.server(for: address)
        if proxy != nil, settings.proxies.resolvesNames, IPAddress(address.host) == nil {
            let key = HTTPClients.Key(
                host: address.host, address: nil, tls: tls, proxy: proxy, isPlain: address.scheme == "http")
            return try await attempt(
                key, address, headers, maxWireBytes: maxWireBytes, deadline: deadline, limit: limit)
        }
        let addresses = try await clients.addresses(of: address.host, privateAllowed: privateAllowed)
        var failure = FetchError.unresolvable(host: address.host)
        // Three are plenty: a host that is down is down on all its addresses.
        for candidate in addresses.prefix(3) {
            let key = HTTPClients.Key(
                host: address.host, address: candidate, tls: tls, proxy: proxy, isPlain: address.scheme == "http")
            do throws(FetchError) {
                let answer = try await attempt(
                    key, address, headers, maxWireBytes: maxWireBytes, deadline: deadline, limit: limit)
                await clients.prefer(candidate, for: address.host, among: addresses)
                return answer
            } catch {
                failure = error
                guard error.meansTryAnotherAddress else { break }
            }
        }
        throw failure
    }

    /// Asks once, and once more where a kept connection turned out to be closed by the other side.
    private func attempt(
        _ key: HTTPClients.Key, _ address: WebAddress, _ headers: HTTPHeaders, maxWireBytes: Int,
        deadline: ContinuousClock.Instant, limit: Duration
    ) async throws(FetchError) -> Answer {
        var mayRetry = true
        while true {
            let connection = try await clients.lease(key)
            do throws(FetchError) {
                let answer = try await exchange(
                    connection, address, headers, maxWireBytes: maxWireBytes, deadline: deadline, limit: limit)
                await clients.release(connection, answered: true)
                return answer
            } catch {
                await clients.release(connection, answered: false)
                guard error == .connectionLost, connection.wasUsed, mayRetry else { throw error }
                mayRetry = false
            }
        }
    }

    private func exchange(
        _ connection: HTTPClients.Connection, _ address: WebAddress, _ headers: HTTPHeaders, maxWireBytes: Int,
        deadline: ContinuousClock.Instant, limit: Duration
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
            guard let (received, expected) = collector.progress else {
                throw FetchError(beforeAnswer: error, host: address.host, settings: settings)
            }
            throw FetchError(duringBody: error, received: received, expected: expected, settings: settings)
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
