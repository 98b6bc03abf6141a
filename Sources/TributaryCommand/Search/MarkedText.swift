/// A text with the stretches that are to stand out.
struct MarkedText: Equatable {
    /// Unicode scalars.
    private(set) var characters: [Unicode.Scalar]
    /// In characters, ascending, none overlapping another.
    private(set) var marks: [Range<Int>]

    init(_ text: String, marks: [Range<Int>]) {
        self.init(Array(text.unicodeScalars), marks: marks)
    }

    private init(_ characters: [Unicode.Scalar], marks: [Range<Int>]) {
        self.characters = characters
        var ordered: [Range<Int>] = []
        for mark in marks.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
            let start = max(mark.lowerBound, ordered.last?.upperBound ?? 0)
            let end = min(mark.upperBound, characters.count)
            if start < end { ordered.append(start..<end) }
        }
        self.marks = ordered
    }

    var string: String { String(String.UnicodeScalarView(characters)) }

    /// In stretches, each either marked or not.
    var pieces: [(text: String, isMatch: Bool)] {
        var pieces: [(text: String, isMatch: Bool)] = []
        func add(_ range: Range<Int>, isMatch: Bool) {
            if !range.isEmpty { pieces.append((String(String.UnicodeScalarView(characters[range])), isMatch)) }
        }
        var start = 0
        for mark in marks {
            add(start..<mark.lowerBound, isMatch: false)
            add(mark, isMatch: true)
            start = mark.upperBound
        }
        add(start..<characters.count, isMatch: false)
        return pieces
    }

    /// About `length` characters around the first mark, with `…` where something is left out.
    func excerpt(length: Int) -> MarkedText {
        guard characters.count > length else { return self }
        let mark = marks.first ?? 0..<0
        var start = max(0, min(mark.lowerBound - length / 4, characters.count - length))
        // Not in the middle of a Latin word.
        if start > 0, let space = (start..<mark.lowerBound).first(where: { characters[$0] == " " }),
            isLetter(start - 1), isLetter(start)
        {
            start = space + 1
        }
        var end = min(characters.count, max(start + length, mark.upperBound))
        if end < characters.count, isLetter(end - 1), isLetter(end),
            let space = (max(start, mark.upperBound)..<end).last(where: { characters[$0] == " " })
        {
            end = space
        }
        let head: [Unicode.Scalar] = start > 0 ? ["…"] : []
        let shift = head.count - start
        let kept = marks.filter { $0.lowerBound >= start && $0.upperBound <= end }
        return MarkedText(
            head + characters[start..<end] + (end < characters.count ? ["…"] : []),
            marks: kept.map { $0.lowerBound + shift..<$0.upperBound + shift })
    }

    /// Of a script with spaces.
    private func isLetter(_ index: Int) -> Bool {
        let value = characters[index].value
        return value < 0x2E80 && characters[index].properties.isAlphabetic
    }

    /// For a terminal or a file. What could steer a terminal or turn the writing direction around is left out.
    func rendered(mark: (start: String, end: String)) -> String {
        var result = String.UnicodeScalarView()
        var next = marks[...]
        for (index, character) in characters.enumerated() {
            if index == next.first?.lowerBound { result.append(contentsOf: mark.start.unicodeScalars) }
            if !Self.steers(character) { result.append(character) }
            if index + 1 == next.first?.upperBound {
                result.append(contentsOf: mark.end.unicodeScalars)
                next.removeFirst()
            }
        }
        return String(result)
    }

    private static func steers(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
