import FeedModel
import Foundation
import Synchronization
import Testing

@testable import FeedFetcher

/// Files beside the tests.
enum Fixture {
    static func path(_ name: String) -> String {
        Bundle.module.resourceURL?.appending(path: "Fixtures/\(name)").path ?? name
    }

    static func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: path(name)))) }
}

/// A resolver that knows only what a test tells it, and answers differently each time if it is told so.
final class ScriptedResolver: NameResolver {
    private let answers: Mutex<[String: [[String]]]>
    private let asked = Mutex<[String]>([])

    /// - Parameter answers: for each name its successive answers; the last is repeated.
    init(_ answers: [String: [[String]]]) { self.answers = Mutex(answers) }

    /// Every name that was looked up, in order.
    var lookups: [String] { asked.withLock { $0 } }

    func addresses(of host: String) async -> [IPAddress] {
        asked.withLock { $0.append(host) }
        return answers.withLock { answers in
            guard var turns = answers[host], let next = turns.first else { return [] }
            if turns.count > 1 { turns.removeFirst() }
            answers[host] = turns
            return next.compactMap { IPAddress($0) }
        }
    }
}

extension AddressGuard {
    /// Nothing private but the one address the tests' servers live at.
    static let loopbackAllowed = AddressGuard(exceptions: [IPAddress(bytes: [127, 0, 0, 1])])
}

/// A fetcher for the tests: loopback allowed, no robots.txt, no pauses, names from a script; closed at the end.
func withFetcher<Value>(
    _ change: (inout FetchSettings) -> Void = { _ in }, names: [String: [[String]]] = [:],
    resolver: (any NameResolver)? = nil, guarding addressGuard: AddressGuard = .loopbackAllowed,
    robotsFiles: [RobotsFile] = [],
    now: @escaping @Sendable () -> Date = { Date(timeIntervalSince1970: 1_700_000_000) },
    _ body: (Fetcher) async throws -> Value
) async throws -> Value {
    var settings = FetchSettings()
    (settings.robots, settings.delay) = (false, .zero)
    settings.userAgent = UserAgent(version: "9.9", contact: "https://ip.example.org/")
    change(&settings)
    let fetcher = Fetcher(
        settings: settings, robotsFiles: robotsFiles, resolver: resolver ?? ScriptedResolver(names),
        addressGuard: addressGuard, now: now)
    do {
        let value = try await body(fetcher)
        await fetcher.shutdown()
        return value
    } catch {
        await fetcher.shutdown()
        throw error
    }
}

/// Fetches one path of a server that answers everything with `steps`; gives the result and what the server saw.
func fetchOnce(
    _ steps: [LoopbackServer.Step], path: String = "/feed.xml", request: FetchRequest? = nil,
    _ change: (inout FetchSettings) -> Void = { _ in }
) async throws -> (result: FetchResult, requests: [LoopbackServer.Request]) {
    try await LoopbackServer.with(answer: { _ in steps }) { server in
        var asked = request ?? FetchRequest(url: "")
        asked.url = server.url(path)
        let result = try await withFetcher(change) { await $0.fetch(asked) }
        return (result, server.requests)
    }
}

extension FetchResult {
    var document: FetchedDocument? { if case .fetched(let document) = self { document } else { nil } }
    var error: FetchError? { if case .failed(let error) = self { error } else { nil } }
    var notModified: NotModified? { if case .notModified(let answer) = self { answer } else { nil } }
    /// The body as text.
    var text: String? { document.map { String(decoding: $0.bytes, as: UTF8.self) } }
}

extension LoopbackServer.Step {
    /// A whole answer in good order.
    static func reply(
        _ status: String = "200 OK", _ headers: [String] = ["Content-Type: application/atom+xml"], _ body: String = ""
    ) -> Self { reply(status, headers, bytes: Array(body.utf8)) }

    static func reply(_ status: String = "200 OK", _ headers: [String] = [], bytes: [UInt8]) -> Self {
        let lines = ["HTTP/1.1 \(status)"] + headers + ["Content-Length: \(bytes.count)", "", ""]
        return .send(Array(lines.joined(separator: "\r\n").utf8) + bytes)
    }

    /// The head only.
    static func head(_ status: String = "200 OK", _ headers: [String]) -> Self {
        .send((["HTTP/1.1 \(status)"] + headers + ["", ""]).joined(separator: "\r\n"))
    }
}

extension LoopbackServer.Step: CustomTestStringConvertible {
    var testDescription: String {
        switch self {
        case .send(let bytes): String(String(decoding: bytes.prefix(60), as: UTF8.self).debugDescription)
        case .wait(let duration): "wait \(duration)"
        case .close: "close"
        case .reset: "reset"
        case .sendForever: "send for ever"
        case .drip: "drip"
        }
    }
}

/// What the servers of these tests publish.
let notice = "<feed xmlns='http://www.w3.org/2005/Atom'><title>涉外商标保护公告</title></feed>"
