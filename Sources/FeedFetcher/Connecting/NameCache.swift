/// The addresses of each host, looked up once.
///
/// The system's resolver cannot be stopped, and says nothing for a minute where a name server is gone. So whoever waits for it can stop
/// waiting; the answer, when it comes, is kept for the next who asks.
actor NameCache {
    private enum Entry {
        /// Those who wait, by number. Each is resumed exactly once: with the answer, or with `nil` where it gave up.
        case awaited([Int: CheckedContinuation<[IPAddress]?, Never>])
        case known([IPAddress])
    }

    private let resolver: any NameResolver
    private var entries: [String: Entry] = [:]
    private var lastID = 0

    init(_ resolver: any NameResolver) { self.resolver = resolver }

    /// - Returns: all addresses, in the order to try them; `nil` where none were there by `deadline`, or where the task was cancelled first.
    func addresses(of host: String, until deadline: ContinuousClock.Instant) async -> [IPAddress]? {
        if case .known(let addresses) = entries[host] { return addresses }
        if entries[host] == nil {
            entries[host] = .awaited([:])
            Task { note(await resolver.addresses(of: host), of: host) }
        }
        lastID += 1
        let id = lastID
        let alarm = Task {
            try await Task.sleep(until: deadline, clock: .continuous)
            giveUp(id, on: host)
        }
        defer { alarm.cancel() }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if Task.isCancelled {
                    continuation.resume(returning: nil)
                } else {
                    wait(continuation, id, for: host)
                }
            }
        } onCancel: {
            Task { await self.giveUp(id, on: host) }
        }
    }

    /// Moves an address to the front, so that the other sources of its host need not try the bad ones again.
    func prefer(_ address: IPAddress, of host: String) {
        guard case .known(let all) = entries[host], all.first != address, all.contains(address) else { return }
        entries[host] = .known([address] + all.filter { $0 != address })
    }

    private func wait(_ continuation: CheckedContinuation<[IPAddress]?, Never>, _ id: Int, for host: String) {
        switch entries[host] {
        case .awaited(var waiting):
            waiting[id] = continuation
            entries[host] = .awaited(waiting)
        case .known(let addresses): continuation.resume(returning: addresses)
        case nil: continuation.resume(returning: nil)
        }
    }

    private func giveUp(_ id: Int, on host: String) {
        guard case .awaited(var waiting) = entries[host] else { return }
        let continuation = waiting.removeValue(forKey: id)
        entries[host] = .awaited(waiting)
        continuation?.resume(returning: nil)
    }

    private func note(_ addresses: [IPAddress], of host: String) {
        guard case .awaited(let waiting) = entries[host] else { return }
        entries[host] = .known(addresses)
        for continuation in waiting.values { continuation.resume(returning: addresses) }
    }
}
