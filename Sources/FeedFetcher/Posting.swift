internal import NIOHTTP1

extension Fetcher {
    /// Posts a form, as WebSub hubs take their pings, under the same guard as every fetch. Redirects are not followed: a form is meant for
    /// the one who was named.
    /// - Parameters:
    ///   - form: `application/x-www-form-urlencoded`.
    ///   - limit: for the whole of it.
    /// - Throws: also where the answer is no success (2xx).
    package func post(form: String, to address: String, within limit: Duration) async throws(FetchError) {
        let address = try WebAddress(address)
        var headers = HTTPHeaders([
            ("User-Agent", settings.userAgent.description), ("Accept", "*/*"),
            ("Content-Type", "application/x-www-form-urlencoded"),
        ])
        if let credentials = address.credentials { headers.add(name: "Authorization", value: credentials.value) }
        let exchange = Exchange(
            fetcher: self, privateAllowed: settings.allowPrivateAddresses, maxWireBytes: Self.maxAnswerBytes,
            deadline: .now + limit, limit: limit, silence: settings.firstByteTimeout, form: form)
        let answer = try await exchange.answer(from: address, headers: headers)
        guard (200..<300).contains(answer.status) else {
            throw .status(answer.status, retryAfter: answer.headers.first(name: "Retry-After").flatMap(RetryAfter.init))
        }
    }

    /// What a hub answers is a word or nothing.
    private static let maxAnswerBytes = 64 << 10
}
