internal import Synchronization

/// The last results of a pure function that costs more than looking them up.
final class Memo<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let results = Mutex<[Key: Value]>([:])
    private let limit: Int

    /// - Parameter limit: results kept; when there are more, all are forgotten, which is rare enough.
    init(limit: Int = 512) { self.limit = limit }

    func value(for key: Key, _ compute: () throws -> Value) rethrows -> Value {
        if let known = results.withLock({ $0[key] }) { return known }
        let value = try compute()
        results.withLock { results in
            if results.count >= limit { results.removeAll(keepingCapacity: true) }
            results[key] = value
        }
        return value
    }
}
