/// Lets only so many requests at a time through to one host, and keeps a pause between those that ask for one.
actor HostGate {
    private struct Host {
        var inUse = 0
        /// Those who wait for a place, in order. Each is resumed exactly once: with a place, or with `false` when cancelled.
        var waiting: [(id: Int, continuation: CheckedContinuation<Bool, Never>)] = []
        /// When the next request that keeps a pause may begin.
        var nextStart: ContinuousClock.Instant?
    }

    private let perHost: Int
    private var hosts: [String: Host] = [:]
    private var lastID = 0

    init(perHost: Int) { self.perHost = max(1, perHost) }

    /// Runs `operation` when there is a place at `host`, and `delay` after the last one there began.
    /// - Parameter deadline: where that would be later, it does not run.
    func withTurn<Value: Sendable>(
        at host: String, delay: Duration, until deadline: ContinuousClock.Instant?,
        _ operation: @Sendable () async throws(FetchError) -> Value
    ) async throws(FetchError) -> Value {
        try await enter(host)
        defer { leave(host) }
        if delay > .zero { try await pause(at: host, delay, until: deadline) }
        return try await operation()
    }

    private func enter(_ host: String) async throws(FetchError) {
        if hosts[host, default: Host()].inUse < perHost {
            hosts[host, default: Host()].inUse += 1
            return
        }
        lastID += 1
        let id = lastID
        let entered = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if Task.isCancelled {
                    continuation.resume(returning: false)
                } else {
                    hosts[host, default: Host()].waiting.append((id, continuation))
                }
            }
        } onCancel: {
            Task { await self.giveUp(id, at: host) }
        }
        guard entered else { throw .cancelled }
    }

    private func giveUp(_ id: Int, at host: String) {
        guard let index = hosts[host]?.waiting.firstIndex(where: { $0.id == id }) else { return }
        hosts[host]?.waiting.remove(at: index).continuation.resume(returning: false)
    }

    private func leave(_ host: String) {
        guard var state = hosts[host] else { return }
        if state.waiting.isEmpty {
            state.inUse -= 1
        } else {
            // The place goes over to the next in line, so the number in use stays.
            state.waiting.removeFirst().continuation.resume(returning: true)
        }
        let isIdle = state.inUse == 0 && (state.nextStart.map { $0 < .now } ?? true)
        hosts[host] = isIdle ? nil : state
    }

    private func pause(
        at host: String, _ delay: Duration, until deadline: ContinuousClock.Instant?
    ) async throws(FetchError) {
        let start = max(.now, hosts[host]?.nextStart ?? .now)
        if let deadline, start > deadline { throw .runDeadline }
        hosts[host]?.nextStart = start + delay
        do { try await Task.sleep(until: start, clock: .continuous) } catch { throw .cancelled }
    }
}
