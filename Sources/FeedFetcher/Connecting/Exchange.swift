internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1

/// One request to one address and its answer, within all limits; no redirects, no meaning.
struct Exchange: Sendable {
    /// What came back: the body still compressed, and complete.
    struct Answer: Sendable {
        var status: Int
        var headers: HTTPHeaders
        /// Empty where the status promises no document.
        var body: [UInt8]
    }

    let clients: HTTPClients
    let settings: FetchSettings

    /// - Parameter deadline: when the whole fetch must be done; `limit` is its length, for the message.
    func answer(
        from address: WebAddress, headers: HTTPHeaders, tls: TLSOptions, privateAllowed: Bool, maxWireBytes: Int,
        deadline: ContinuousClock.Instant, limit: Duration
    ) async throws(FetchError) -> Answer {
        let proxy = settings.proxies.server(for: address)
        if proxy != nil, settings.proxies.resolvesNames, IPAddress(address.host) == nil {
            let key = HTTPClients.Key(host: address.host, address: nil, tls: tls, proxy: proxy)
            return try await attempt(
                key, address, headers, maxWireBytes: maxWireBytes, deadline: deadline, limit: limit)
        }
        let addresses = try await clients.addresses(of: address.host, privateAllowed: privateAllowed)
        var failure = FetchError.unresolvable(host: address.host)
        // Three are plenty: a host that is down is down on all its addresses.
        for candidate in addresses.prefix(3) {
            let key = HTTPClients.Key(host: address.host, address: candidate, tls: tls, proxy: proxy)
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
                let answer = try await withDeadline(deadline, limit) { () async throws(FetchError) -> Answer in
                    try await exchange(connection.client, address, headers, maxWireBytes: maxWireBytes)
                }
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
        _ client: HTTPClient, _ address: WebAddress, _ headers: HTTPHeaders, maxWireBytes: Int
    ) async throws(FetchError) -> Answer {
        var request = HTTPClientRequest(url: address.text)
        request.headers = headers
        let response: HTTPClientResponse
        do {
            response = try await client.execute(request, timeout: TimeAmount(settings.firstByteTimeout))
        } catch {
            throw FetchError(beforeAnswer: error, host: address.host, settings: settings)
        }
        let size = response.headers.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 }
        guard size <= settings.maxHeaderBytes else { throw .headersTooLarge(limit: settings.maxHeaderBytes) }
        let status = Int(response.status.code)
        guard status == 200 || status == 203 else {
            await drain(response)
            return Answer(status: status, headers: response.headers, body: [])
        }
        let expected = response.headers.first(name: "Content-Length").flatMap { Int($0) }
        if let expected, expected > maxWireBytes { throw .tooLargeOnWire(limit: maxWireBytes) }
        var body: [UInt8] = []
        do {
            for try await piece in response.body {
                guard body.count + piece.readableBytes <= maxWireBytes else {
                    throw FetchError.tooLargeOnWire(limit: maxWireBytes)
                }
                body += piece.readableBytesView
            }
        } catch {
            throw FetchError(duringBody: error, received: body.count, expected: expected)
        }
        // A cancelled download ends like a finished one.
        if Task.isCancelled { throw .cancelled }
        return Answer(status: status, headers: response.headers, body: body)
    }

    /// Takes the rest of an answer nobody will read, so that its connection can be used again; but only where that is quick.
    private func drain(_ response: HTTPClientResponse) async {
        let body = response.body
        if response.status == .notModified {
            // Has no body (RFC 9110 §15.4.5); its end only needs to be seen.
            var iterator = body.makeAsyncIterator()
            _ = try? await iterator.next()
            return
        }
        _ = try? await withDeadline(.now + .milliseconds(500), .zero) { () async throws(FetchError) in
            var size = 0
            do {
                for try await piece in body {
                    size += piece.readableBytes
                    if size > 16 << 10 { break }
                }
            } catch {
                throw .connectionLost
            }
        }
    }
}
