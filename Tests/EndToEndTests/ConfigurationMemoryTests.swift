import Foundation
import Testing

@Suite("A configuration that a run has seen before") struct ConfigurationMemoryTests {
    @Test("is warned of at each run where an example does not come out as it says")
    func failingExamples() async throws {
        let place = try Workplace()
        try place.edit("tributary.yaml", "no: [农民专业合作社年报培训会举行", "no: [知识产权宣传周走进校园，讲解专利小故事, 农民专业合作社年报培训会举行")
        for _ in 0..<3 {
            let run = try await place.tributary("run", "--quiet")
            #expect(run.status == 0)
            #expect(run.messages.contains("知识产权宣传周走进校园"), "\(run.messages)")
            #expect(run.messages.components(separatedBy: "tributary.yaml:").count == 2, "\(run.messages)")
        }
        try place.edit("tributary.yaml", "no: [知识产权宣传周走进校园，讲解专利小故事, ", "no: [")
        #expect(try await place.tributary("run", "--quiet").messages.isEmpty)
    }

    @Test("is looked through anew when it changed: a query that cannot be read is refused with its line")
    func brokenQuery() async throws {
        let place = try Workplace()
        #expect(try await place.tributary("run").status == 0)
        let before = try place.publishedFiles()
        let line = try place.edit("tributary.yaml", "match: $trainingIP OR", "match: $trainingIP OR (")
        let run = try await place.tributary("run")
        #expect(run.status == 78)
        #expect(run.messages.contains("tributary.yaml:\(line):"), "\(run.messages)")
        #expect(try place.files() == before)
    }
}
