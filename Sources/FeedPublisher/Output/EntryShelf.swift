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

    private let file: ScratchFile?
    private let places = Mutex<[Int64: Place]>([:])
    /// Some megabytes of places, and half a gigabyte of XML where texts are short. What finds no place is written anew.
    private static let limit = 200_000

    /// - Parameter folder: on a disk with room for a part of what is published. Where nothing can be written to it the shelf stays empty.
    package init(in folder: String) { file = ScratchFile(in: folder) }

    package func keep(_ entry: WrittenEntry, as number: Int64) {
        guard let file, places.withLock({ $0.count < Self.limit }), let start = file.append(entry.bytes) else { return }
        let place = Place(start: start, count: entry.bytes.count, order: entry.order, change: entry.change)
        places.withLock { $0[number] = place }
    }

    package func entry(_ number: Int64) -> WrittenEntry? {
        guard let file, let place = places.withLock({ $0[number] }),
            let bytes = file.bytes(place.count, at: place.start)
        else { return nil }
        return WrittenEntry(bytes: bytes, order: place.order, change: place.change)
    }
}
