internal import Foundation

extension String {
    /// Whether this is an address of the web, as far as its scheme tells.
    var isWebAddress: Bool { hasPrefix("https://") || hasPrefix("http://") }

    /// This path, which is relative to a folder unless it begins with a slash. Paths in the configuration are relative to its file.
    func path(in folder: String) -> String { hasPrefix("/") ? self : folder + "/" + self }
}
