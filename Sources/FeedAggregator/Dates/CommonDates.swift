/// The two notations nearly all feeds use, read straight from the bytes. Whatever deviates is left to the grammars that follow.
enum CommonDates {
    /// `2024-08-26T10:30:00Z`, `2024-08-26T10:30:00.123+08:00` (RFC 3339 §5.6).
    static func rfc3339(_ bytes: ArraySlice<UInt8>) -> CivilTime? {
        let start = bytes.startIndex
        guard bytes.count >= 20, bytes.count <= 40 else { return nil }
        guard bytes[start + 4] == UInt8(ascii: "-"), bytes[start + 7] == UInt8(ascii: "-"),
            bytes[start + 10] | 0x20 == UInt8(ascii: "t"), bytes[start + 13] == UInt8(ascii: ":"),
            bytes[start + 16] == UInt8(ascii: ":"),
            let year = number(bytes, start, 4), let month = number(bytes, start + 5, 2),
            let day = number(bytes, start + 8, 2), let hour = number(bytes, start + 11, 2),
            let minute = number(bytes, start + 14, 2), let second = number(bytes, start + 17, 2)
        else { return nil }
        var index = start + 19
        if bytes[index] == UInt8(ascii: ".") {
            index += 1
            while index < bytes.endIndex, bytes[index] &- 0x30 < 10 { index += 1 }
        }
        guard let offset = numericOffset(bytes, index) else { return nil }
        return CivilTime(
            year: year, month: month, day: day, hour: hour, minute: minute, second: second, offset: offset,
            hasTime: true)
    }

    /// `Mon, 26 Aug 2024 10:30:00 +0800` (RFC 822 §5, RFC 2822 §3.3).
    static func rfc822(_ bytes: ArraySlice<UInt8>) -> CivilTime? {
        var index = bytes.startIndex
        guard bytes.count >= 20, bytes.count <= 40 else { return nil }
        if bytes[index + 3] == UInt8(ascii: ","), bytes[index + 4] == 0x20 { index += 5 }
        guard let first = number(bytes, index, 1) else { return nil }
        var day = first
        index += 1
        if let second = number(bytes, index, 1) {
            day = day * 10 + second
            index += 1
        }
        guard index + 18 <= bytes.endIndex, bytes[index] == 0x20, bytes[index + 4] == 0x20, bytes[index + 9] == 0x20,
            bytes[index + 12] == UInt8(ascii: ":"), bytes[index + 15] == UInt8(ascii: ":"),
            let month = month(bytes, index + 1), let year = number(bytes, index + 5, 4),
            let hour = number(bytes, index + 10, 2), let minute = number(bytes, index + 13, 2),
            let second = number(bytes, index + 16, 2)
        else { return nil }
        index += 18
        guard index < bytes.endIndex, bytes[index] == 0x20 else { return nil }
        index += 1
        guard let offset = numericOffset(bytes, index) ?? (isGreenwich(bytes[index...]) ? 0 : nil) else { return nil }
        return CivilTime(
            year: year, month: month, day: day, hour: hour, minute: minute, second: second, offset: offset,
            hasTime: true)
    }

    private static func number(_ bytes: ArraySlice<UInt8>, _ start: Int, _ count: Int) -> Int? {
        guard start + count <= bytes.endIndex else { return nil }
        var value = 0
        for index in start..<(start + count) {
            let digit = bytes[index] &- 0x30
            guard digit < 10 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }

    /// `Z`, `+0800`, `+08:00`, and nothing after it.
    private static func numericOffset(_ bytes: ArraySlice<UInt8>, _ start: Int) -> Int? {
        let count = bytes.endIndex - start
        if count == 1 { return bytes[start] | 0x20 == UInt8(ascii: "z") ? 0 : nil }
        guard count == 5 || count == 6 else { return nil }
        let sign = bytes[start]
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), let hours = number(bytes, start + 1, 2) else {
            return nil
        }
        if count == 6, bytes[start + 3] != UInt8(ascii: ":") { return nil }
        guard let minutes = number(bytes, bytes.endIndex - 2, 2) else { return nil }
        let seconds = hours * 3_600 + minutes * 60
        return sign == UInt8(ascii: "-") ? -seconds : seconds
    }

    private static func isGreenwich(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.count == 3 && (bytes.elementsEqual("GMT".utf8) || bytes.elementsEqual("UTC".utf8))
    }

    private static func month(_ bytes: ArraySlice<UInt8>, _ start: Int) -> Int? {
        let packed =
            UInt32(bytes[start] | 0x20) << 16 | UInt32(bytes[start + 1] | 0x20) << 8 | UInt32(bytes[start + 2] | 0x20)
        return switch packed {
        case 0x6A616E: 1
        case 0x666562: 2
        case 0x6D6172: 3
        case 0x617072: 4
        case 0x6D6179: 5
        case 0x6A756E: 6
        case 0x6A756C: 7
        case 0x617567: 8
        case 0x736570: 9
        case 0x6F6374: 10
        case 0x6E6F76: 11
        case 0x646563: 12
        default: nil
        }
    }
}
