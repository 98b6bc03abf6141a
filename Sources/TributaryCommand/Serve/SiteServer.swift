internal import FeedFetcher
internal import FeedModel
internal import FeedPublisher
internal import FeedStore
internal import Foundation
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore

/// Answers over HTTP: the output folder, searches, health and metrics. It reads only.
struct SiteServer: Sendable {
    let site: ServedSite
    let console: Console
    private let searches = SearchService()
    private let metrics = Metrics()

    init(site: ServedSite, console: Console) { (self.site, self.console) = (site, console) }

    /// Serves until the process is told to end.
    func run(at address: ListenAddress) async throws {
        var logger = Logger(label: "tributary")
        logger.logLevel = .critical
        let server = Application(
            responder: CallbackResponder<BasicRequestContext> { request, _ in await respond(to: request) },
            server: .http1(configuration: .init(idleTimeout: .seconds(60))),
            configuration: ApplicationConfiguration(
                address: .hostname(address.host, port: address.port), serverName: nil),
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? address.port
                let place = ListenAddress(host: address.host, port: port)
                console.note("Serving \(site.content.configuration.output) at http://\(place)/ (Ctrl-C ends it)")
            }, logger: logger)
        do {
            try await server.runService()
        } catch let error as IOError {
            throw ServeError(address: address, reason: error)
        }
    }

    private func respond(to request: Request) async -> Response {
        var response = await answer(request)
        response.headers[.xContentTypeOptions] = "nosniff"
        metrics.count(status: response.status.code)
        // What a GET would have been answered, without the bytes (RFC 9110 §9.3.2).
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func answer(_ request: Request) async -> Response {
        guard request.method == .get || request.method == .head else {
            return Self.text("Only GET and HEAD are understood.", .methodNotAllowed, [.allow: "GET, HEAD"])
        }
        let target = RequestTarget(request.head.path ?? "/")
        switch target.path {
        case "/" + SitePaths.searchPage: return await searchPage(target, request)
        case "/health": return health()
        case "/metrics": return Self.text(metrics.page(sources: try? statuses()))
        default:
            for format in FeedFileFormat.allCases where target.path == "/" + SitePaths.search(format) {
                return await searchFeed(target, format, request)
            }
            return document(target, RequestConditions(headers: request.headers))
        }
    }

    // MARK: Documents

    private func document(_ target: RequestTarget, _ conditions: RequestConditions) -> Response {
        let files = OutputFiles(folder: site.content.configuration.output)
        switch files.lookUp(target.path, acceptsCompressed: conditions.acceptsGzip) {
        case .nothing: return Self.text("There is no such document.", .notFound)
        case .folder:
            // By its last name alone: behind another server the path may begin elsewhere.
            let name = target.path.split(separator: "/").last.map(String.init) ?? ""
            return Self.text("It stands there.", .movedPermanently, [.location: "\(name)/\(target.querySuffix)"])
        case .file(let file): return send(file, conditions)
        }
    }

    private func send(_ file: ServedFile, _ conditions: RequestConditions) -> Response {
        var headers: HTTPFields = [
            .eTag: file.entityTag, .lastModified: HTTPDate.format(file.lastModified),
            .cacheControl: "public, max-age=\(file.lifetime)",
        ]
        let variations = (file.variesByAccept ? ["Accept"] : []) + (file.hasCompressed ? ["Accept-Encoding"] : [])
        if !variations.isEmpty { headers[.vary] = variations.joined(separator: ", ") }
        if conditions.areMet(tag: file.entityTag, modified: file.lastModified) {
            return Response(status: .notModified, headers: headers)
        }
        headers[.contentType] = file.mediaType(isForBrowser: conditions.isFromBrowser)
        if file.isCompressed { headers[.contentEncoding] = "gzip" }
        guard let bytes = FileManager.default.contents(atPath: file.path) else {
            // It was there a moment ago: replaced meanwhile, or the system has no more files to give. That is no reason to forget it.
            return Self.text("The document cannot be read at the moment.", .serviceUnavailable, [.retryAfter: "5"])
        }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    // MARK: Searches

    private func searchPage(_ target: RequestTarget, _ request: Request) async -> Response {
        let content = site.content
        let query = target.parameters["q"] ?? ""
        func page(_ document: Document, _ status: HTTPResponse.Status = .ok, after: Int? = nil) -> Response {
            var headers: HTTPFields = [.contentType: "text/html; charset=utf-8", .cacheControl: "no-cache"]
            headers[.retryAfter] = after.map(String.init)
            return Self.bytes(document.bytes, status, headers)
        }
        do {
            let wanted = try SearchService.Request(target.parameters)
            if wanted.query.isEmpty { return page(content.publisher.searchPage(for: "")) }
            let answer = try await searches.answer(wanted, of: content, in: try site.history(content.configuration))
            let found = zip(answer.entries, answer.results.found).map { entry, result in
                FoundEntry(entry, title: result.title.pieces, excerpt: result.snippet?.pieces ?? [])
            }
            let isCutShort = answer.results.isCutShort
            return page(
                content.publisher.searchPage(
                    for: wanted.query, found: found, hasMore: answer.results.hasMore && !isCutShort,
                    isCutShort: isCutShort))
        } catch let refusal as SearchRefusal {
            let problem = content.publisher.searchPage(for: query, problem: refusal.words)
            if case .unavailable(_, let after) = refusal { return page(problem, .serviceUnavailable, after: after) }
            return page(problem, .badRequest)
        } catch {
            return historyTrouble(error)
        }
    }

    private func searchFeed(_ target: RequestTarget, _ format: FeedFileFormat, _ request: Request) async -> Response {
        let content = site.content
        do {
            var wanted = try SearchService.Request(target.parameters)
            (wanted.isFeed, wanted.order, wanted.limit) = (true, .newest, SearchService.Request.feedLimit)
            if wanted.query.isEmpty {
                throw SearchRefusal.wrong("Say what to look for: \(target.path)?q=QUERY")
            }
            let answer = try await searches.answer(wanted, of: content, in: try site.history(content.configuration))
            if answer.results.isCutShort {
                // A reader would take what is there for all there is.
                throw SearchRefusal.unavailable("This search takes too long. Add a word that is rare.", after: 3600)
            }
            let bytes = content.publisher.searchDocument(
                for: wanted.query, entries: answer.entries, format: format)
            let conditions = RequestConditions(headers: request.headers)
            var headers: HTTPFields = [
                .eTag: "\"\(StableDigest.of(String(decoding: bytes, as: UTF8.self)))\"",
                .cacheControl: "public, max-age=300", .vary: "Accept",
            ]
            if conditions.areMet(tag: headers[.eTag] ?? "", modified: nil) {
                return Response(status: .notModified, headers: headers)
            }
            let isShown = conditions.isFromBrowser && format != .json
            headers[.contentType] = (isShown ? "application/xml" : format.mediaType) + "; charset=utf-8"
            return Self.bytes(bytes, .ok, headers)
        } catch let refusal as SearchRefusal {
            guard case .unavailable(let words, let after) = refusal else {
                return Self.text(refusal.words, .badRequest)
            }
            return Self.text(words, .serviceUnavailable, [.retryAfter: "\(after)"])
        } catch {
            return historyTrouble(error)
        }
    }

    // MARK: For the operator

    private func statuses() throws -> [SourceStatus] {
        let configuration = site.content.configuration
        guard let history = try site.history(configuration) else { throw NoHistory(path: configuration.store) }
        return try StatusCommand.statuses(configuration, in: history)
    }

    private struct NoHistory: Error, CustomStringConvertible {
        let path: String
        var description: String { "there is no history at \(path): no run has begun one, or its disk is not there." }
    }

    private func health() -> Response {
        do {
            let report = try StatusReport(statuses()).json()
            return Self.bytes(
                Array((report + "\n").utf8), .ok,
                [.contentType: "application/json; charset=utf-8", .cacheControl: "no-store"])
        } catch {
            return historyTrouble(error)
        }
    }

    /// What exactly is the matter is the operator's business.
    private func historyTrouble(_ error: any Error) -> Response {
        console.problem("\(error)")
        return Self.text("The history cannot be read at the moment.", .serviceUnavailable, [.retryAfter: "60"])
    }

    // MARK: Bodies

    private static func text(
        _ words: String, _ status: HTTPResponse.Status = .ok, _ headers: HTTPFields = [:]
    ) -> Response {
        var headers = headers
        headers[.contentType] = "text/plain; charset=utf-8"
        headers[.cacheControl] = "no-store"
        return bytes(Array((words.hasSuffix("\n") ? words : words + "\n").utf8), status, headers)
    }

    private static func bytes(_ bytes: [UInt8], _ status: HTTPResponse.Status, _ headers: HTTPFields) -> Response {
        Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

/// Why the server cannot begin.
struct ServeError: Error, CustomStringConvertible {
    let address: ListenAddress
    let reason: IOError

    var description: String {
        "cannot listen at \(address): \(reason.localizedDescription). Is another program listening there? Choose another place with --listen."
    }
}
