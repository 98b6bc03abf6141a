internal import NIOSSL

/// Makes TLS configurations: the system's certificates, what a source adds, and the oldest version it accepts.
struct TrustStore {
    private var extra: [String: [NIOSSLCertificate]] = [:]

    mutating func configuration(for options: TLSOptions) throws(FetchError) -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
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

    private mutating func certificates(at path: String) throws(FetchError) -> [NIOSSLCertificate] {
        if let known = extra[path] { return known }
        guard let certificates = try? NIOSSLCertificate.fromPEMFile(path), !certificates.isEmpty else {
            throw .certificateFile(path)
        }
        extra[path] = certificates
        return certificates
    }
}
