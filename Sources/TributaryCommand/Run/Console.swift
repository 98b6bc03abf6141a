internal import Foundation

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#endif

/// Where a command speaks: results on standard output, everything else on standard error.
struct Console: Sendable {
    /// Only problems are shown.
    var isQuiet = false

    /// What the command was asked for.
    func result(_ text: String) { Self.write(text + "\n", to: .standardOutput) }

    /// Something worth knowing, kept back by `--quiet`.
    func note(_ text: String) { if !isQuiet { Self.write(text + "\n", to: .standardError) } }

    /// Something that went wrong.
    func problem(_ text: String) { Self.write("tributary: \(text)\n", to: .standardError) }

    /// Whether results go to a terminal rather than to a file or a program.
    static var isTerminal: Bool { isatty(FileHandle.standardOutput.fileDescriptor) == 1 }

    /// Whether people look on, so that a progress bar helps.
    var showsProgress: Bool { !isQuiet && isatty(FileHandle.standardError.fileDescriptor) == 1 }

    /// Draws `done` of `total` over the line drawn before.
    func progress(_ done: Int, of total: Int, _ what: String) {
        guard showsProgress, total > 0 else { return }
        let width = 24
        let filled = width * done / total
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        Self.write(
            "\r\u{1B}[K\(bar) \(done)/\(total) \(what)" + (done == total ? "\r\u{1B}[K" : ""), to: .standardError)
    }

    private static func write(_ text: String, to handle: FileHandle) {
        // A reader that went away (`tributary status | head`) is no reason to fail.
        try? handle.write(contentsOf: Data(text.utf8))
    }
}
