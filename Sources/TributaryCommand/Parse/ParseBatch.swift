package import FeedAggregator
internal import Foundation

/// `tributary parse --batch`: a line of request in, a line of answer out, flushed before the next request is read.
package struct ParseBatch {
    /// One line of standard input. All but `file` is optional.
    private struct Request: Decodable {
        var file: String
        var base: String?
        var contentType: String?
        var language: String?
    }

    private let mode: ParseMode
    private let options: FeedParser.Options

    /// - Parameter options: what holds for every request that does not say otherwise.
    package init(_ mode: ParseMode = .feed, _ options: FeedParser.Options = .init()) {
        (self.mode, self.options) = (mode, options)
    }

    /// Serves requests until standard input ends.
    package func run() {
        while let line = readLine(strippingNewline: true) {
            guard line.contains(where: { !$0.isWhitespace }) else { continue }
            var answer = answer(to: line)
            answer.append(UInt8(ascii: "\n"))
            FileHandle.standardOutput.write(Data(answer))
        }
    }

    /// The answer to one request, without a line break.
    package func answer(to line: String) -> [UInt8] {
        let request: Request
        do {
            request = try JSONDecoder().decode(Request.self, from: Data(line.utf8))
        } catch {
            return ParseJSON.encode(
                error: "not a request: a line is {\"file\": …, \"base\": …, \"contentType\": …, \"language\": …}")
        }
        guard let data = FileManager.default.contents(atPath: request.file) else {
            return ParseJSON.encode(error: "cannot read \(request.file)")
        }
        var options = options
        options.base = request.base ?? options.base
        options.contentType = request.contentType ?? options.contentType
        options.language = request.language ?? options.language
        do {
            return ParseJSON.encode(try DocumentReading(mode, options).read([UInt8](data)).parsed)
        } catch {
            return ParseJSON.encode(error: "\(request.file): \(error)")
        }
    }
}
