/// Text without markup, for titles, teasers and comparisons.
package enum PlainText {
    /// What a reader sees of HTML as one line: references resolved, white space collapsed, blocks, cells and line breaks parting words.
    package static func of(html: String) -> String {
        let bytes = Array(html.utf8)
        var text = [UInt8]()
        text.reserveCapacity(bytes.count)
        var tokenizer = HTMLTokenizer(bytes, from: 0, to: bytes.count)
        while let token = tokenizer.next() {
            switch token {
            case .text(let range): text += MarkupEscaping.decodedValue(bytes, range, inAttribute: false)
            case .characterData(let range): text += bytes[range]
            case .comment: break
            case .startTag:
                guard let element = HTMLElement.table[tokenizer.name] else { break }
                if parts(element) { text.append(0x20) }
                if HTMLElement.all[element].traits.contains(.rawText), !tokenizer.isSelfClosing {
                    _ = tokenizer.skipRawText(of: HTMLElement.all[element].name)
                }
            case .endTag:
                if let element = HTMLElement.table[tokenizer.name], parts(element) { text.append(0x20) }
            }
        }
        return collapsed(text.span)
    }

    /// White space collapsed to single spaces, none around; characters that cannot be seen and have no use left out.
    package static func collapsed(_ text: String) -> String { collapsed(text.utf8.span) }

    /// - Parameter bytes: well-formed UTF-8.
    private static func collapsed(_ bytes: Span<UInt8>) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var isSpaceDue = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            // Han characters of the main block, most of Chinese text.
            if byte > 0xE3, byte < 0xEA, !isSpaceDue {
                result.append(byte)
                result.append(bytes[index + 1])
                result.append(bytes[index + 2])
                index += 3
                continue
            }
            let (scalar, length) = byte < 0x80 ? (UInt32(byte), 1) : scalar(bytes, at: index)
            switch scalar {
            case 0x21...0x7E: break  // Most of all text.
            case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
                isSpaceDue = !result.isEmpty
                index += length
                continue
            case ..<0x20, 0x7F...0x9F, 0x200B, 0xFEFF, 0xFFFC, 0xFFFE, 0xFFFF:
                index += length
                continue
            default: break
            }
            if isSpaceDue { result.append(0x20) }
            isSpaceDue = false
            for offset in 0..<length { result.append(bytes[index + offset]) }
            index += length
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Decodes a scalar of more than one byte; a `String`'s bytes are well-formed.
    private static func scalar(_ bytes: Span<UInt8>, at index: Int) -> (scalar: UInt32, length: Int) {
        let first = bytes[index]
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        var scalar = UInt32(first) & (0x7F >> UInt32(length))
        for offset in 1..<length { scalar = scalar << 6 | UInt32(bytes[index + offset] & 0x3F) }
        return (scalar, length)
    }

    /// The beginning of a text, `limit` characters at most, ending where a sentence, a clause or a word does if there is such a place in its
    /// second half; `…` tells that something was left out.
    package static func truncated(_ text: String, to limit: Int) -> String {
        guard limit > 0, let cut = text.index(text.startIndex, offsetBy: limit - 1, limitedBy: text.endIndex),
            text.index(after: cut, limitedBy: text.endIndex) != nil, text.distance(from: cut, to: text.endIndex) > 1
        else { return limit > 0 ? text : "" }
        let head = text[..<cut]
        let middle = text.index(text.startIndex, offsetBy: limit / 2)
        if let end = head.lastIndex(where: sentenceEnds.contains), end >= middle { return String(head[...end]) + "…" }
        if let end = head.lastIndex(where: clauseEnds.contains), end >= middle { return String(head[..<end]) + "…" }
        // Chinese is written without spaces: it may be cut anywhere.
        if text[cut] != " ", let space = head.lastIndex(of: " "), space >= middle, head.suffix(1).allSatisfy(\.isASCII)
        {
            return String(head[..<space]) + "…"
        }
        return head.trimmingSuffix(while: \.isWhitespace) + "…"
    }

    private static let sentenceEnds: Set<Character> = ["。", "！", "？", "!", "?", "；"]
    private static let clauseEnds: Set<Character> = ["，", ",", ";", "：", "、"]

    private static func parts(_ element: Int) -> Bool { parting[element] }

    /// By element number: whether a reader sees a gap where the element begins or ends.
    private static let parting: [Bool] = HTMLElement.all.map {
        $0.traits.contains(.block) || ["br", "img", "td", "th"].contains(String(decoding: $0.name, as: UTF8.self))
    }
}

extension String {
    fileprivate func index(after index: Index, limitedBy end: Index) -> Index? {
        index < end ? self.index(after: index) : nil
    }
}

extension Substring {
    fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> String {
        var text = self
        while let last = text.last, predicate(last) { text.removeLast() }
        return String(text)
    }
}
