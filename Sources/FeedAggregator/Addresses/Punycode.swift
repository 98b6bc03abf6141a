/// International host names in ASCII (RFC 3492, RFC 5891).
enum Punycode {
    /// The host with each label that is not ASCII written as `xn--…`; `nil` where a label cannot be a host's.
    static func asciiHost(_ host: String) -> String? {
        let dots: Set<Character> = [".", "\u{3002}", "\u{FF0E}", "\u{FF61}"]
        var labels: [String] = []
        guard host.utf8.allSatisfy({ $0 >= 0x80 || $0 == UInt8(ascii: ".") || isLetterDigitHyphen($0) }) else {
            return nil
        }
        for label in host.lowercased().split(omittingEmptySubsequences: false, whereSeparator: dots.contains) {
            if label.utf8.allSatisfy({ $0 < 0x80 }) {
                labels.append(String(label))
            } else if let encoded = encode(label.unicodeScalars.map(\.value)) {
                labels.append("xn--" + encoded)
            } else {
                return nil
            }
        }
        return labels.joined(separator: ".")
    }

    private static func isLetterDigitHyphen(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }

    /// A label of the Domain Name System has 63 octets at most (RFC 1035 §2.3.4).
    private static let longestLabel = 63

    private static func encode(_ scalars: [UInt32]) -> String? {
        guard scalars.count <= longestLabel else { return nil }
        var output = scalars.filter { $0 < 0x80 }.map { UInt8($0) }
        let basicCount = output.count
        if basicCount > 0 { output.append(UInt8(ascii: "-")) }
        var (next, delta, bias, handled) = (0x80, 0, 72, basicCount)
        while handled < scalars.count {
            guard let smallest = scalars.lazy.filter({ $0 >= next }).min() else { return nil }
            delta += (Int(smallest) - next) * (handled + 1)
            next = Int(smallest)
            for scalar in scalars {
                if scalar < next { delta += 1 }
                if scalar == next {
                    appendVariableLength(delta, bias: bias, to: &output)
                    bias = adapted(delta, points: handled + 1, isFirst: handled == basicCount)
                    delta = 0
                    handled += 1
                }
            }
            delta += 1
            next += 1
        }
        return output.count + 4 <= longestLabel ? String(decoding: output, as: UTF8.self) : nil
    }

    private static func appendVariableLength(_ value: Int, bias: Int, to output: inout [UInt8]) {
        var (quotient, position) = (value, 36)
        while true {
            let threshold = min(max(position - bias, 1), 26)
            if quotient < threshold { break }
            output.append(digit(threshold + (quotient - threshold) % (36 - threshold)))
            quotient = (quotient - threshold) / (36 - threshold)
            position += 36
        }
        output.append(digit(quotient))
    }

    private static func digit(_ value: Int) -> UInt8 { UInt8(value < 26 ? value + 0x61 : value - 26 + 0x30) }

    private static func adapted(_ delta: Int, points: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / points
        var position = 0
        while delta > 455 {
            delta /= 35
            position += 36
        }
        return position + 36 * delta / (delta + 38)
    }
}
