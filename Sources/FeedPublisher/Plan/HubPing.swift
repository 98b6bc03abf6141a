internal import FeedModel

/// Something to tell a WebSub hub: that a feed changed (https://www.w3.org/TR/websub/).
package struct HubPing: Sendable, Hashable {
    /// Where to send it.
    package var hub: String
    /// The feed's own address, as its `self` link has it.
    package var topic: String

    package init(hub: String, topic: String) { (self.hub, self.topic) = (hub, topic) }

    /// The body to post as `application/x-www-form-urlencoded`.
    package var form: String { "hub.mode=publish&hub.topic=\(IRI.segment(topic))&hub.url=\(IRI.segment(topic))" }
}

extension Publisher {
    /// The hubs as the feeds name them; what is no address is no hub.
    package var hubs: [String] { site.hubs.compactMap(IRI.address) }

    /// What to tell the hubs once these documents are in place: each hub about each feed that names it.
    package func hubPings(for written: [String]) -> [HubPing] {
        let feeds = written.filter { path in
            PublishingOrder(path: path) == .feed && path != SitePaths.healthFeed
        }
        return hubs.flatMap { hub in
            feeds.map { HubPing(hub: hub, topic: address(of: $0)) }
        }
    }
}
