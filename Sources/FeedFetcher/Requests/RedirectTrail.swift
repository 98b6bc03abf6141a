internal import FeedModel
internal import NIOHTTP1

/// One fetch from its first address to its last: each hop is checked like the first (scheme, address, credentials, robots, host's turn).
struct RedirectTrail {
    let fetcher: Fetcher
    let request: FetchRequest
    let runDeadline: ContinuousClock.Instant?
    private var settings: FetchSettings { fetcher.settings }

    init(fetcher: Fetcher, request: FetchRequest, runDeadline: ContinuousClock.Instant?) {
        (self.fetcher, self.request, self.runDeadline) = (fetcher, request, runDeadline)
    }

    func follow() async throws(FetchError) -> FetchResult {
        let first = try WebAddress(request.url)
        let secrets = try HostSecrets(of: request, at: first)
        // Only the time at the server counts, not that in the queue for it.
        var spent = Duration.zero
        var (address, visited, permanent) = (first, [first.text], String?.none)
        var onlyPermanent = true
        var wasRefreshed = false
        while true {
            let (answer, duration) = try await ask(address, secrets, spent: spent)
            spent += duration
            if answer.status == 410, visited.count > 1 { throw .goneElsewhere(address.text) }
            guard [301, 302, 303, 307, 308].contains(answer.status) else {
                let result = try result(answer, at: address, permanentURL: permanent)
                guard !wasRefreshed, let next = refreshTarget(of: result, at: address), !visited.contains(next.text)
                else { return result }
                (wasRefreshed, onlyPermanent) = (true, false)
                visited.append(next.text)
                address = next
                continue
            }
            let next = try target(of: answer, at: address)
            guard !visited.contains(next.text) else { throw .redirectLoop(next.text) }
            guard visited.count <= settings.maxRedirects else {
                throw .tooManyRedirects(limit: settings.maxRedirects)
            }
            onlyPermanent = onlyPermanent && (answer.status == 301 || answer.status == 308)
            if onlyPermanent { permanent = next.text }
            visited.append(next.text)
            address = next
        }
    }

    private func ask(
        _ address: WebAddress, _ secrets: HostSecrets, spent: Duration
    ) async throws(FetchError) -> (answer: Exchange.Answer, duration: Duration) {
        let headers = headers(for: address, secrets)
        let delay = try await permittedDelay(at: address)
        let (fetcher, request, settings, runDeadline) = (fetcher, request, settings, runDeadline)
        let limit = request.timeout ?? settings.timeout
        return try await fetcher.gate.withTurn(at: address.host, delay: delay, until: runDeadline) {
            () async throws(FetchError) in
            let begin = ContinuousClock.now
            let ownDeadline = begin + limit - spent
            let deadline = min(ownDeadline, runDeadline ?? ownDeadline)
            let exchange = Exchange(
                fetcher: fetcher, tls: request.tls,
                privateAllowed: request.allowPrivateAddresses ?? settings.allowPrivateAddresses,
                maxWireBytes: max(settings.maxWireBytes, request.maxBytes ?? 0), deadline: deadline, limit: limit,
                silence: max(settings.firstByteTimeout, request.timeout ?? .zero))
            do throws(FetchError) {
                let answer = try await exchange.answer(from: address, headers: headers)
                return (answer, ContinuousClock.now - begin)
            } catch .timedOut(.whole, _) where deadline < ownDeadline {
                throw .runDeadline
            }
        }
    }

    /// Asks robots.txt where it is to be asked.
    /// - Returns: how long to stay away from the host before this request.
    private func permittedDelay(at address: WebAddress) async throws(FetchError) -> Duration {
        guard request.purpose == .list || request.purpose == .article else { return .zero }
        let ownDelay = request.purpose == .article ? request.delay ?? settings.delay : .zero
        guard request.robots ?? settings.robots else { return ownDelay }
        var question = request
        (question.url, question.purpose, question.validators) = (address.origin + "/robots.txt", .robots, nil)
        // The site's answer is for all its sources, so the limits of one do not count.
        (question.headers, question.maxBytes) = ([], nil)
        let entry = await fetcher.robots.entry(for: address.origin) { [fetcher, question] in
            await fetcher.fetch(question)
        }
        switch entry {
        case .unreachable(let reason, let retryAfter):
            throw .robotsUnreachable(reason: reason, retryAfter: retryAfter)
        case .interrupted(let error): throw error
        case .rules(let rules):
            guard rules.allows(address.path) else { throw .robotsDisallow(address.text) }
            guard request.purpose == .article, let theirs = rules.delay else { return ownDelay }
            return max(ownDelay, .seconds(theirs))
        }
    }

    /// The page of a firewall, for others to tell what it is.
    private func refusal(in answer: Exchange.Answer) -> [UInt8]? {
        guard FetchError.refusals.contains(answer.status), !answer.body.isEmpty else { return nil }
        let limits = Inflater.Limits(bytes: 1 << 20, ratio: settings.maxExpansion)
        let codings = answer.joined("Content-Encoding")
        guard let page = try? ContentDecoding.decode(answer.body, codings: codings, limits: limits) else { return nil }
        let text = String(decoding: page, as: UTF8.self).lowercased()
        return text.contains("<html") || text.contains("<script") ? page : nil
    }

