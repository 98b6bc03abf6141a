/// Moments counted from 1 January 1970: `1724639400`, `1724639400123`, `1724639400.5`.
enum UnixTime {
    /// Nine digits begin in 1973; fewer would be taken for dates such as `20240826`.
    private static let digitsOfSeconds = 9...10

    static func seconds(_ bytes: [UInt8]) -> Int? {
        var scanner = DateScanner(bytes)
        guard let number = scanner.number(upTo: 16) else { return nil }
        if scanner.skip(UInt8(ascii: ".")) { scanner.skipDigits() }
        guard scanner.isAtEnd else { return nil }
        switch number.digits {
        case digitsOfSeconds: return number.value
        case 13: return number.value / 1_000
        case 16: return number.value / 1_000_000
        default: return nil
        }
    }
}
