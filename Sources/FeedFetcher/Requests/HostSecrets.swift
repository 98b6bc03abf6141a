internal import NIOHTTP1

/// What a request tells no host but the one it is meant for: the source's own headers, and the credentials within an address.
struct HostSecrets: Sendable {
    private struct Line: Sendable {
        let name: String
        let value: Secret
        let owner: WebAddress
    }

    private var lines: [Line] = []

    /// - Parameter first: the request's address, taken apart.
    init(of request: FetchRequest, at first: WebAddress) throws(FetchError) {
        if let credentials = first.credentials {
            lines.append(Line(name: "Authorization", value: credentials, owner: first))
        }
        // Where the owner is a file, there is no host to tell anything.
        guard let owner = request.headersOwner.map({ try? WebAddress($0) }) ?? first else { return }
        for (name, value) in try HeaderValues.resolve(request.headers) {
            lines.append(Line(name: name, value: value, owner: owner))
        }
    }

    func add(to headers: inout HTTPHeaders, for address: WebAddress) {
        for line in lines where address.mayReceiveCredentials(of: line.owner) {
            headers.replaceOrAdd(name: line.name, value: line.value.value)
        }
    }
}
