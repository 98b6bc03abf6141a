internal import FeedModel
internal import struct Foundation.Date
internal import Synchronization

/// The entries that were written in one publication, for all documents that show them. They lie in a file: those of a first reading are more
/// than memory should hold.
package final class EntryShelf: Sendable {
    private struct Place {
        let start: Int
        let count: Int
        let order: Date
        let change: Date
    }

    /// Given back where the disk is full.
    private let file: Mutex<ScratchFile?>
    private let places = Mutex<[Int64: Place]>([:])
    /// A dozen megabytes of places, and a quarter of a gigabyte of the disk. What finds no place is written anew for each document.
    private static let (mostEntries, mostBytes) = (200_000, 256_000_000)

    /// - Parameter folder: on a disk with room for a part of what is published. Where nothing can be written to it the shelf stays empty.
    package init(in folder: String) { file = Mutex(ScratchFile(in: folder)) }

    func keep(_ entry: WrittenEntry, of published: PublishedEntry) {
        guard let file = file.withLock({ $0 }), let number = published.number,
            places.withLock({ $0.count < Self.mostEntries }), file.count < Self.mostBytes
        else { return }
        guard let start = file.append(entry.bytes) else { return self.file.withLock { $0 = nil } }
        let place = Place(start: start, count: entry.bytes.count, order: entry.order, change: entry.change)
        places.withLock { $0[number] = place }
    }

    func entry(_ published: PublishedEntry) -> WrittenEntry? { published.number.flatMap(entry) }

    /// - Parameter number: see ``PublishedEntry/number``.
    package func entry(_ number: Int64) -> WrittenEntry? {
        guard let file = file.withLock({ $0 }), let place = places.withLock({ $0[number] }),
            let bytes = file.bytes(place.count, at: place.start)
        else { return nil }
        return WrittenEntry(bytes: bytes, order: place.order, change: place.change)
    }
}
