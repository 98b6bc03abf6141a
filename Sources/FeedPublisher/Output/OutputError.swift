/// The output folder refused a file. What stood there before still stands.
package struct OutputError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Relative to the output folder.
    package var path: String
    /// What the system said.
    package var reason: String

    package var description: String {
        "cannot write \(path): \(reason). The file that was there stays; make the folder writable or free some space, and run again"
    }
}
