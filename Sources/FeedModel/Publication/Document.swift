/// A finished file of the output folder.
package struct Document: Sendable, Hashable {
    /// Relative to the output folder, `/` between its parts.
    package var path: String
    package var bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) { (self.path, self.bytes) = (path, bytes) }
}
