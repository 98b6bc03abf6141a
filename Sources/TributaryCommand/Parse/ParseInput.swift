internal import FeedAggregator
internal import FeedFetcher
internal import FeedModel
internal import Foundation

/// Where `tributary parse` takes its document from.
enum ParseInput {
    /// Why there is nothing to parse.
    struct Unreadable: Error, CustomStringConvertible {
        let description: String
    }

    /// - Parameters:
    ///   - input: a file's path, a URL, or `-` for standard input.
    ///   - options: completed by what a server says: address, type, language.
    ///   - configuration: whose `fetch:` counts for a URL; there need not be one.
    static func read(
        _ input: String, into options: inout FeedParser.Options, configuration: String
    ) async throws -> [UInt8] {
        if input == "-" { return [UInt8](try FileHandle.standardInput.readToEnd() ?? Data()) }
        if input.hasPrefix("http://") || input.hasPrefix("https://") {
            let isConfigured = FileManager.default.fileExists(atPath: configuration)
            let settings = isConfigured ? try ConfigurationReader.read(path: configuration).fetch : FetchSettings()
            return try await download(input, &options, settings)
        }
        let path = input.hasPrefix("file:") ? URL(string: input)?.path(percentEncoded: false) ?? input : input
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Unreadable(description: "cannot read \(input): is the path right, and may this user read it?")
        }
        return [UInt8](data)
    }

    private static func download(
        _ url: String, _ options: inout FeedParser.Options, _ settings: FetchSettings
    ) async throws -> [UInt8] {
        let fetcher = Fetcher(settings: settings)
        let result = await fetcher.fetch(FetchRequest(url: url))
        await fetcher.shutdown()
        switch result {
        case .fetched(let document):
            options.base = options.base ?? document.url
            options.contentType = options.contentType ?? document.contentType
            options.language = options.language ?? document.contentLanguage
            return document.bytes
        case .notModified:
            throw Unreadable(description: "\(url): the site answered 304 although nothing was known of it.")
        case .failed(let error): throw Unreadable(description: "\(url): \(error)")
        }
    }
}
