internal import Foundation

extension Array where Element: Sendable {
    /// The results of a pure function over all elements, in their order, worked out on all processors.
    func concurrentMap<Result: Sendable>(_ transform: @Sendable @escaping (Element) -> Result) async -> [Result] {
        let workers = Swift.min(count, ProcessInfo.processInfo.activeProcessorCount)
        guard workers > 1 else { return map(transform) }
        // More pieces than workers: elements differ in cost.
        let length = Swift.max(1, count / (workers * 4))
        return await withTaskGroup(of: (start: Int, results: [Result]).self) { group in
            for start in stride(from: 0, to: count, by: length) {
                let piece = self[start..<Swift.min(start + length, count)]
                group.addTask { (start, piece.map(transform)) }
            }
            var pieces: [Int: [Result]] = [:]
            for await piece in group { pieces[piece.start] = piece.results }
            return stride(from: 0, to: count, by: length).flatMap { pieces[$0] ?? [] }
        }
    }
}

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
            var waiting: [Int: Made] = [:]
            var next = 0
            while let (index, made) = try await group.next() {
                waiting[index] = made
                while let made = waiting.removeValue(forKey: next) {
                    try use(made)
                    next += 1
                    begin()
                }
            }
        }
    }
}
