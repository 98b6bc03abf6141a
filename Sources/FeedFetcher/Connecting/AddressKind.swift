/// What sort of place an address is, as far as it matters to a program that follows strangers' links.
package enum AddressKind: String, Sendable, Hashable, CaseIterable, CustomStringConvertible {
    case global, unspecified, loopback, `private`, shared, linkLocal, metadata, multicast, reserved

    /// Refused whatever the configuration says: nothing there is ever a feed, and everything there is worth stealing.
    package var isNeverAllowed: Bool { self == .linkLocal || self == .metadata }

    package var description: String {
        switch self {
        case .global: "a public address"
        case .unspecified: "the unspecified address"
        case .loopback: "this machine itself"
        case .private: "an address of a private network"
        case .shared: "an address of a provider's inner network"
        case .linkLocal: "an address of the local link"
        case .metadata: "a cloud's metadata service"
        case .multicast: "a multicast address"
        case .reserved: "a reserved address"
        }
    }
}
