internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// What is too much for memory and is needed for a while: a file without a name, gone with the process however that ends.
///
/// `unsafe` stands here because these calls take C strings and bytes; Swift makes them of its own values and keeps them for the call.
final class ScratchFile: Sendable {
    private let descriptor: Int32
    private let end = Mutex(0)

    /// - Parameter folder: on the disk that has the room.
    /// - Returns: `nil` where no file can be made.
    init?(in folder: String) {
        let path = "\(folder)/.tributary-scratch-\(UInt64.random(in: .min ... .max))"
        descriptor = systemCreate(path)
        if descriptor < 0 || systemUnlink(path) != 0 { return nil }
    }

    // Called where the initializer fails as well.
    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Bytes appended so far.
    var count: Int { end.withLock { $0 } }

    /// - Returns: where the bytes begin; `nil` where there is no room for them.
    func append(_ bytes: [UInt8]) -> Int? {
        let start = end.withLock { end in
            defer { end += bytes.count }
            return end
        }
        var written = 0
        while written < bytes.count {
            let count = systemWrite(descriptor, bytes[written...], at: start + written)
            if count <= 0, errno != EINTR { return nil }
            written += max(0, count)
        }
        return start
    }

    /// - Returns: `nil` where the disk does not give them back.
    func bytes(_ count: Int, at start: Int) -> [UInt8]? {
        while true {
            var bytes: [UInt8] = []
            let read = systemRead(descriptor, into: &bytes, count, at: start)
            if read == count { return bytes }
            if read >= 0 || errno != EINTR { return nil }
        }
    }
}

private func systemCreate(_ path: String) -> Int32 { unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600) }

private func systemUnlink(_ path: String) -> Int32 { unsafe unlink(path) }

private func systemWrite(_ descriptor: Int32, _ bytes: ArraySlice<UInt8>, at offset: Int) -> Int {
    unsafe bytes.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, $0.count, off_t(offset)) }
}

private func systemRead(_ descriptor: Int32, into bytes: inout [UInt8], _ count: Int, at offset: Int) -> Int {
    var read = 0
    unsafe bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
        read = unsafe pread(descriptor, buffer.baseAddress, count, off_t(offset))
        initialized = max(0, read)
    }
    return read
}
