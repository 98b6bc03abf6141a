internal import class Foundation.ProcessInfo
internal import NIOSSL

/// Makes TLS configurations: the system's certificates, what a source adds, and the oldest version it accepts.
struct TrustStore {
    private var extra: [String: [NIOSSLCertificate]] = [:]
    /// The system's, read once: every client would read its hundred and forty anew otherwise.
    private lazy var system = Self.systemCertificates()

    /// Where Debian and Red Hat keep them; `SSL_CERT_FILE` comes before both, as with other programs.
    private static let bundles = ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt"]

    mutating func configuration(for options: TLSOptions) throws(FetchError) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        if let system { configuration.trustRoots = .certificates(system) }
        configuration.minimumTLSVersion =
            switch options.minimumVersion {
            case .tls10: .tlsv1
            case .tls11: .tlsv11
            case .tls12: .tlsv12
            case .tls13: .tlsv13
            }
        if options.minimumVersion < .tls12 {
            // Hosts that speak nothing newer know only ciphers of their time.
            configuration.cipherSuites += ":ECDHE-RSA-AES128-SHA:ECDHE-RSA-AES256-SHA:AES128-SHA:AES256-SHA"
        }
        for path in options.certificateFiles {
            configuration.additionalTrustRoots.append(.certificates(try certificates(at: path)))
        }
        return configuration
    }

    /// - Returns: `nil` where they are in none of the usual places; the TLS library then looks for them in its own way.
    private static func systemCertificates() -> [NIOSSLCertificate]? {
        let named = ProcessInfo.processInfo.environment["SSL_CERT_FILE"].map { [$0] } ?? []
        return (named + bundles).lazy.compactMap { try? NIOSSLCertificate.fromPEMFile($0) }.first { !$0.isEmpty }
    }

    private mutating func certificates(at path: String) throws(FetchError) -> [NIOSSLCertificate] {
        if let known = extra[path] { return known }
        guard let certificates = try? NIOSSLCertificate.fromPEMFile(path), !certificates.isEmpty else {
            throw .certificateFile(path)
        }
        extra[path] = certificates
        return certificates
    }
}
