/// Text reduced to what counts when texts are compared: scalars of one width, and on request of one case and one Chinese script.
enum NormalizedText {
    /// See ``NormalizedScalars``.
    static func scalars(of text: String) -> [UInt32] {
        var result = NormalizedScalars(capacity: text.utf8.count)
        for scalar in text.unicodeScalars { result.append(scalar.value) }
        return result.scalars
    }

    /// The title as it is compared: no white space, no punctuation, lower case, simplified, without marks such as `[置顶]`.
    /// A point or a dash between digits stays ("1.5" is not "15").
    static func folded(title: String) -> String {
        let all = withoutMarks(scalars(of: title).map(folded))
        var kept = String.UnicodeScalarView()
        for (index, value) in zip(all.indices, all) {
            guard isLetterOrDigit(value) || isTelling(value) || separatesDigits(all, index) else { continue }
            if let scalar = Unicode.Scalar(value) { kept.append(scalar) }
        }
        return kept.isEmpty ? title : String(kept)
    }

    static func folded(_ scalar: UInt32) -> UInt32 {
        if scalar < 0x80 { return (0x41...0x5A).contains(scalar) ? scalar + 0x20 : scalar }
        if scalar >= 0x4E00 { return FoldTable.simplified(scalar) }
        guard scalar < 0x2000, let letter = Unicode.Scalar(scalar) else { return scalar }
        let lower = letter.properties.lowercaseMapping.unicodeScalars
        return lower.count == 1 ? lower.first?.value ?? scalar : scalar
    }

    /// Without ASCII white space at both ends.
    static func trimmed(_ text: String) -> String {
        let bytes = text.utf8.drop { $0 <= 0x20 }
        guard let last = bytes.lastIndex(where: { $0 > 0x20 }) else { return "" }
        return String(Substring(bytes[...last]))
    }

    static let space: UInt32 = 0x20
    static let newline: UInt32 = 0x0A

    static func isHan(_ scalar: UInt32) -> Bool {
        (0x4E00...0x9FFF).contains(scalar) || (0x3400...0x4DBF).contains(scalar) || (0x20000...0x323AF).contains(scalar)
            || (0xF900...0xFAFF).contains(scalar) || scalar == 0x3007 || scalar == 0x3005
    }

    static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }

    static func isLetterOrDigit(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 {
            return isDigit(scalar) || (0x61...0x7A).contains(scalar) || (0x41...0x5A).contains(scalar)
        }
        if isHan(scalar) { return true }
        guard let scalar = Unicode.Scalar(scalar) else { return false }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    static func isSpace(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// Soft hyphen, joiners, direction marks, byte order mark, variation selectors.
    static func isInvisible(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x00...0x08, 0x0E...0x1F, 0x7F, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFE00...0xFE0F,
            0xFEFF:
            true
        default: false
        }
    }

    static func narrowed(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0xFF01...0xFF5E: scalar - 0xFEE0
        case 0x2018, 0x2019: 0x27
        case 0x201C, 0x201D: 0x22
        case 0x2028, 0x2029, 0x0D: newline
        default: scalar
        }
    }

    /// Symbols that tell names apart: C, C++, C#; 50 and 50%.
    private static func isTelling(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x23, 0x24, 0x25, 0x26, 0x2B, 0xA3, 0xA5, 0x20AC: true
        default: false
        }
    }

    private static func separatesDigits(_ scalars: ArraySlice<UInt32>, _ index: Int) -> Bool {
        guard index > scalars.startIndex, index + 1 < scalars.endIndex else { return false }
        guard isDigit(scalars[index - 1]), isDigit(scalars[index + 1]) else { return false }
        return [0x2D, 0x2E, 0x2F, 0x3A].contains(scalars[index])
    }

    /// What lists put before or after a title to draw attention; it comes and goes while the notice stays.
    private static let marks: Set<[UInt32]> = Set(
        ["置顶", "最新", "热", "热点", "推荐", "新", "精", "new", "hot", "top", "pinned", "sticky", "updated"].map { mark in
            mark.unicodeScalars.map { folded($0.value) }
        })

    private static func withoutMarks(_ scalars: [UInt32]) -> ArraySlice<UInt32> {
        var rest = scalars[...]
        while let mark = leadingMark(rest) { rest = rest.dropFirst(mark) }
        while let last = rest.last(where: { !isSpace($0) }), closingBrackets[last] != nil,
            let mark = leadingMark(ArraySlice(rest.suffix(16).reversed()), reversed: true)
        { rest = rest.dropLast(mark) }
        return rest.isEmpty ? scalars[...] : rest
    }

    private static let brackets: [UInt32: UInt32] = [0x5B: 0x5D, 0x28: 0x29, 0x3010: 0x3011, 0x3016: 0x3017]
    private static let closingBrackets: [UInt32: UInt32] = [0x5D: 0x5B, 0x29: 0x28, 0x3011: 0x3010, 0x3017: 0x3016]

    /// The length of a bracketed mark at the beginning, with the white space around it.
    private static func leadingMark(_ scalars: ArraySlice<UInt32>, reversed: Bool = false) -> Int? {
        let trimmed = scalars.drop(while: isSpace)
        guard let first = trimmed.first, let last = (reversed ? closingBrackets : brackets)[first] else { return nil }
        guard let end = trimmed.prefix(12).firstIndex(of: last) else { return nil }
        let inner = trimmed[(trimmed.startIndex + 1)..<end].filter { !isSpace($0) && $0 != 0x21 }
        guard marks.contains(reversed ? inner.reversed() : inner) else { return nil }
        return scalars.distance(from: scalars.startIndex, to: end) + 1
    }
}
