internal import FeedAggregator
internal import FeedFetcher
internal import FeedModel
internal import Foundation

/// Where `tributary parse` and `discover` take their document from.
enum ParseInput {
    /// Why there is nothing to parse.
    struct Unreadable: Error, CustomStringConvertible {
        let description: String
    }

    /// - Parameters:
    ///   - input: a file's path, a URL, or `-` for standard input.
    ///   - purpose: what it is read as, which decides how politely it is asked for.
    ///   - settings: how sites are asked.
    ///   - options: completed by what a server says: address, type, language.
    static func read(
        _ input: String, as purpose: FetchRequest.Purpose, settings: () throws -> FetchSettings,
        into options: inout FeedParser.Options
    ) async throws -> [UInt8] {
        if input == "-" { return [UInt8](try FileHandle.standardInput.readToEnd() ?? Data()) }
        if input.isWebAddress {
            return try await download(
                FetchRequest(url: input, purpose: purpose), Fetcher(settings: settings(), now: { Clock.now }), &options)
        }
        let path = input.hasPrefix("file:") ? URL(string: input)?.path(percentEncoded: false) ?? input : input
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Unreadable(description: "cannot read \(input): is the path right, and may this user read it?")
        }
        return [UInt8](data)
    }

    private static func download(
        _ request: FetchRequest, _ fetcher: Fetcher, _ options: inout FeedParser.Options
    ) async throws -> [UInt8] {
        let result = await fetcher.fetch(request)
        await fetcher.shutdown()
        switch result {
        case .fetched(let document):
            options.base = options.base ?? document.url
            options.contentType = options.contentType ?? document.contentType
            options.language = options.language ?? document.contentLanguage
            return document.bytes
        case .notModified:
            throw Unreadable(description: "\(request.url): the site answered 304 although nothing was known of it.")
        case .failed(let error): throw Unreadable(description: "\(request.url): \(error)")
        }
    }
}
