internal import FeedFetcher
internal import Yams

/// Reads the `fetch:` section.
struct FetchSettingsReader {
    let log: ProblemLog

    static let keys = [
        "interval", "timeout", "connectTimeout", "firstByteTimeout", "deadline", "concurrency", "perHost", "maxBytes",
        "maxExpansion", "maxRedirects", "allowPrivateAddresses", "delay", "robots", "contact",
    ]

    /// The settings, and the interval of sources that give none of their own.
    func settings(_ node: Node) -> (settings: FetchSettings, interval: Duration?) {
        let section = Section(node, name: "fetch", keys: Self.keys, log: log)
        var settings = FetchSettings()
        settings.timeout = section.duration("timeout") ?? settings.timeout
        settings.connectTimeout = section.duration("connectTimeout") ?? min(settings.connectTimeout, settings.timeout)
        settings.firstByteTimeout =
            section.duration("firstByteTimeout") ?? min(settings.firstByteTimeout, settings.timeout)
        settings.deadline = section.duration("deadline") ?? settings.deadline
        settings.concurrency = section.int("concurrency", in: 1...1024) ?? settings.concurrency
        settings.perHost = section.int("perHost", in: 1...64) ?? settings.perHost
        settings.maxBytes = section.bytes("maxBytes") ?? settings.maxBytes
        settings.maxWireBytes = settings.maxBytes
        settings.maxExpansion = section.int("maxExpansion", in: 2...2000) ?? settings.maxExpansion
        settings.maxRedirects = section.int("maxRedirects", in: 0...20) ?? settings.maxRedirects
        settings.allowPrivateAddresses = section.bool("allowPrivateAddresses") ?? settings.allowPrivateAddresses
        settings.delay = section.duration("delay") ?? settings.delay
        settings.robots = section.bool("robots") ?? settings.robots
        settings.userAgent.contact = section.string("contact")
        return (settings, section.duration("interval"))
    }
}
