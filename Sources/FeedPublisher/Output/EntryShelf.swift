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

    private enum Storage {
        case notYet(folder: String)
        case file(ScratchFile)
        /// There is none, or it was given back because the disk is full.
        case none
    }

    private let storage: Mutex<Storage>
    private let places = Mutex<[Int64: Place]>([:])
    /// A dozen megabytes of places, and a quarter of a gigabyte of the disk. What finds no place is written anew for each document.
    private static let (mostEntries, mostBytes) = (195_000, 256_000_000)

    /// - Parameter folder: for the file, which is made when it is needed. Where nothing can be written there the shelf stays empty.
    package init(in folder: String) { storage = Mutex(.notYet(folder: folder)) }

    /// Where the next entry would be put; `nil` where no more are taken.
    private var room: ScratchFile? {
        let file = storage.withLock { storage -> ScratchFile? in
            if case .notYet(let folder) = storage {
                storage = ScratchFile(in: folder).map { .file($0) } ?? .none
            }
            return if case .file(let file) = storage { file } else { nil }
        }
        guard let file, file.count < Self.mostBytes, places.withLock({ $0.count < Self.mostEntries }) else {
            return nil
        }
        return file
    }

    /// Whether it is worth writing an entry for the documents that follow.
    package var hasRoom: Bool { room != nil }

    func keep(_ entry: WrittenEntry, of published: PublishedEntry) {
        guard let number = published.number, let file = room else { return }
        guard let start = file.append(entry.bytes) else { return storage.withLock { $0 = .none } }
        let place = Place(start: start, count: entry.bytes.count, order: entry.order, change: entry.change)
        places.withLock { $0[number] = place }
    }

    func entry(_ published: PublishedEntry) -> WrittenEntry? { published.number.flatMap(entry) }

    /// - Parameter number: see ``PublishedEntry/number``.
    package func entry(_ number: Int64) -> WrittenEntry? {
        guard case .file(let file) = storage.withLock({ $0 }), let place = places.withLock({ $0[number] }),
            let bytes = file.bytes(place.count, at: place.start)
        else { return nil }
        return WrittenEntry(bytes: bytes, order: place.order, change: place.change)
    }
}
