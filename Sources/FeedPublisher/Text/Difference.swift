/// What changed between two texts, word by word in alphabets with spaces and character by character in Han: Myers' algorithm.
struct Difference {
    enum Step: Equatable {
        case same(String)
        case removed(String)
        case added(String)
    }

    /// In reading order; no two neighbours of the same kind.
    let steps: [Step]

    /// Words that differ beyond this many cost too much to tell apart: what lies between the common beginning and end is then shown as
    /// replaced. The work is bounded by its square.
    private static let limit = 1200

    init(from old: String, to new: String) {
        let (before, after) = (Self.tokens(old), Self.tokens(new))
        var start = 0
        while start < min(before.count, after.count), before[start] == after[start] { start += 1 }
        var tail = 0
        while tail < min(before.count, after.count) - start,
            before[before.count - 1 - tail] == after[after.count - 1 - tail]
        { tail += 1 }
        let middle = Self.edits(
            before[start..<(before.count - tail)], after[start..<(after.count - tail)])
        steps = Self.joined(
            before[..<start].map(Step.same) + middle + before[(before.count - tail)...].map(Step.same))
    }

    /// Words and numbers (`12.6`, `3,200`) with the marks around them apart; each Han or kana character for itself.
    static func tokens(_ text: String) -> [String] {
        var tokens: [String] = []
        var word = ""
        func endWord() {
            // A sentence may end with a number; its full stop is no part of it.
            let mark = word.last.flatMap { isDecimalMark($0) ? word.removeLast() : nil }
            if !word.isEmpty { tokens.append(word) }
            if let mark { tokens.append(String(mark)) }
            word = ""
        }
        for character in text {
            if isWordPart(character) || (isDecimalMark(character) && word.last?.isWholeNumber == true) {
                if let last = word.last, isDecimalMark(last), !character.isWholeNumber { endWord() }
                word.append(character)
            } else {
                endWord()
                tokens.append(String(character))
            }
        }
        endWord()
        return tokens
    }

    private static func isWordPart(_ character: Character) -> Bool {
        (character.isLetter || character.isNumber) && !isIdeographic(character)
    }

    private static func isDecimalMark(_ character: Character) -> Bool { character == "." || character == "," }

    /// The scripts written without spaces.
    private static func isIdeographic(_ character: Character) -> Bool {
        guard let scalar = character.unicodeScalars.first else { return false }
        switch scalar.value {
        case 0x2E80...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x20000...0x3FFFF:
            return true
        default: return false
        }
    }

    /// Myers 1986: for each number of edits, how far each diagonal reaches; then the way back.
    private static func edits(_ old: ArraySlice<String>, _ new: ArraySlice<String>) -> [Step] {
        let replaced = old.map(Step.removed) + new.map(Step.added)
        guard !old.isEmpty, !new.isEmpty else { return replaced }
        let (a, b) = (Array(old), Array(new))
        let bound = min(a.count + b.count, limit)
        var reach = [Int](repeating: 0, count: 2 * bound + 3)
        var history: [[Int]] = []
        for depth in 0...bound {
            history.append(Array(reach[(bound - depth)...(bound + depth + 2)]))
            for diagonal in stride(from: -depth, through: depth, by: 2) {
                let at = bound + 1 + diagonal
                let isDown = diagonal == -depth || (diagonal != depth && reach[at - 1] < reach[at + 1])
                var x = isDown ? reach[at + 1] : reach[at - 1] + 1
                while x < a.count, x - diagonal < b.count, x - diagonal >= 0, a[x] == b[x - diagonal] {
                    x += 1
                }
                reach[at] = x
                if diagonal == a.count - b.count, x >= a.count { return wayBack(a, b, history) }
            }
        }
        return replaced
    }

    private static func wayBack(_ a: [String], _ b: [String], _ history: [[Int]]) -> [Step] {
        var steps: [Step] = []
        var (x, y) = (a.count, b.count)
        for (depth, reach) in history.enumerated().reversed() {
            let diagonal = x - y
            // `reach` begins one diagonal below `-depth`.
            func at(_ diagonal: Int) -> Int { reach[diagonal + depth + 1] }
            let isDown = diagonal == -depth || (diagonal != depth && at(diagonal - 1) < at(diagonal + 1))
            let previous = isDown ? diagonal + 1 : diagonal - 1
            let (startX, startY) = depth == 0 ? (0, 0) : (at(previous), at(previous) - previous)
            while x > startX, y > startY {
                steps.append(.same(a[x - 1]))
                (x, y) = (x - 1, y - 1)
            }
            guard depth > 0 else { break }
            steps.append(isDown ? .added(b[startY]) : .removed(a[startX]))
            (x, y) = (startX, startY)
        }
        return steps.reversed()
    }

    /// Neighbours of a kind joined; between two unchanged stretches what was removed stands before what was added.
    private static func joined(_ steps: [Step]) -> [Step] {
        var result: [Step] = []
        var (removed, added, same) = ("", "", "")
        func flushChange() {
            if !removed.isEmpty { result.append(.removed(removed)) }
            if !added.isEmpty { result.append(.added(added)) }
            (removed, added) = ("", "")
        }
        for step in steps {
            switch step {
            case .same(let text):
                flushChange()
                same += text
            case .removed(let text), .added(let text):
                if !same.isEmpty { result.append(.same(same)) }
                same = ""
                if case .removed = step { removed += text } else { added += text }
            }
        }
        flushChange()
        if !same.isEmpty { result.append(.same(same)) }
        return result
    }
}

extension Difference {
    /// Characters of unchanged text that are kept on each side of a change.
    private static let context = 80

    /// For a page: `del` and `ins`, long unchanged stretches shortened, line feeds as breaks.
    var html: String {
        steps.enumerated().map { index, step in
            switch step {
            case .removed(let text): "<del>\(Self.lines(text))</del>"
            case .added(let text): "<ins>\(Self.lines(text))</ins>"
            case .same(let text):
                Self.lines(Self.shortened(text, isFirst: index == 0, isLast: index == steps.count - 1))
            }
        }.joined()
    }

    private static func shortened(_ text: String, isFirst: Bool, isLast: Bool) -> String {
        let kept = (isFirst ? 0 : context) + (isLast ? 0 : context)
        guard text.count > kept + context else { return text }
        return (isFirst ? "" : String(text.prefix(context))) + " … "
            + (isLast ? "" : String(text.suffix(context)))
    }

    private static func lines(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { TemplateValues.escaped(String($0)) }.joined(separator: "<br>")
    }
}
