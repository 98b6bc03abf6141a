internal import FeedAggregator
internal import FeedModel
internal import FeedPublisher
internal import FeedStore
internal import Foundation

/// Proves from the files that the published chain of a feed holds its whole history: from the feed's own document through `prev-archive` to
/// the oldest archive document, every document byte for byte what the store says, every entry in one of them.
struct ArchiveProof {
    let configuration: Configuration
    let store: HistoryStore
    let publication: Publication

    /// What was found out about one feed.
    struct Finding: Codable, Equatable {
        /// The path of the feed's own document.
        let feed: String
        /// Archive documents walked through.
        var archives = 0
        /// Entries that stand in archive documents.
        var archived = 0
        /// Entries that the feed's own document holds until their page is closed.
        var open = 0
        /// What is wrong, and what to do; nothing where all is well.
        var problems: [String] = []
    }

    /// Index, topics and cities, in this order.
    func findings(progress: (Int, Int) -> Void) throws -> [Finding] {
        let site = configuration.site
        let scopes =
            [FeedScope.everything] + site.topics.map { .topic($0.id) } + site.cities.map { .city($0.id) }
        let (sizes, strays) = try store.read { history in (try history.feedSizes(), try history.strayEntryCount()) }
        var findings = try scopes.enumerated().map { index, scope in
            progress(index, scopes.count)
            return try finding(scope, sizes)
        }
        if strays > 0 {
            findings[0].problems.append(
                "\(strays) entries of the store stand in no feed; please report this with a copy of the store")
        }
        return findings
    }

    private func finding(_ scope: FeedScope, _ sizes: [FeedScope: Int]) throws -> Finding {
        let path = SitePaths.feed(scope, .atom)
        var finding = Finding(feed: path)
        let open = try store.read { history in try history.openEntries(of: scope) }
        finding.open = open.count
        for document in try publication.feedDocuments(of: scope, sizes) { compare(document, &finding) }
        guard let current = read(path) else { return finding }
        let missing = Set(open).subtracting(current.ids)
        if !missing.isEmpty {
            finding.problems.append("\(path) lacks \(Self.some(missing)), which no archive holds yet")
        }
        try walk(from: current, scope, &finding)
        return finding
    }

    /// Follows the chain, page by page, as a reader would.
    private func walk(from current: Walked, _ scope: FeedScope, _ finding: inout Finding) throws {
        let pages = try store.read { history in try history.closedPages(of: scope) }
        let archive = ArchivePages(site: configuration.site, store: store)
        var (origin, next) = (finding.feed, current.previous)
        for page in pages {
            let path = SitePaths.archive(scope, page.page)
            guard next == publicationAddress(path) else {
                finding.problems.append(
                    "the chain breaks at \(origin): prev-archive is \(next ?? "not there"), but \(publicationAddress(path)) follows"
                )
                return
            }
            let document = try archive.document(of: page)
            compare(document, &finding)
            guard let walked = read(path) else { return }
            if !page.isForgotten { finding.archives += 1 }
            let expected = try store.read { history in try history.entryIDs(of: page) }
            finding.archived += expected.count
            check(walked, expected, of: path, scope, &finding)
            (origin, next) = (path, walked.previous)
        }
        if let next { finding.problems.append("\(origin) leads on to \(next), of which the store knows nothing") }
        let all = try store.read { history in try history.archivedCount(of: scope) }
        if finding.archived != all {
            finding.problems.append(
                "the store has put \(all) entries into archives, the chain holds \(finding.archived)")
        }
    }

    private func check(
        _ walked: Walked, _ expected: [String], of path: String, _ scope: FeedScope, _ finding: inout Finding
    ) {
        let missing = Set(expected).subtracting(walked.ids)
        if !missing.isEmpty { finding.problems.append("\(path) lacks \(Self.some(missing))") }
        let strange = Set(walked.ids).subtracting(expected)
        if !strange.isEmpty { finding.problems.append("\(path) holds \(Self.some(strange)), which belong elsewhere") }
        if walked.ids.count != expected.count {
            finding.problems.append("\(path) has \(walked.ids.count) entries instead of \(expected.count)")
        }
        if walked.current != publicationAddress(SitePaths.feed(scope, .atom)) {
            finding.problems.append("\(path) does not lead to the feed it belongs to (rel=\"current\")")
        }
    }

    /// The document as it stands on the disk against the one that the store would give.
    private func compare(_ document: Document, _ finding: inout Finding) {
        guard let bytes = bytes(document.path) else {
            finding.problems.append("\(document.path) is not there")
            return
        }
        guard bytes != document.bytes else { return }
        let place = zip(bytes, document.bytes).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        finding.problems.append(
            "\(document.path) is not what the store says, from byte \(place ?? min(bytes.count, document.bytes.count)) on"
        )
    }

    /// What a reader finds in a document.
    private struct Walked {
        let ids: [String]
        let previous: String?
        let current: String?
    }

    private func read(_ path: String) -> Walked? {
        guard let bytes = bytes(path) else { return nil }
        let parsed = FeedParser(.init(base: publicationAddress(path), sanitizing: .none)).parse(bytes)
        func link(_ rel: String) -> String? { parsed.feed.links.first { $0.rel == rel }?.href }
        return Walked(
            ids: parsed.entries.map { $0.id ?? "" }, previous: link("prev-archive"), current: link("current"))
    }

    private func bytes(_ path: String) -> [UInt8]? {
        FileManager.default.contents(atPath: configuration.output + "/" + path).map { [UInt8]($0) }
    }

    private func publicationAddress(_ path: String) -> String { publication.address(of: path) }

    /// The first few of many ids.
    private static func some(_ ids: Set<String>) -> String {
        let shown = ids.sorted().prefix(3).joined(separator: ", ")
        return ids.count > 3 ? "\(shown) and \(ids.count - 3) more entries" : shown
    }
}
