/// Zones by the names and letters that dates carry, and offsets such as `+08:00`.
enum ZoneNames {
    /// Seconds east of Greenwich. RFC 822 §5.1, the RFC's letters as it defines them, and what else feeds use.
    private static let hours: [String: Double] = [
        "ut": 0, "utc": 0, "gmt": 0, "z": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "met": 1, "mez": 1, "cest": 2,
        "mest": 2, "mesz": 2, "eet": 2, "sast": 2, "eest": 3, "msk": 3, "ist": 5.5, "ict": 7, "wib": 7, "hkt": 8,
        "sgt": 8, "pht": 8, "awst": 8, "jst": 9, "kst": 9, "acst": 9.5, "aest": 10, "acdt": 10.5, "aedt": 11,
        "nzst": 12, "nzdt": 13,
        "adt": -3, "ast": -4, "at": -4, "edt": -4, "est": -5, "et": -5, "cdt": -5, "cst": -6, "ct": -6, "mdt": -6,
        "mst": -7, "mt": -7, "pdt": -7, "pst": -8, "pt": -8, "akdt": -8, "akst": -9, "hst": -10,
        "a": -1, "n": 1, "m": -12, "y": 12, "北京时间": 8,
    ]

    /// The offset of a zone's name; `nil` for a name nobody knows, which then counts as no zone.
    /// - Parameter centralStandard: what `CST` means here: China's time or North America's.
    static func offset(of name: ArraySlice<UInt8>, centralStandard: Int) -> Int? {
        let name = String(decoding: name, as: UTF8.self)
        if name == "cst" { return centralStandard }
        return hours[name].map { Int($0 * 3_600) }
    }

    /// Reads a zone at the scanner, if one stands there: a name, an offset, or both (`gmt+0800`, `etc/gmt`, `+0800 (cst)`).
    static func read(_ scanner: inout DateScanner, centralStandard: Int) -> Int? {
        scanner.skipSpaces()
        if let offset = readOffset(&scanner) { return offset }
        let start = scanner.index
        _ = scanner.skip("etc/")
        if scanner.skip("(") { scanner.skipSpaces() }
        let name = scanner.word()
        guard let offset = offset(of: name, centralStandard: centralStandard) else {
            scanner.index = start
            return nil
        }
        return readOffset(&scanner).map { offset + $0 } ?? offset
    }

    /// `+0800`, `+08:00`, `+08`, `+8`, `+8:00`, with seconds ignored.
    private static func readOffset(_ scanner: inout DateScanner) -> Int? {
        let start = scanner.index
        guard let sign = scanner.current, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
        scanner.index += 1
        guard let first = scanner.number(upTo: 6) else {
            scanner.index = start
            return nil
        }
        var (hours, minutes) = (first.value, 0)
        switch first.digits {
        case 1, 2: if scanner.skip(UInt8(ascii: ":")) { minutes = scanner.number(upTo: 2)?.value ?? 0 }
        case 3, 4: (hours, minutes) = (first.value / 100, first.value % 100)
        default: (hours, minutes) = (first.value / 10_000, first.value / 100 % 100)
        }
        if scanner.current == UInt8(ascii: ":"), let digit = scanner.peek(1), digit &- 0x30 < 10 {
            scanner.index += 1
            scanner.skipDigits()
        }
        // An offset that cannot be makes the whole date unreadable; the longest in use is 14 hours.
        let seconds = hours * 3_600 + minutes * 60
        return sign == UInt8(ascii: "-") ? -seconds : seconds
    }
}
