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
