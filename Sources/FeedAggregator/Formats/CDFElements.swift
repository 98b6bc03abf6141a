internal import FeedModel
internal import XMLTree

/// Microsoft's Channel Definition Format says with attributes what others say with elements.
extension FeedBuilder {
    mutating func addChannelDefinitionAttributes() {
        guard !attributes.isEmpty else { return }
        if let modified = attribute(.lastmod), claims(.updated) { item.updated = dates.read(modified) }
        if let address = attribute(.href), !address.isEmpty { add(Link(resolve(address))) }
    }
}
