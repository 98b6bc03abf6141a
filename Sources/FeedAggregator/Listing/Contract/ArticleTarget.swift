/// Which rows lead to a page that can be read as an article.
package enum ArticleTarget {
    /// Why a row's page is not read. The row itself is an entry all the same.
    package enum Reason: String, Sendable, Hashable {
        case file, otherSite, noLink
    }

    /// - Parameter sites: addresses on the sites whose pages may be asked for; any page may where none of them names a host.
    /// - Returns: `nil` if the page is to be read.
    package static func obstacle(_ link: String?, sites: [String]) -> Reason? {
        guard let link else { return .noLink }
        if Attachments.type(of: link) != nil { return .file }
        let hosts = sites.compactMap(URLReference.host(of:))
        guard let host = URLReference.host(of: link), !hosts.isEmpty else { return nil }
        return hosts.contains { isSameSite(host, $0) } ? nil : .otherSite
    }

    /// Where more than half of the links lead: what a feed that a bridge makes of another site is about.
    package static func commonSite(of links: [String]) -> String? {
        let byHost = Dictionary(grouping: links) { URLReference.host(of: $0) }
        guard let most = byHost.max(by: { ($0.value.count, $1.key ?? "") < ($1.value.count, $0.key ?? "") }),
            most.key != nil,
            most.value.count * 2 > links.count
        else { return nil }
        return most.value.first
    }

    /// `amr.city.gov.cn` and `www.city.gov.cn` are one site; so are hosts that differ by `www.` alone.
    private static func isSameSite(_ first: String, _ second: String) -> Bool {
        if first == second { return true }
        let (left, right) = (first.split(separator: "."), second.split(separator: "."))
        let publicEnds: Set<String> = ["gov.cn", "com.cn", "org.cn", "net.cn", "edu.cn", "ac.cn"]
        let isDouble = publicEnds.contains(left.suffix(2).joined(separator: "."))
        let count = isDouble ? 3 : 2
        return left.count >= count && right.count >= count && left.suffix(count) == right.suffix(count)
    }
}