    private func headers(for address: WebAddress, _ secrets: HostSecrets) -> HTTPHeaders {
        var headers = HTTPHeaders([
            ("User-Agent", settings.userAgent.description), ("Accept", request.purpose.accept),
            ("Accept-Encoding", "gzip, deflate"),
        ])
        if let validators = request.validators, validators.url == address.text {
            if let etag = validators.etag { headers.add(name: "If-None-Match", value: etag) }
            if let date = validators.lastModified { headers.add(name: "If-Modified-Since", value: date) }
        }
        secrets.add(to: &headers, for: address)
        return headers
    }

    /// Where a page of this site sends its visitors on to another; a page that leads elsewhere is taken as it is.
    private func refreshTarget(of result: FetchResult, at address: WebAddress) -> WebAddress? {
        guard request.purpose != .robots, case .fetched(let document) = result,
            let target = MetaRefresh.target(in: document.bytes),
            let next = try? WebAddress(target, relativeTo: address), next.isSameSite(as: address)
        else { return nil }
        return next
    }

    private func target(of answer: Exchange.Answer, at address: WebAddress) throws(FetchError) -> WebAddress {
        guard let location = answer.headers.first(name: "Location"), !location.trimmed.isEmpty else {
            throw .redirectWithoutTarget(answer.status)
        }
        do throws(FetchError) {
            return try WebAddress(location, relativeTo: address)
        } catch .unsupportedScheme(let scheme) {
            throw .redirectToScheme(scheme)
        }
    }

    private func result(
        _ answer: Exchange.Answer, at address: WebAddress, permanentURL: String?
    ) throws(FetchError) -> FetchResult {
        let headers = FreshnessHeaders(
            cacheControl: answer.joined("Cache-Control"), expires: answer.headers.first(name: "Expires"),
            date: answer.headers.first(name: "Date"), age: answer.headers.first(name: "Age"))
        let validators = Validators(
            etag: answer.validator("ETag"), lastModified: answer.validator("Last-Modified"), url: address.text)
        switch answer.status {
        case 200, 203: break
        case 304:
            guard let asked = request.validators, asked.url == address.text, !asked.isEmpty else {
                throw .notModifiedUnasked
            }
            return .notModified(
                NotModified(
                    validators: validators.isEmpty ? nil : validators, url: address.text, permanentURL: permanentURL,
                    headers: headers))
        default:
            if request.purpose != .robots, let page = refusal(in: answer) { throw .refused(answer.status, page: page) }
            throw .status(answer.status, retryAfter: answer.headers.first(name: "Retry-After").flatMap(RetryAfter.init))
        }
        let limits = Inflater.Limits(bytes: request.maxBytes ?? settings.maxBytes, ratio: settings.maxExpansion)
        guard !answer.body.isEmpty else { throw .emptyBody }
        let bytes = try ContentDecoding.decode(
            answer.body, codings: answer.joined("Content-Encoding"), limits: limits)
        guard !bytes.isEmpty else { throw .emptyBody }
        if answer.endsWithConnection, DocumentEnd.isMissing(in: bytes) {
            throw .truncated(received: answer.body.count, expected: nil)
        }
        guard bytes.count <= limits.bytes else { throw .tooLarge(limit: limits.bytes) }
        return .fetched(
            FetchedDocument(
                bytes: bytes, url: address.text, permanentURL: permanentURL, status: answer.status,
                contentType: answer.headers.first(name: "Content-Type"),
                contentLanguage: answer.headers.first(name: "Content-Language"), validators: validators,
                headers: headers, bodyHash: BodyHash.hash(of: bytes), wireBytes: answer.body.count))
    }
}

extension Exchange.Answer {
    /// All lines of a header as one list (RFC 9110 §5.3).
    fileprivate func joined(_ name: String) -> String? {
        let values = headers[name]
        return values.isEmpty ? nil : values.joined(separator: ", ")
    }

    /// A header that is to be sent back byte for byte; `nil` where that cannot be: bytes that are no UTF-8 are lost before we see them, and
    /// control characters are sent by no client.
    fileprivate func validator(_ name: String) -> String? {
        guard let value = headers.first(name: name), !value.isEmpty else { return nil }
        let isLost = value.unicodeScalars.contains {
            $0 == "\u{FFFD}" || $0 == "\u{7F}" || ($0 < " " && $0 != "\t")
        }
        return isLost ? nil : value
    }
}

extension FetchRequest.Purpose {
    /// What we would like to get; everything else is taken too, because many servers label what they have wrongly.
    fileprivate var accept: String {
        switch self {
        case .feed: "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
        case .list: "text/html, application/json, */*;q=0.5"
        case .article: "text/html, */*;q=0.5"
        case .robots: "text/plain, */*;q=0.5"
        }
    }
}
