internal import FeedModel
internal import class Foundation.FileHandle
internal import class Foundation.FileManager
internal import struct Foundation.FileAttributeKey
internal import struct Foundation.FileAttributeType
internal import struct Foundation.URL

/// Reads a `file:` source. It is always read whole: size and time of a file prove nothing, its bytes do.
package enum LocalFile {
    /// Whether a link leads from a page on the disk to a file beside it or below: the only files that a page, which a stranger may have
    /// written, can send us to.
    package static func isBeside(_ page: String, _ link: String) -> Bool {
        guard page.hasPrefix("file:"), let folder = page.lastIndex(of: "/"), link.hasPrefix(page[...folder])
        else { return false }
        // `%2e%2e` is `..` to whoever opens the file.
        let path = (link.removingPercentEncoding ?? link).split(separator: "/")
        return !path.contains("..")
    }

    static func document(at text: String, maxBytes: Int) throws(FetchError) -> FetchedDocument {
        guard let url = URL(string: text), url.isFileURL else { throw .malformedURL(text) }
        let path = url.path(percentEncoded: false)
        let bytes: [UInt8]
        do {
            let attributes = try FileManager.default.attributesOfItem(atPath: url.resolvingSymlinksInPath().path)
            // A pipe would wait for ever, a device never end.
            guard attributes[.type] as? FileAttributeType == .typeRegular else {
                throw FetchError.unreadableFile(path: path, reason: "it is not a plain file")
            }
            let handle = try FileHandle(forReadingFrom: url)
            defer { try? handle.close() }
            bytes = [UInt8](try handle.read(upToCount: maxBytes + 1) ?? .init())
        } catch let error as FetchError {
            throw error
        } catch {
            let exists = FileManager.default.fileExists(atPath: path)
            throw .unreadableFile(path: path, reason: exists ? "permission denied" : "there is no such file")
        }
        guard bytes.count <= maxBytes else { throw .tooLarge(limit: maxBytes) }
        guard !bytes.isEmpty else { throw .emptyBody }
        return FetchedDocument(
            bytes: bytes, url: text, validators: Validators(url: text), bodyHash: BodyHash.hash(of: bytes),
            wireBytes: bytes.count)
    }
}
