/// Cuts text into tokens. Width, case, Chinese script, punctuation and the way a number is written make no difference.
struct StoryTokenizer {
    private let text: [UInt32]
    private var tokens: [StoryToken] = []
    private var index = 0
    private var clause: Int32
    private var atSentenceStart = true
    private var quotes = 0
    /// The letters of the word in work, folded: one array for all of them.
    private var word: [UInt32] = []

    /// - Parameters:
    ///   - text: as ``NormalizedText/scalars(of:)`` gives it.
    ///   - clause: the number of its first clause.
    static func tokens(of text: [UInt32], firstClause clause: Int32 = 0) -> [StoryToken] {
        var tokenizer = StoryTokenizer(text: text, clause: clause)
        tokenizer.run()
        return tokenizer.tokens
    }

    private init(text: [UInt32], clause: Int32) { (self.text, self.clause) = (text, clause) }

    private mutating func run() {
        tokens.reserveCapacity(text.count)
        while index < text.count {
            let scalar = text[index]
            if NormalizedText.isDigit(scalar) {
                appendNumber()
            } else if NormalizedText.isHan(scalar) {
                appendHan()
            } else if NormalizedText.isLetterOrDigit(scalar) {
                appendWord()
            } else {
                mark(scalar)
                index += 1
            }
        }
    }

    private mutating func append(_ token: StoryToken) {
        var token = token
        token.clause = clause
        token.isQuoted = quotes > 0
        tokens.append(token)
        atSentenceStart = false
    }

    private mutating func mark(_ scalar: UInt32) {
        switch scalar {
        case 0x22:  // A straight quotation mark opens and closes by turns.
            quotes = quotes > 0 ? 0 : 1
        case 0x300A, 0x3008, 0x300C, 0x300E: quotes += 1
        case 0x300B, 0x3009, 0x300D, 0x300F: quotes = max(0, quotes - 1)
        default: break
        }
        switch scalar {
        case 0x3002, 0xFF01, 0xFF1F, 0x21, 0x3F, 0x0A, 0x2026:  // 。！？!? and line ends
            (atSentenceStart, quotes) = (true, 0)
            clause += 1
        case 0xFF0C, 0x3001, 0xFF1B, 0xFF1A, 0x2C, 0x3B, 0x3A, 0x28, 0x29, 0xFF08, 0xFF09, 0x3010, 0x3011, 0x5B, 0x5D,
            0x7C, 0x2014, 0x2013, 0x2E:  // ，、；：,;:()（）【】[]|—–.
            clause += 1
        default: break
        }
    }

    private mutating func appendNumber() {
        var digits: [UInt32] = []
        while index < text.count {
            let scalar = text[index]
            if NormalizedText.isDigit(scalar) {
                digits.append(scalar)
            } else if scalar == 0x2C || scalar == 0x2E, index + 1 < text.count, NormalizedText.isDigit(text[index + 1])
            {
                // A comma parts thousands only before three digits.
                let following = text[(index + 1)...].prefix { NormalizedText.isDigit($0) }.count
                if scalar == 0x2C, following != 3 { break }
                if scalar == 0x2E { digits.append(scalar) }
            } else {
                break
            }
            index += 1
        }
        let zeros = scale()
        append(.number(digits, zeros: zeros))
    }

    /// Takes "万", "亿" or "million" behind a number. - Returns: how many zeros it stands for.
    private mutating func scale() -> Int {
        guard index < text.count else { return 0 }
        if let zeros = Self.scaleSigns[text[index]] {
            index += 1
            return zeros
        }
        var start = index
        while start < text.count, text[start] == NormalizedText.space { start += 1 }
        let word = text[start...].prefix { isWordPart($0) }
        guard (2...8).contains(word.count) else { return 0 }
        guard let zeros = Self.scaleWords[StoryToken.digest(word.map(NormalizedText.folded))] else { return 0 }
        index = word.endIndex
        return zeros
    }

    private static let scaleSigns: [UInt32: Int] = [0x4E07: 4, 0x4EBF: 8]
    private static let scaleWords = Dictionary(
        uniqueKeysWithValues: zip(words("thousand million billion trillion mn bn"), [3, 6, 9, 12, 6, 9]))

    private mutating func appendWord() {
        let start = index
        word.removeAll(keepingCapacity: true)
        while index < text.count, isWordPart(text[index]) {
            word.append(NormalizedText.folded(text[index]))
            index += 1
        }
        // A possessive counts as the word alone.
        if word.count == 1, word[0] == 0x73, start > 0, text[start - 1] == 0x27, !tokens.isEmpty { return }
        spell()
        let digest = StoryToken.digest(word)
        let meaning = Self.meanings[digest]
        var token =
            switch meaning {
            case .number(let digits): StoryToken.number(digits)
            case .month: StoryToken(kind: .number, value: digest)
            case .commonName, nil: StoryToken(kind: .word, value: digest)
            }
        token.isCapitalized = word[0] != text[start] && !atSentenceStart && meaning != .commonName
        append(token)
    }

