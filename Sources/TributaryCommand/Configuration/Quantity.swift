/// Durations and sizes as people write them in the configuration: `30m`, `1h30m`, `0s`, `5y`, `20MB`.
enum Quantity {
    /// Seconds, minutes, hours, days, weeks, years of 365 days; several parts may follow one another. `nil` if `text` is none of it.
    static func duration(_ text: String) -> Duration? {
        let units: [String: Double] = [
            "ms": 0.001, "s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800, "y": 31_536_000,
        ]
        return sum(text, units: units).map { .milliseconds(Int64($0 * 1000)) }
    }

    /// Bytes; `KB`, `MB` and `GB` are decimal, `KiB`, `MiB` and `GiB` binary, a plain number counts bytes.
    static func bytes(_ text: String) -> Int? {
        if let plain = Int(text) { return plain >= 0 ? plain : nil }
        let units: [String: Double] = [
            "b": 1, "kb": 1e3, "mb": 1e6, "gb": 1e9, "kib": 1024, "mib": 1_048_576, "gib": 1_073_741_824,
        ]
        return sum(text, units: units).map { Int($0) }
    }

    private static func sum(_ text: String, units: [String: Double]) -> Double? {
        var rest = text.lowercased().filter { $0 != " " }[...]
        var total = 0.0
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            let number = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
            rest = rest.dropFirst(number.count)
            let unit = rest.prefix { $0.isASCII && $0.isLetter }
            rest = rest.dropFirst(unit.count)
            guard let value = Double(number), let factor = units[String(unit)] else { return nil }
            total += value * factor
        }
        return total < 1e12 ? total : nil
    }
}
