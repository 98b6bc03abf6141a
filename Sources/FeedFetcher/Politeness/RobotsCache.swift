internal import FeedModel
internal import struct Foundation.Date

/// The robots.txt of each site, asked for once a run at most, and once a day where the last copy was kept.
actor RobotsCache {
    /// What is known of a site.
    enum Entry: Sendable {
        case rules(RobotsRules)
        /// No answer, which means no (RFC 9309 §2.3.1.4).
        case unreachable(String, retryAfter: RetryAfter?)
        /// The run ended before the answer was there.
        case interrupted(FetchError)
    }

    /// A copy is good for a day (§2.4).
    private static let freshFor: Double = 86_400

    private var entries: [String: Task<Entry, Never>] = [:]
    private var files: [String: RobotsFile]
    private var fetched: [RobotsFile] = []
    private let now: @Sendable () -> Date

    init(files: [RobotsFile], now: @escaping @Sendable () -> Date) {
        self.files = Dictionary(files.map { ($0.origin, $0) }) { $1 }
        self.now = now
    }

    /// What was read in this run, to be kept for the next.
    var newFiles: [RobotsFile] { fetched }

    /// - Parameter fetch: asks for the site's robots.txt.
    func entry(for origin: String, _ fetch: @escaping @Sendable () async -> FetchResult) async -> Entry {
        if let known = entries[origin] { return await value(of: known) }
        let age = files[origin].map { now().timeIntervalSince($0.fetched) }
        if let file = files[origin], let age, (0..<Self.freshFor).contains(age) {
            let rules = Entry.rules(RobotsRules(file.text))
            entries[origin] = Task { rules }
            return rules
        }
        let task = Task { self.entry(from: await fetch(), origin) }
        entries[origin] = task
        return await value(of: task)
    }

    /// Waits for an answer; when the run is stopped, the question is.
    private func value(of task: Task<Entry, Never>) async -> Entry {
        await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
    }

    private func entry(from result: FetchResult, _ origin: String) -> Entry {
        switch result {
        case .fetched(let document):
            return keep(String(decoding: document.bytes.prefix(RobotsRules.maxBytes), as: UTF8.self), origin)
        case .failed(let error) where error.isInterruption: return .interrupted(error)
        case .notModified, .failed(.emptyBody): return keep("", origin)
        // The site has none, or shows it to nobody: everything is allowed (§2.3.1.3). A 429 is neither.
        case .failed(.status(400...428, _)), .failed(.status(430..<500, _)), .failed(.tooManyRedirects),
            .failed(.redirectLoop), .failed(.goneElsewhere):
            return keep("", origin)
        case .failed(let error):
            let age = files[origin].map { now().timeIntervalSince($0.fetched) }
            if let file = files[origin], let age, (0..<RobotsFile.usableFor).contains(age) {
                return .rules(RobotsRules(file.text))
            }
            return .unreachable(error.description, retryAfter: error.retryAfter)
        }
    }

    private func keep(_ text: String, _ origin: String) -> Entry {
        let file = RobotsFile(origin: origin, text: text, fetched: now())
        files[origin] = file
        fetched.append(file)
        return .rules(RobotsRules(text))
    }
}
