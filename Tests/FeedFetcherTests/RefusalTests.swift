import Foundation
import Testing

@testable import FeedFetcher

@Suite("A refusal") struct RefusalTests {
    private static let challenge = "<html><script>$_ts=window['$_ts'];</script></html>"

    @Test("keeps the page that came with it, for others to tell what it is", arguments: [403, 405, 412, 418, 521])
    func page(_ code: Int) async throws {
        let (result, _) = try await fetchOnce([.reply("\(code) No", [], Self.challenge)])
        #expect(result.error == .refused(code, page: Array(Self.challenge.utf8)))
        #expect(result.error?.isBlocked == true)
        #expect(result.error?.description.contains("\(code)") == true)
    }

    @Test("without a page, or by another status, is that status alone", arguments: [(403, "no"), (404, challenge), (503, challenge)])
    func status(_ code: Int, _ body: String) async throws {
        let (result, _) = try await fetchOnce([.reply("\(code) No", [], body)])
        #expect(result.error == .status(code, retryAfter: nil))
    }
}
