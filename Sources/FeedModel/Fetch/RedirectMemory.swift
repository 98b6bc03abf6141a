/// A source's way to a new address: permanent redirects (301, 308) become the address once their target was read well in two runs.
package struct RedirectMemory: Sendable, Hashable, Codable {
    /// The new address in use instead of the configured one.
    package var address: String?
    /// Where permanent redirects last led, while it is not yet trusted.
    package var candidate: String?
    /// Runs in a row in which ``candidate`` was read well.
    package var goodRuns: Int
    /// Where permanent redirects lead although none of the source's entries were found there: never trusted while they lead there.
    package var doubtful: String?

    package init(address: String? = nil, candidate: String? = nil, goodRuns: Int = 0, doubtful: String? = nil) {
        (self.address, self.candidate, self.goodRuns, self.doubtful) = (address, candidate, goodRuns, doubtful)
    }
}
