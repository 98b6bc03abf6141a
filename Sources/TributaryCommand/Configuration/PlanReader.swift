internal import FeedFetcher
internal import FeedModel
internal import Foundation
internal import Yams

/// Reads how one source is asked, where it is not asked like all others: times, limits, headers, credentials, TLS.
struct PlanReader {
    let folder: String
    let log: ProblemLog
    /// Of sources that give none of their own.
    let defaults: Defaults

    /// What the `fetch:` section says that is not of the fetcher but of each source's plan.
    struct Defaults {
        var interval: Duration?
        var maxInterval: Duration?
    }

    static let keys = [
        "interval", "maxInterval", "timeout", "delay", "maxBytes", "robots", "allowPrivateAddresses", "headers",
        "credentials", "tls",
    ]

    /// - Parameter reading: everything that decides how the document is read; when it changes, so does the plan's fingerprint.
    func plan(_ source: Source, _ section: Section, reading: String) -> SourcePlan {
        let isFeed = source.reading == .feed
        let interval = section.duration("interval") ?? defaults.interval ?? SourcePlan.usualInterval
        let headers = headers(section) + credentials(section)
        let tls = tls(section)
        // Headers and TLS decide what a server gives, the program's version how it is read.
        let parts =
            [Tributary.version, reading] + headers.map { "\($0.name): \($0.value.fingerprint)" }
            + [tls.minimumVersion.rawValue] + tls.certificateFiles
        return SourcePlan(
            id: source.id, url: absolute(source.url), purpose: isFeed ? .feed : .list, interval: interval,
            ceiling: section.duration("maxInterval") ?? defaults.maxInterval,
            fingerprint: StableDigest.of(parts.joined(separator: "\n")), headers: headers, tls: tls,
            timeout: section.limit("timeout"), maxBytes: section.bytes("maxBytes"),
            allowPrivateAddresses: section.bool("allowPrivateAddresses"), robots: section.bool("robots"),
            delay: section.duration("delay"))
    }

    /// `headers: {X-Key: {environment: BUREAU_KEY}}`, or a plain text.
    private func headers(_ section: Section) -> [RequestHeader] {
        guard let node = section["headers"] else { return [] }
        guard let mapping = node.mapping else {
            section.problem(node, "`headers` in \(section.name) must be a mapping of names to values.")
            return []
        }
        return mapping.compactMap { key, value in
            guard let name = key.scalar?.string else { return nil }
            guard RequestHeader.isName(name) else {
                section.problem(
                    key,
                    "`\(name)` in \(section.name).headers is no name of a header: letters, digits and `-`, as in `X-Key`."
                )
                return nil
            }
            return secret(value, name: "\(section.name).headers.\(name)").map { RequestHeader(name, $0) }
        }
    }

    /// `credentials: {user: reader, password: {environment: BUREAU_PASSWORD}}`.
    private func credentials(_ section: Section) -> [RequestHeader] {
        guard let node = section["credentials"] else { return [] }
        let name = "\(section.name).credentials"
        let given = Section(node, name: name, keys: ["user", "password"], log: log, isSecret: true)
        guard let user = given.required("user", example: "reader") else { return [] }
        guard let place = given["password"] else {
            given.problem(
                nil, "\(name) lacks `password`: write, for instance, `password: {environment: BUREAU_PASSWORD}`.")
            return []
        }
        return secret(place, name: "\(name).password").map {
            [RequestHeader("Authorization", .basic(user: user, password: $0))]
        } ?? []
    }

    /// A text, or where it stands: `{environment: NAME}` or `{file: path}`.
    private func secret(_ node: Node, name: String) -> RequestHeader.Value? {
        if let scalar = node.scalar {
            if scalar.style == .plain, ["", "~", "null"].contains(scalar.string) {
                log.add(node, "\(name) is empty: write a text, `{environment: NAME}` or `{file: path}`.")
            }
            return .literal(Secret(scalar.string))
        }
        let place = Section(node, name: name, keys: ["environment", "file"], log: log, isSecret: true)
        if place["environment"] != nil, place["file"] != nil {
            log.add(node, "\(name) has `environment` and `file`: keep one of them.")
        }
        if let variable = place.string("environment") { return .environment(variable) }
        if let file = place.string("file") { return .file(file.path(in: folder)) }
        if node.mapping?.isEmpty ?? false {
            log.add(node, "\(name) must say where the value stands: `{environment: NAME}` or `{file: path}`.")
        }
        return nil
    }

    /// `tls: {minimum: "1.0", certificates: [bureau.pem]}`.
    private func tls(_ section: Section) -> TLSOptions {
        guard let node = section["tls"] else { return TLSOptions() }
        let given = Section(node, name: "\(section.name).tls", keys: ["minimum", "certificates"], log: log)
        var options = TLSOptions(certificateFiles: given.strings("certificates").map { $0.path(in: folder) })
        if let text = given.string("minimum") {
            if let version = TLSOptions.Version(rawValue: text) {
                options.minimumVersion = version
            } else {
                let known = TLSOptions.Version.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
                given.problem(given["minimum"], "`minimum` in \(given.name) must be one of \(known), not `\(text)`.")
            }
        }
        return options
    }

    /// `file:samples/list.html` is a file beside the configuration.
    private func absolute(_ url: String) -> String {
        guard url.hasPrefix("file:"), !url.hasPrefix("file:/") else { return url }
        return URL(fileURLWithPath: folder + "/" + url.dropFirst("file:".count)).standardized.absoluteString
    }

}
