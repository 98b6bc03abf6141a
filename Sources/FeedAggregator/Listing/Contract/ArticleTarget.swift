/// Which rows lead to a page that can be read as an article.
package enum ArticleTarget {
    /// Why a row's page is not read. The row itself is an entry all the same.
    package enum Reason: String, Sendable, Hashable {
        case file, otherSite, noLink
    }

    /// - Returns: `nil` if the page is to be read.
    package static func obstacle(_ link: String?, list: String) -> Reason? {
        guard let link else { return .noLink }
        if Attachments.type(of: link) != nil { return .file }
        guard let host = URLReference.host(of: link), let own = URLReference.host(of: list) else { return nil }
        return isSameSite(host.lowercased(), own.lowercased()) ? nil : .otherSite
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
