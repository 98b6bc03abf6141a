internal import struct Foundation.POSIXError
internal import enum Foundation.POSIXErrorCode

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The two system calls that Foundation has no equal for: its own moves do not replace a file in one step, and it cannot sync many files
/// at once.
///
/// `unsafe` stands here because `rename` takes C strings; Swift makes them of its own strings and keeps them for the call.
enum Replacement {
    /// Gives `file` the name `target`, replacing in one step what had it (POSIX `rename`).
    /// - Throws: what the system said against it.
    static func rename(_ file: String, to target: String) throws {
        guard systemRename(file, target) == 0 else {
            throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
        }
    }

    static func syncAll() { sync() }
}

private func systemRename(_ file: String, _ target: String) -> Int32 { unsafe rename(file, target) }
