import FeedModel
import Foundation
import Testing

@testable import FeedFetcher

@Suite("Many fetches") struct PolitenessTests {
    @Test("open no more connections to a host than allowed")
    func perHost() async throws {
        try await LoopbackServer.with(answer: { _ in [.wait(.milliseconds(5)), .reply("200 OK", [], notice)] }) {
            server in
            try await withFetcher({ $0.perHost = 2 }) { fetcher in
                await withTaskGroup(of: Bool.self) { group in
                    for number in 0..<20 {
                        group.addTask {
                            await fetcher.fetch(FetchRequest(url: server.url("/\(number)"))).text == notice
                        }
                    }
                    for await isRight in group { #expect(isRight) }
                }
            }
            #expect(server.requests.count == 20)
            #expect(server.mostConnectionsAtOnce == 2)
            #expect(server.connections == 2, "connections are kept and used again")
        }
    }

    @Test("use a connection again, and ask once more where the server has closed it meanwhile")
    func staleConnection() async throws {
        // The server drops the connection instead of answering the second request on it, as one does whose keep-alive ran out.
        try await LoopbackServer.with(answer: { request in
            request.number == 2 ? [.close] : [.reply("200 OK", [], notice)]
        }) { server in
            try await withFetcher { fetcher in
                #expect(await fetcher.fetch(FetchRequest(url: server.url("/a"))).text == notice)
                #expect(await fetcher.fetch(FetchRequest(url: server.url("/b"))).text == notice)
            }
            #expect(server.targets == ["/a", "/b", "/b"])
            #expect(server.connections == 2)
        }
    }

    @Test("keep a pause between article pages of a host, and only there")
    func pause() async throws {
        try await LoopbackServer.with(answer: { _ in [.reply("200 OK", [], notice)] }) { server in
            try await withFetcher({ $0.delay = .milliseconds(60) }) { fetcher in
                let begin = ContinuousClock.now
                for number in 0..<4 {
                    let request = FetchRequest(url: server.url("/\(number)"), purpose: .article)
                    #expect(await fetcher.fetch(request).text == notice)
                }
                #expect(ContinuousClock.now - begin >= .milliseconds(180))
            }
            #expect(server.requests.count == 4)
        }
    }

    @Test("end at once when they are stopped, and say so")
    func cancelled() async throws {
        let arrived = AsyncStream.makeStream(of: Void.self)
        try await LoopbackServer.with(answer: { _ in
            arrived.continuation.yield()
            return []
        }) { server in
            try await withFetcher({ $0.perHost = 1 }) { fetcher in
                let running = Task { await fetcher.fetch(FetchRequest(url: server.url("/"))).error }
                let waiting = Task { await fetcher.fetch(FetchRequest(url: server.url("/"))).error }
                for await _ in arrived.stream { break }
                waiting.cancel()
                running.cancel()
                #expect(await running.value == .cancelled)
                #expect(await waiting.value == .cancelled)
            }
        }
    }

    @Test("may wait long for their turn: only the time at the server counts")
    func queueing() async throws {
        try await LoopbackServer.with(answer: { _ in [.wait(.milliseconds(400)), .reply("200 OK", [], notice)] }) {
            server in
            // All together take longer than one may, and one far less, on a busy machine as well.
            try await withFetcher({ ($0.perHost, $0.timeout) = (1, .seconds(3)) }) { fetcher in
                await withTaskGroup(of: String?.self) { group in
                    for number in 0..<8 {
                        group.addTask { await fetcher.fetch(FetchRequest(url: server.url("/\(number)"))).text }
                    }
                    for await text in group { #expect(text == notice) }
                }
            }
        }
    }

    @Test("that would have to pause beyond the run's deadline end at once")
    func pauseBeyondDeadline() async throws {
        try await LoopbackServer.with(answer: { _ in [.reply("200 OK", [], notice)] }) { server in
            try await withFetcher({ ($0.deadline, $0.delay) = (.seconds(60), .seconds(3_600)) }) { fetcher in
                let request = FetchRequest(url: server.url("/"), purpose: .article)
                #expect(await fetcher.fetch(request).text == notice)
                #expect(await fetcher.fetch(request).error == .runDeadline)
            }
            #expect(server.requests.count == 1)
        }
    }

    @Test("end at the run's deadline")
    func deadline() async throws {
        try await LoopbackServer.with(answer: { _ in [] }) { server in
            try await withFetcher({ $0.deadline = .milliseconds(150) }) { fetcher in
                #expect(await fetcher.fetch(FetchRequest(url: server.url("/"))).error == .runDeadline)
                #expect(await fetcher.fetch(FetchRequest(url: server.url("/"))).error == .runDeadline)
            }
        }
    }

    @Test(
        "are told apart by their own User-Agent",
        arguments: [
            (
                UserAgent(version: "2.1", contact: "mailto:desk@ip.example.org"),
                "Tributary/2.1 (+mailto:desk@ip.example.org)"
            ),
            (UserAgent(version: "2.1"), "Tributary/2.1"),
            (
                UserAgent(version: "2.1", contact: "https://ip.example.org/(a)\r\nX: y"),
                "Tributary/2.1 (+https://ip.example.org/aX: y)"
            ),
        ])
    func userAgent(_ agent: UserAgent, _ text: String) { #expect(agent.description == text) }

    @Test("give up their clients when there are more hosts than clients to keep")
    func manyHosts() async throws {
        try await LoopbackServer.with(answer: { _ in [.reply("200 OK", [], notice)] }) { server in
            let names = Dictionary(uniqueKeysWithValues: (0..<300).map { ("host\($0).example", [["127.0.0.1"]]) })
            try await withFetcher(names: names) { fetcher in
                for number in 0..<300 {
                    let url = server.url("/", host: "host\(number).example")
                    #expect(await fetcher.fetch(FetchRequest(url: url)).text == notice)
                }
                #expect(await fetcher.clients.count <= 256)
            }
        }
    }

    /// A resolver that never answers, as where a name server is gone.
    private final class SilentResolver: NameResolver {
        private let question = AsyncStream.makeStream(of: Never.self)
        let asked = AsyncStream.makeStream(of: Void.self)

        func addresses(of host: String) async -> [IPAddress] {
            asked.continuation.yield()
            for await _ in question.stream {}
            return []
        }
    }

    @Test("wait for the name of a host no longer than for a connection, nor than the whole may take")
    func silentResolver() async throws {
        let request = FetchRequest(url: "http://feeds.example/")
        try await withFetcher({ $0.connectTimeout = .milliseconds(50) }, resolver: SilentResolver()) { fetcher in
            #expect(await fetcher.fetch(request).error == .timedOut(.lookup, after: .milliseconds(50)))
        }
        try await withFetcher({ $0.timeout = .milliseconds(50) }, resolver: SilentResolver()) { fetcher in
            #expect(await fetcher.fetch(request).error == .timedOut(.whole, after: .milliseconds(50)))
        }
        try await withFetcher({ $0.deadline = .milliseconds(50) }, resolver: SilentResolver()) { fetcher in
            #expect(await fetcher.fetch(request).error == .runDeadline)
        }
    }

    @Test("that wait for the name of a host end at once when they are stopped")
    func stoppedLookup() async throws {
        let resolver = SilentResolver()
        try await withFetcher(resolver: resolver) { fetcher in
            let running = Task { await fetcher.fetch(FetchRequest(url: "http://feeds.example/")).error }
            for await _ in resolver.asked.stream { break }
            running.cancel()
            #expect(await running.value == .cancelled)
        }
    }
}

@Suite("The queue of hosts") struct HostQueueTests {
    @Test("lets hosts take turns, and no host exceed its share")
    func turns() {
        var queue = HostQueue(["a1", "a2", "a3", "a4", "b1", "b2", "c1"], perHost: 2) { String($0.prefix(1)) }
        var begun: [String] = []
        while let (item, _) = queue.next() { begun.append(item) }
        #expect(begun == ["a1", "b1", "c1", "a2", "b2"])
        queue.finish("b")
        #expect(queue.next() == nil)
        queue.finish("a")
        #expect(queue.next()?.item == "a3")
        #expect(queue.next() == nil)
        queue.finish("a")
        #expect(queue.next()?.item == "a4")
        for host in ["a", "a", "b", "c"] { queue.finish(host) }
        #expect(queue.next() == nil)
    }

    @Test(
        "sorts sources by host, and files by themselves",
        arguments: [
            ("https://AMR.example/a/b.xml", "amr.example"), ("http://amr.example", "amr.example"),
            ("http://amr.example:81/?q=/", "amr.example:81"), ("file:///srv/a.xml", "id"), ("file:a.xml", "id"),
            ("", "id"),
        ])
    func hosts(_ url: String, _ host: String) { #expect(SourcePlan(id: "id", url: url).host == host) }

    @Test("works through everything, however many there are, and of no host more at once than it may")
    func everything() {
        var queue = HostQueue(Array(0..<2_000), perHost: 2, host: { "\($0 % 37)" })
        var inWork: [(item: Int, host: String)] = []
        var done: [Int] = []
        while true {
            while inWork.count < 16, let next = queue.next() {
                inWork.append(next)
                #expect(inWork.count { $0.host == next.host } <= 2)
            }
            if inWork.isEmpty { break }
            let (item, host) = inWork.removeFirst()
            queue.finish(host)
            done.append(item)
        }
        #expect(done.sorted() == Array(0..<2_000))
    }

    @Test("lets no slow host hold up another")
    func slowHost() {
        let items = Array(repeating: "slow", count: 10) + (0..<50).map { "host\($0)" }
        var queue = HostQueue(items, perHost: 1, host: { $0 })
        #expect(queue.next()?.host == "slow")
        for _ in 0..<50 {
            let next = queue.next()
            #expect(next?.host.hasPrefix("host") == true)
            if let next { queue.finish(next.host) }
        }
        #expect(queue.next() == nil, "all that is left waits for the slow one")
        queue.finish("slow")
        #expect(queue.next()?.host == "slow")
    }
}
