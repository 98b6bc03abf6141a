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
    func result(_ text: String) {
        do {
            try FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8))
        } catch {
            // A reader that went away (`tributary status | head`) is no reason to fail; a disk that is full is.
            guard (error as? CocoaError)?.code == .fileWriteOutOfSpace else { return }
            problem("the result cannot be written: \(error.localizedDescription)")
            exit(ExitStatus.inputOutput.rawValue)
        }
    }

    /// Something worth knowing, kept back by `--quiet`.
    func note(_ text: String) { if !isQuiet { Self.write(text + "\n", to: .standardError) } }

    /// Something that went wrong.
    func problem(_ text: String) { Self.write("tributary: \(text)\n", to: .standardError) }

    /// Whether results go to a terminal rather than to a file or a program.
    static var isTerminal: Bool { isatty(FileHandle.standardOutput.fileDescriptor) == 1 }

    /// Whether people look on and want to.
    var showsProgress: Bool { !isQuiet && isatty(FileHandle.standardError.fileDescriptor) == 1 }

    /// Puts `text` in the place of the line that is being drawn.
    func draw(_ text: String) { Self.write("\r\u{1B}[K" + text, to: .standardError) }

    private static func write(_ text: String, to handle: FileHandle) {
        // Nobody is left to be told.
        try? handle.write(contentsOf: Data(text.utf8))
    }
}
