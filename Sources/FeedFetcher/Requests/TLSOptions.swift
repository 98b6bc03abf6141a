/// What one source needs of TLS beyond the usual. There is no switch that turns verification off.
package struct TLSOptions: Sendable, Hashable {
    package enum Version: String, Sendable, Hashable, CaseIterable, Comparable {
        case tls10 = "1.0"
        case tls11 = "1.1"
        case tls12 = "1.2"
        case tls13 = "1.3"

        package static func < (left: Version, right: Version) -> Bool { left.rawValue < right.rawValue }
    }
    /// The oldest version accepted. Below 1.2 only for hosts that never moved on.
    package var minimumVersion: Version
    /// PEM files with certificates trusted besides the system's.
    package var certificateFiles: [String]

    package init(minimumVersion: Version = .tls12, certificateFiles: [String] = []) {
        (self.minimumVersion, self.certificateFiles) = (minimumVersion, certificateFiles)
    }
}
