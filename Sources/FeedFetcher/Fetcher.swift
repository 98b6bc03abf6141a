package import FeedModel
package import struct Foundation.Date

/// Asks servers for documents, politely and safely: the only way of this program to the network.
///
/// It keeps connections and what it learned of hosts while it lives, and nothing of sources: their state goes in with the request and comes
/// out with the result (``FetchPlanner``). Call ``shutdown()`` when done.
package struct Fetcher: Sendable {
    let settings: FetchSettings
    let clients: HTTPClients
    let names: NameCache
    let addressGuard: AddressGuard
    let gate: HostGate
    let robots: RobotsCache
    private let runDeadline: ContinuousClock.Instant?

    /// - Parameters:
    ///   - robotsFiles: what earlier runs read (``newRobotsFiles()``), so that no site is asked for its robots.txt every time.
    ///   - now: by which the age of those is told.
    package init(
        settings: FetchSettings = FetchSettings(), robotsFiles: [RobotsFile] = [],
        now: @escaping @Sendable () -> Date
    ) {
        self.init(
            settings: settings, robotsFiles: robotsFiles, resolver: SystemResolver(), addressGuard: AddressGuard(),
            now: now)
    }

    init(
        settings: FetchSettings, robotsFiles: [RobotsFile], resolver: any NameResolver, addressGuard: AddressGuard,
        now: @escaping @Sendable () -> Date
    ) {
        self.settings = settings
        self.addressGuard = addressGuard
        clients = HTTPClients(settings: settings)
        names = NameCache(resolver)
        gate = HostGate(perHost: settings.perHost)
        robots = RobotsCache(files: robotsFiles, now: now)
        runDeadline = settings.deadline.map { .now + $0 }
    }

    /// Fetches one document. Never throws and never hangs: what goes wrong is in the result, within the timeout.
    package func fetch(_ request: FetchRequest) async -> FetchResult {
        do throws(FetchError) {
            if Task.isCancelled { throw FetchError.cancelled }
            if request.url.lowercased().hasPrefix("file:") { return .fetched(try file(request)) }
            return try await RedirectTrail(fetcher: self, request: request, runDeadline: runDeadline).follow()
        } catch {
            return .failed(error)
        }
    }

    /// Whether the run's own deadline is over: what is asked for now fails at once.
    package var isPastDeadline: Bool { runDeadline.map { $0 <= .now } ?? false }

    /// The robots.txt files read since this fetcher was made, for the store to keep.
    package func newRobotsFiles() async -> [RobotsFile] { await robots.newFiles }

    /// Closes all connections.
    package func shutdown() async { await clients.shutdown() }

    private func file(_ request: FetchRequest) throws(FetchError) -> FetchedDocument {
        // The links of articles come from strangers.
        guard request.purpose != .article else { throw .unsupportedScheme("file") }
        return try LocalFile.document(at: request.url, maxBytes: request.maxBytes ?? settings.maxBytes)
    }
}
