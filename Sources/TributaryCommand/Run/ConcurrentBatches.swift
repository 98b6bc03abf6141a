internal import Foundation

extension Array where Element: Sendable {
    /// Works through long lists with a bounded amount in memory: batches are made on all processors, and used one after the other, in their
    /// order, while the next are made.
    /// - Parameter size: elements of a batch, fewer where else a processor would have nothing to do.
    func forEachBatch<Made: Sendable>(
        of size: Int, make: @Sendable @escaping (ArraySlice<Element>) throws -> Made, then use: (Made) throws -> Void
    ) async throws {
        let workers = ProcessInfo.processInfo.activeProcessorCount
        let length = Swift.max(1, Swift.min(size, (count + workers - 1) / workers))
        let batches = stride(from: 0, to: count, by: length).map { self[$0..<Swift.min($0 + length, count)] }
        try await withThrowingTaskGroup(of: (index: Int, made: Made).self) { group in
            var rest = batches.enumerated().makeIterator()
            func begin() {
                guard let (index, batch) = rest.next() else { return }
                group.addTask { (index, try make(batch)) }
            }
            for _ in 0..<workers { begin() }
            var queue = SettlingQueue<Made>(patience: .max)
            while let (index, made) = try await group.next() {
                for ready in queue.add(made, at: index) {
                    begin()
                    try use(ready)
                }
            }
        }
    }
}
