internal import FeedFetcher
internal import Yams

/// Reads the `fetch:` section. ``FetchSettings`` says what each default is and why.
struct FetchSettingsReader {
    let log: ProblemLog
    let proxies: ProxyReader

    static let keys = [
        "interval", "maxInterval", "timeout", "connectTimeout", "firstByteTimeout", "deadline", "concurrency",
        "perHost",
        "maxBytes", "maxWireBytes", "maxExpansion", "maxHeaderBytes", "maxRedirects", "allowPrivateAddresses", "delay",
        "robots", "contact", "proxy",
    ]

    /// - Parameter node: `nil` where there is no such section.
    /// - Returns: how all are asked, and how often those are that do not say so themselves.
    func settings(_ node: Node?) -> (settings: FetchSettings, defaults: PlanReader.Defaults) {
        var settings = FetchSettings()
        settings.userAgent.version = Tributary.version
        guard let node else {
            settings.proxies = proxies.settings(nil)
            return (settings, PlanReader.Defaults())
        }
        let section = Section(node, name: "fetch", keys: Self.keys, log: log)
        readTimes(section, into: &settings)
        readSizes(section, into: &settings)
        settings.concurrency = section.int("concurrency", in: 1...1024) ?? settings.concurrency
        settings.perHost = section.int("perHost", in: 1...64) ?? settings.perHost
        settings.maxRedirects = section.int("maxRedirects", in: 0...20) ?? settings.maxRedirects
        settings.allowPrivateAddresses = section.bool("allowPrivateAddresses") ?? settings.allowPrivateAddresses
        settings.robots = section.bool("robots") ?? settings.robots
        settings.userAgent.contact = section.string("contact")
        settings.proxies = proxies.settings(section["proxy"])
        let defaults = PlanReader.Defaults(
            interval: section.duration("interval"), maxInterval: section.duration("maxInterval"))
        return (settings, defaults)
    }

    private func readTimes(_ section: Section, into settings: inout FetchSettings) {
        settings.timeout = section.limit("timeout") ?? settings.timeout
        // No part may take longer than the whole.
        settings.connectTimeout = section.limit("connectTimeout") ?? min(settings.connectTimeout, settings.timeout)
        settings.firstByteTimeout =
            section.limit("firstByteTimeout") ?? min(settings.firstByteTimeout, settings.timeout)
        settings.deadline = section.limit("deadline")
        settings.delay = section.duration("delay") ?? settings.delay
    }

    private func readSizes(_ section: Section, into settings: inout FetchSettings) {
        settings.maxBytes = section.bytes("maxBytes") ?? settings.maxBytes
        // What is allowed unpacked is allowed unpacked on the wire as well.
        settings.maxWireBytes = section.bytes("maxWireBytes") ?? settings.maxBytes
        settings.maxExpansion = section.int("maxExpansion", in: 2...2000) ?? settings.maxExpansion
        settings.maxHeaderBytes = section.bytes("maxHeaderBytes") ?? settings.maxHeaderBytes
        if settings.maxHeaderBytes > FetchSettings.mostHeaderBytes {
            section.problem(
                section["maxHeaderBytes"], "`maxHeaderBytes` in fetch can be 80KiB at most, where the HTTP parser ends."
            )
        }
    }
}
