package import FeedModel

/// One reading of a list page, as the contract looks at it.
package struct ListObservation: Sendable, Hashable {
    /// As configured.
    package var requestedURL: String
    /// The address that answered, after redirects.
    package var url: String
    package var status: Int
    package var page: ListPage
    /// How many of its rows were in the history already.
    package var known: Int
    /// How many entries the history holds of this source.
    package var history: Int
    /// Whether one of the newest of these is among its rows.
    package var holdsLatest: Bool

    package init(
        requestedURL: String, url: String, status: Int = 200, page: ListPage, known: Int, history: Int,
        holdsLatest: Bool = true
    ) {
        (self.requestedURL, self.url, self.status) = (requestedURL, url, status)
        (self.page, self.known, self.history, self.holdsLatest) = (page, known, history, holdsLatest)
    }

    var datedShare: Double { page.rows.isEmpty ? 0 : Double(page.dated) / Double(page.rows.count) }
    var knownShare: Double { page.rows.isEmpty ? 0 : Double(known) / Double(page.rows.count) }
    var titleLength: Double {
        page.rows.isEmpty ? 0 : Double(page.rows.reduce(0) { $0 + $1.title.count }) / Double(page.rows.count)
    }
}

extension SourceContract {
    /// Takes in a reading that was judged good.
    package mutating func learn(_ observation: ListObservation) {
        learn(
            rows: observation.page.rows.count, datedShare: observation.datedShare, knownShare: observation.knownShare,
            titleLength: observation.titleLength)
        answeredBy = observation.url
    }
}
