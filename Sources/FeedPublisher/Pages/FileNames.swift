internal import Foundation

/// How attachments are named and measured for people.
enum FileNames {
    /// The last part of an address, readable.
    static func name(of address: String) -> String {
        let path = address.prefix { $0 != "?" && $0 != "#" }
        let last = path.split(separator: "/").last.map(String.init) ?? address
        return last.removingPercentEncoding ?? last
    }

    /// `2.3 MB`; nothing for nothing.
    static func size(_ bytes: Int) -> String? {
        guard bytes > 0 else { return nil }
        if bytes < 1000 { return "\(bytes) B" }
        if bytes < 999_500 { return "\((bytes + 500) / 1000) kB" }
        let tenths = (bytes / 10_000 + 5) / 10
        return tenths % 10 == 0 ? "\(tenths / 10) MB" : "\(tenths / 10).\(tenths % 10) MB"
    }
}
