/// Files that are part of the program: templates, style sheets and icons, so that one binary is all there is to install.
enum Assets {
    static var templates: [String: String] {
        [
            "layout.mustache": PackageResources.layout_mustache,
            "feed.mustache": PackageResources.feed_mustache,
            "item.mustache": PackageResources.item_mustache,
            "subscribe.mustache": PackageResources.subscribe_mustache,
            "list.mustache": PackageResources.list_mustache,
            "entry.mustache": PackageResources.entry_mustache,
            "health.mustache": PackageResources.health_mustache,
            "search.mustache": PackageResources.search_mustache,
        ].mapValues { String(decoding: $0, as: UTF8.self) }
    }

    /// What is published as it is, by path.
    static var files: [(path: String, bytes: [UInt8])] {
        [
            (SitePaths.style, PackageResources.style_css),
            (SitePaths.feedStyle, PackageResources.feed_css),
            (SitePaths.vectorIcon, PackageResources.icon_svg),
            (SitePaths.icon, PackageResources.icon_png),
            (SitePaths.favicon, PackageResources.favicon_ico),
        ]
    }
}