    /// "authorisation" is "authorization".
    private mutating func spell() {
        guard word.count > 5, let ending = Self.spellings.first(where: { word.suffix($0.count).elementsEqual($0) })
        else { return }
        word[word.count - ending.count + 1] = 0x7A
    }

    private static let spellings = ["isation", "isations", "ised", "ises", "ising", "ise"].map {
        $0.unicodeScalars.map(\.value)
    }

    private func isWordPart(_ scalar: UInt32) -> Bool {
        NormalizedText.isLetterOrDigit(scalar) && !NormalizedText.isHan(scalar)
    }

    // MARK: Chinese numerals

    private mutating func appendHan() {
        let isShare = skipPercent()
        if isShare, NormalizedText.isDigit(text[index]) { return }
        guard ChineseNumeral.isNumeral(text[index]) else {
            append(.han(FoldTable.simplified(text[index])))
            index += 1
            return
        }
        let run = text[index...].prefix { ChineseNumeral.isNumeral($0) }
        if isShare || isCounting(run), let digits = ChineseNumeral.digits(run) {
            index += run.count
            append(.number(digits))
        } else {
            for numeral in run { append(.han(numeral)) }
            index += run.count
        }
    }

    /// "百分之五十" is "50%": passes over what stands before the number. - Returns: whether there was any.
    private mutating func skipPercent() -> Bool {
        guard text[index] == Self.percent[0] else { return false }
        let after = index + Self.percent.count
        guard after < text.count, text[index...].starts(with: Self.percent),
            ChineseNumeral.isNumeral(text[after]) || NormalizedText.isDigit(text[after])
        else { return false }
        index = after
        return true
    }

    /// Whether numerals count something here: behind 第, before a measure, or several of them ("三角", "统一" and "万一" are words).
    private func isCounting(_ run: ArraySlice<UInt32>) -> Bool {
        let isOrdinal = index > 0 && text[index - 1] == 0x7B2C
        let next = run.endIndex < text.count ? text[run.endIndex] : 0
        if isOrdinal || Self.measures.contains(next) { return true }
        return run.count >= 2 && run.contains { $0 != 0x4E07 && $0 != 0x4EBF }
    }

    private static let measures = Set("批期号届次季轮年月日件家个项元章条款类等级名人部份种亿万篇例起宗".unicodeScalars.map(\.value))

    /// By digest.
    private static func words(_ text: String) -> [UInt64] {
        text.split(separator: " ").map { StoryToken.digest($0.unicodeScalars.map(\.value)) }
    }

    private static let percent = "百分之".unicodeScalars.map(\.value)

    /// Written with a capital, and yet no name of anybody.
    static let commonNames = Set(
        words(
            "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun rmb cny usd hkd am pm"
        ))

    static let months = Set(
        words(
            "january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec"
        ))

    /// What some words are besides words.
    private enum Meaning: Equatable {
        /// Decimal digits.
        case number([UInt32])
        case month
        case commonName
    }

    /// By digest, so that most words are looked up but once.
    private static let meanings: [UInt64: Meaning] = {
        var meanings = numberWords.mapValues(Meaning.number)
        for month in months { meanings[month] = .month }
        for name in commonNames { meanings[name] = .commonName }
        return meanings
    }()

    /// Decimal digits by digest of the word.
    private static let numberWords: [UInt64: [UInt32]] = {
        var numbers: [UInt64: [UInt32]] = [:]
        let lists = [
            "one two three four five six seven eight nine ten eleven twelve",
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
            "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th 11th 12th", "i ii iii iv v vi vii viii ix x xi xii",
        ]
        let tens = words("twenty thirty forty fifty sixty seventy eighty ninety")
        for (position, word) in tens.enumerated() {
            numbers[word] = String(position * 10 + 20).unicodeScalars.map(\.value)
        }
        for (position, word) in words("thirteen fourteen fifteen sixteen seventeen eighteen nineteen").enumerated() {
            numbers[word] = String(position + 13).unicodeScalars.map(\.value)
        }
        // Letters that stand alone are no numbers.
        let letters = Set(words("i v x"))
        for list in lists {
            for (position, word) in words(list).enumerated() where !letters.contains(word) {
                numbers[word] = String(position + 1).unicodeScalars.map(\.value)
            }
        }
        return numbers
    }()
}
