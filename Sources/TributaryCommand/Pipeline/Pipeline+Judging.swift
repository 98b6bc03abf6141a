internal import FeedAggregator
internal import FeedFetcher

/// What a page says that came with a refusal.
extension Pipeline {
    /// - Returns: `nil` where there is no page, or where it says nothing that its status does not.
    func judge(_ error: FetchError) -> PageVerdict? {
        guard case .refused(let status, let bytes) = error else { return nil }
        let signature = PageSignature.of(Decoder.decodePage(bytes).string, status: status)
        return signature.flatMap { PageVerdict($0, status: status) }
    }
}
