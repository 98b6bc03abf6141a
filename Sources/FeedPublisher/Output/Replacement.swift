internal import struct Foundation.POSIXError
internal import enum Foundation.POSIXErrorCode

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The system calls that Foundation has no equal for: its own moves do not replace a file in one step, it cannot sync many files at once,
/// it waits for the disk after each file it writes, and asks the system several times for what one call tells.
///
/// `unsafe` stands here because these calls take C strings and bytes; Swift makes them of its own values and keeps them for the call.
enum Replacement {
    /// Gives `file` the name `target`, replacing in one step what had it (POSIX `rename`).
    /// - Throws: what the system said against it.
    static func rename(_ file: String, to target: String) throws {
        guard systemRename(file, target) == 0 else {
            throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
        }
    }

    static func syncAll() { sync() }

    /// What a file holds.
    /// - Returns: `nil` where there is none.
    static func read(_ file: String) throws -> [UInt8]? {
        let descriptor = systemOpen(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
        }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        while true {
            let count = systemRead(descriptor, into: &bytes)
            if count == 0 { return bytes }
            if count < 0, errno != EINTR { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        }
    }

    /// Writes a whole file, and does not wait until the disk has it.
    /// - Throws: what the system said against it; a part of the file may be there then.
    static func write(_ bytes: [UInt8], to file: String) throws {
        let descriptor = systemOpen(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC)
        guard descriptor >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        defer { close(descriptor) }
        var written = 0
        while written < bytes.count {
            let count = systemWrite(descriptor, bytes[written...])
            guard count > 0 else {
                if errno == EINTR { continue }
                throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
            }
            written += count
        }
    }
}

private func systemOpen(_ file: String, _ flags: Int32) -> Int32 { unsafe open(file, flags, 0o666) }

/// Reads on at the end of `bytes`.
private func systemRead(_ descriptor: Int32, into bytes: inout [UInt8]) -> Int {
    let room = 65_536
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: room))
    let count = unsafe bytes.withUnsafeMutableBytes {
        unsafe read(descriptor, $0.baseAddress.map { unsafe $0 + start }, room)
    }
    bytes.removeLast(room - max(0, count))
    return count
}

private func systemWrite(_ descriptor: Int32, _ bytes: ArraySlice<UInt8>) -> Int {
    unsafe bytes.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
}

private func systemRename(_ file: String, _ target: String) -> Int32 { unsafe rename(file, target) }
