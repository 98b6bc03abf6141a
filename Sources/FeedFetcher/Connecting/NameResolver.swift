internal import NIOCore
internal import NIOPosix

/// Turns a name into addresses. A protocol, so that the tests can be the DNS that lies.
protocol NameResolver: Sendable {
    /// All addresses of a name in the order to try them; empty where there are none.
    func addresses(of host: String) async -> [IPAddress]
}

/// The system's resolver: hosts file, DNS, and what else the machine is set up for.
struct SystemResolver: NameResolver {
    func addresses(of host: String) async -> [IPAddress] {
        let resolver = NIORandomizedDNSResolver(loop: MultiThreadedEventLoopGroup.singleton.any())
        // NIO asks for both families at once; the two futures are two parts of one answer.
        let v6 = resolver.initiateAAAAQuery(host: host, port: 0)
        let v4 = resolver.initiateAQuery(host: host, port: 0)
        let answers = (v4: (try? await v4.get()) ?? [], v6: (try? await v6.get()) ?? [])
        // IPv4 first: a broken IPv6 line costs the whole connect timeout, and every bureau has IPv4.
        return (answers.v4 + answers.v6).compactMap { $0.ipAddress.flatMap { IPAddress($0) } }
    }
}
