/// An article that its site cuts into several pages: `t1234.html`, `t1234_1.html`, `t1234_2.html`.
package struct ArticlePages: Sendable {
    private let first: String
    private var count = 1
    /// Nobody reads on longer; a pager that never ends must end somewhere.
    private static let limit = 20

    /// - Parameter first: the address of the first page.
    package init(first: String) { self.first = first }

    /// The address of the next page, if a page's link leads to it: its name is that of the first with a number behind.
    package mutating func next(after page: Article) -> String? {
        guard let address = page.next, count < Self.limit, Self.names(of: count, behind: first).contains(address) else {
            return nil
        }
        count += 1
        return address
    }

    /// Sites count the page behind the first as 1 or as 2.
    private static func names(of page: Int, behind first: String) -> [String] {
        guard let dot = first.lastIndex(of: "."), !first[dot...].contains("/"), !first.contains("?") else { return [] }
        return [page, page + 1].flatMap { number in
            ["_", "-"].map { sign in "\(first[..<dot])\(sign)\(number)\(first[dot...])" }
        }
    }
}

extension Article {
    /// The article with the text and the files of its next page behind its own.
    /// - Returns: `nil` where that page is another article's, or says again what is there already.
    package func continued(by page: Article) -> Article? {
        if let title, let other = page.title, page.titleTrust >= .heading, !ArticleHeading.speaksOfSame(other, title) {
            return nil
        }
        guard page.body.map({ !(body ?? "").contains($0) }) ?? true else { return nil }
        var whole = self
        if let more = page.body { whole.body = (body.map { $0 + "\n" } ?? "") + more }
        whole.attachments = Attachments.unique(attachments + page.attachments)
        whole.next = page.next
        return whole
    }
}
