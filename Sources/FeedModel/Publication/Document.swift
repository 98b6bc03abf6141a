/// A finished file of the output folder.
public struct Document: Sendable, Hashable {
    /// Relative to the output folder, `/` between its parts.
    public var path: String
    public var bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) { (self.path, self.bytes) = (path, bytes) }
}
