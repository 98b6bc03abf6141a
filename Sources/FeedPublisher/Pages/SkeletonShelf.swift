internal import Synchronization

/// The skeletons of the entry pages made so far: most entries are of a handful of shapes.
final class SkeletonShelf: Sendable {
    private let skeletons = Mutex<[PageSkeleton.Shape: PageSkeleton]>([:])

    /// Some megabytes; what is beyond is rare and rendered each time.
    private static let limit = 500

    /// - Returns: the page, `nil` where there is no skeleton of its shape and no room for another.
    func page(_ values: TemplateValues, _ render: ([String: Any]) -> [UInt8]) -> [UInt8]? {
        let shape = PageSkeleton.shape(of: values)
        let (known, hasRoom) = skeletons.withLock { ($0[shape], $0.count < Self.limit) }
        if let known { return known.page(values) }
        guard hasRoom else { return nil }
        let skeleton = PageSkeleton(of: values, render)
        skeletons.withLock { $0[shape] = skeleton }
        return skeleton.page(values)
    }
}
