import Foundation
import Testing
import TributaryFuzz

@Suite("What fuzzing found") struct FuzzFindingTests {
    private static let findings =
        (Bundle.module.urls(forResourcesWithExtension: nil, subdirectory: "Fixtures/Fuzz") ?? []).map { $0 as URL }

    @Test("Every promise is kept for it now", arguments: findings.map(\.lastPathComponent).sorted())
    func finding(name: String) throws {
        let file = try #require(Self.findings.first { $0.lastPathComponent == name })
        #expect(try Promises.broken(by: [UInt8](Data(contentsOf: file))) == nil)
    }

    @Test("The findings are there") func present() { #expect(Self.findings.count >= 4) }
}
