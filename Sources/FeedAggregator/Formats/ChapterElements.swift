internal import FeedModel

/// Podlove simple chapters. Of several lists the first counts.
extension FeedBuilder {
    mutating func addChapter() {
        guard isReadingChapters, context == .entry else { return }
        var chapter = Entry.Chapter()
        chapter.start = attribute(.start).flatMap { Self.seconds($0) }
        chapter.title = attribute(.title)
        chapter.url = attribute(.href).map { resolve($0) }
        chapter.image = attribute(.image).map { resolve($0) }
        entry.chapters.append(chapter)
    }

    /// Normal play time: `[hh:]mm:ss[.mmm]`, or plain seconds (RFC 2326 section 3.6).
    static func seconds(_ text: String) -> Double? {
        var seconds = 0.0
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 3 else { return nil }
        for part in parts {
            guard let first = part.utf8.first, first >= 0x30, first <= 0x39, let number = Double(part), number.isFinite
            else {
                return nil
            }
            seconds = seconds * 60 + number
        }
        return seconds
    }
}
