internal import Dispatch
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

/// Ctrl-C and SIGTERM end a run in good order: what is under way is given up, what was read is stored. A second one ends it at once.
final class Interruption: Sendable {
    private let caught = Mutex<Int32?>(nil)

    /// The signal that came, if one did.
    var signal: Int32? { caught.withLock { $0 } }

    /// Runs `work` in a task that a signal cancels.
    func guarding<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        let task = Task { try await work() }
        let watchers = [SIGINT, SIGTERM].map { number in
            // Dispatch tells us of it only if the process does not die of it first.
            Self.handle(number, by: SIG_IGN)
            let watcher = DispatchSource.makeSignalSource(signal: number, queue: .global())
            watcher.setEventHandler {
                self.caught.withLock { $0 = $0 ?? number }
                Self.handle(number, by: SIG_DFL)
                task.cancel()
            }
            watcher.activate()
            return watcher
        }
        defer { for watcher in watchers { watcher.cancel() } }
        return try await task.value
    }

    private static func handle(_ number: Int32, by handler: sighandler_t?) { _ = Glibc.signal(number, handler) }
}
