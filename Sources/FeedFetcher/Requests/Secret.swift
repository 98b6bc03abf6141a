/// A credential. It never appears in a message, a log line or a dump, whoever prints what.
package struct Secret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Only for writing it into a request.
    let value: String

    package init(_ value: String) { self.value = value }

    /// Of one credential always the same; the way back is longer than any credential is good for.
    var fingerprint: String { BodyHash.hash(of: Array(value.utf8)) }

    package var description: String { "•••" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: [(label: String?, value: Any)]()) }
}
