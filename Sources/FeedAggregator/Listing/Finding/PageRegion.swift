internal import XMLTree

/// The parts of a page that repeat on every page of its site.
enum PageRegion: String {
    case menu, sidebar, footer, header, crumbs

    /// The region `node` stands in, if any says so by element name, class or id.
    static func of(_ node: HTMLNode, in document: borrowing HTMLDocument) -> PageRegion? {
        var current: HTMLNode? = node
        var inner = node
        while let here = current {
            if let region = named(here, inner, in: document) { return region }
            (inner, current) = (here, document.parent(of: here))
        }
        return nil
    }

    private static let menus: Set<Substring> = [
        "nav", "menu", "navbar", "mainnav", "topnav", "subnav", "leftnav", "dh", "daohang", "submenu", "menubar",
        "tabs", "tabnav",
    ]
    private static let sidebars: Set<Substring> = [
        "side", "sidebar", "aside", "hot", "rank", "ranking", "recommend", "related", "sidenav", "leftbar", "rightbar",
        "tuijian", "ztzl", "friend", "friendlink", "links", "yqlj", "xglj", "banner", "slide",
        "slider", "focus", "swiper", "carousel", "lunbo", "zhuanti", "ad", "ads", "hotnews",
    ]
    private static let footers: Set<Substring> = ["foot", "footer", "bottom", "copyright", "dibu", "btm"]
    private static let headers: Set<Substring> = [
        "header", "head", "top", "topbar", "logo", "toolbar", "search", "login",
    ]
    private static let crumb: Set<Substring> = [
        "crumb", "crumbs", "breadcrumb", "position", "location", "weizhi", "path", "pager", "pagination", "pages",
        "page", "pagebar", "fenye",
    ]

    private static func named(_ node: HTMLNode, _ inner: HTMLNode, in document: borrowing HTMLDocument) -> PageRegion? {
        switch document.name(of: node) {
        case "nav": return .menu
        case "aside": return .sidebar
        case "footer": return .footer
        case "header": return document.isWithin(node, ["article", "main"]) ? nil : .header
        case "body", "html": return nil
        default: break
        }
        let marks = document.marks(of: node)
        guard !marks.isEmpty else { return nil }
        if marks.contains(where: { footers.contains($0) }) { return .footer }
        if marks.contains(where: { menus.contains($0) || $0.hasSuffix("nav") || $0.hasSuffix("menu") }) { return .menu }
        if marks.contains(where: { sidebars.contains($0) || $0.hasPrefix("sidebar") }) { return .sidebar }
        // "page" and "top" also name what holds the whole page.
        let share = document.subtree(of: node).count * 3
        if share < document.count {
            if marks.contains(where: { headers.contains($0) }) { return .header }
            if marks.contains(where: { crumb.contains($0) }) { return .crumbs }
        }
        return nil
    }
}
