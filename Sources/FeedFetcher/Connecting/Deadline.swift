/// Runs `operation`, but no longer than until `deadline`; then it is cancelled and counts as timed out after `limit`.
func withDeadline<Value: Sendable>(
    _ deadline: ContinuousClock.Instant, _ limit: Duration,
    _ operation: @escaping @Sendable () async throws(FetchError) -> Value
) async throws(FetchError) -> Value {
    let first = await withTaskGroup(of: Result<Value, FetchError>.self) { group in
        group.addTask {
            do throws(FetchError) { return .success(try await operation()) } catch { return .failure(error) }
        }
        group.addTask {
            do {
                try await Task.sleep(until: deadline, clock: .continuous)
                return .failure(.timedOut(.whole, after: limit))
            } catch {
                return .failure(.cancelled)
            }
        }
        let first = await group.next()
        group.cancelAll()
        return first ?? .failure(.cancelled)
    }
    return try first.get()
}
