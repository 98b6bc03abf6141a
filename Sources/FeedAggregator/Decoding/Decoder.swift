internal import FeedModel
internal import XMLTree

/// Turns the bytes of a document into text, whatever its labels say.
package enum Decoder {
    /// Whether a label such as `gb2312` names an encoding that can be read.
    package static func knows(_ label: String) -> Bool { CharacterEncoding(label, signature: nil).isKnown }

    /// The text of a feed.
    ///
    /// What governs is the charset of the HTTP header, else `us-ascii` for `text/*` (RFC 3023), else the XML declaration, else the first bytes, else UTF-8.
    /// Where the document cannot be read in it, that is a problem, and what the document itself says, a few plausible guesses and at last
    /// Windows-1252 are tried. A single byte that fits nowhere costs one replacement character.
    ///
    /// - Parameters:
    ///   - contentType: the HTTP `Content-Type`.
    ///   - override: the encoding somebody who knows the source told us to use, against all labels.
    package static func decode(_ bytes: [UInt8], contentType: String? = nil, override: String? = nil) -> DecodedText {
        let type = contentType.flatMap { $0.isEmpty ? nil : ContentType($0) }
        let signature = EncodingSignature(bytes)
        let body = signature.markLength == 0 ? bytes : Array(bytes[signature.markLength...])
        let declared = EncodingDeclaration.inXML(body[...], signature: signature.encoding)
            .map { CharacterEncoding($0, signature: signature.encoding) }
        let governing = governing(type, override, declared, signature)
        let candidates = [governing] + [declared, signature.encoding].compactMap { $0 }

        var decoded = read(body, governing: governing, candidates: candidates)
        TextRepair.clean(&decoded)
        if let type, !type.mediaType.isEmpty, !type.isXML, !type.isJSON {
            decoded.problems.append(
                .init(.mediaType, "It was served as \(type.mediaType), which is neither XML nor JSON."))
        }
        return decoded
    }

    /// The text of a web page. Browsers trust the HTTP header first; servers of old sites send a wrong one so often that what is valid UTF-8 goes before it.
    package static func decodePage(_ bytes: [UInt8], contentType: String? = nil, override: String? = nil) -> DecodedText
    {
        let signature = EncodingSignature(bytes)
        let body = signature.markLength == 0 ? bytes : Array(bytes[signature.markLength...])
        let header = contentType.flatMap { ContentType($0).charset }.map {
            CharacterEncoding($0, signature: signature.encoding)
        }
        let meta = EncodingDeclaration.inHTML(body[...], signature: signature.encoding)
            .map { CharacterEncoding($0, signature: signature.encoding) }
        // A page that could be read to find its <meta> is not in UTF-16, whatever that says (HTML §13.2.3.2).
        let declared = [header, meta].compactMap { $0 }.filter { signature.encoding?.isWide == true || !$0.isWide }
        let first = override.map { CharacterEncoding($0, signature: signature.encoding) } ?? signature.encoding
        let governing = first ?? (UTF8Text.isWellFormed(body) ? .utf8 : declared.first ?? .utf8)

        var decoded = read(body, governing: governing, candidates: [governing] + declared)
        TextRepair.clean(&decoded)
        return decoded
    }

    private static func governing(
        _ type: ContentType?, _ override: String?, _ declared: CharacterEncoding?, _ signature: EncodingSignature
    ) -> CharacterEncoding {
        if let override { return CharacterEncoding(override, signature: signature.encoding) }
        // A mark at the beginning is part of the text; labels are only about it.
        if signature.markLength > 0, let marked = signature.encoding { return marked }
        if let charset = type?.charset { return CharacterEncoding(charset, signature: signature.encoding) }
        if let type, type.isText, !type.isJSON { return .ascii }
        return declared ?? signature.encoding ?? .utf8
    }

    /// Reads by the governing encoding, else by the first candidate that fits.
    private static func read(_ bytes: [UInt8], governing: CharacterEncoding, candidates: [CharacterEncoding])
        -> DecodedText
    {
        if governing.isUTF8, UTF8Text.isWellFormed(bytes) { return DecodedText(utf8: bytes, encoding: governing.name) }
        // `text/xml` without a charset governs as ASCII (RFC 3023); what stands behind it is a label like any other.
        let hasOtherLabel = candidates.contains { !$0.isUTF8 && !$0.isWide && $0 != .ascii }
        if !governing.isUTF8, !governing.isWide, hasOtherLabel, let text = surelyUTF8(bytes, governing) { return text }
        let ordered = ordered(unique(candidates), for: bytes)
        for (index, candidate) in ordered.enumerated() {
            // Where a label was tried before one that anything fits, a character cut in half is no reason to leave it.
            if candidate.fitsAnything, index > 0, !ordered[index - 1].fitsAnything,
                var text = damaged(bytes, Array(ordered[..<index]))
            {
                text.problems.insert(contradiction(of: governing, by: text.encoding ?? candidate.name), at: 0)
                return text
            }
            guard let text = candidate.decodeStrictly(bytes) else { continue }
            let problems = candidate == governing ? [] : [contradiction(of: governing, by: candidate.name)]
            return DecodedText(utf8: text, encoding: candidate.name, problems: problems)
        }
        return damaged(bytes, candidates + [.utf8]) ?? guessed(bytes, governing)
            ?? (standsInRuns(bytes) ? damaged(bytes, candidates, mostlyReadable: 1) : nil)
            ?? western(bytes, governing)
    }

    /// Whatever bytes there are, they fit the encodings of Western Europe, which servers name by default; so another label goes before such a
    /// one where the bytes are not what those would look like.
    private static func ordered(_ candidates: [CharacterEncoding], for bytes: [UInt8]) -> [CharacterEncoding] {
        guard candidates.count > 1, candidates[0].fitsAnything, standsInRuns(bytes) else { return candidates }
        return candidates.filter { !$0.fitsAnything } + candidates.filter(\.fitsAnything)
    }

    /// The text in a declared encoding, if but few places of it cannot be read.
    /// - Parameter mostlyReadable: how many characters must be readable for one that is not; where nothing else fits, a short text may lose as
    ///   much as it keeps.
    private static func damaged(
        _ bytes: [UInt8], _ candidates: [CharacterEncoding], mostlyReadable: Int? = nil
    ) -> DecodedText? {
        for candidate in unique(candidates) {
            guard let (text, unreadable) = candidate.decodeLeniently(bytes) else { continue }
            let wide = UTF8Text.wideCharacters(in: text)
            // Nothing else has a zero beside each letter of ASCII, so these count as well.
            let readable = candidate.isWide ? text.count : wide.two + wide.more - unreadable
            // Text in another encoding hardly ever looks like UTF-8 even twice; the encodings of Asia are easier to mistake.
            guard unreadable * (mostlyReadable ?? (candidate.isUTF8 ? 4 : 20)) <= readable else { continue }
            let lost =
                "\(unreadable) place(s) are not \(candidate.name); each became a replacement character (U+FFFD)."
            var problems = unreadable > 0 ? [Diagnostics.Problem(.encoding, lost)] : []
            if unreadable == 0, let governing = candidates.first, candidate != governing {
                problems = [contradiction(of: governing, by: candidate.name)]
            }
            return DecodedText(utf8: text, encoding: candidate.name, problems: problems)
        }
        return nil
    }

    /// Whether bytes beyond ASCII stand side by side, as in the encodings of Asia: those of Western Europe stand one by one between letters.
    private static func standsInRuns(_ bytes: [UInt8]) -> Bool {
        var (high, alone) = (0, 0)
        for (index, byte) in bytes.enumerated() where byte >= 0x80 {
            high += 1
            let hasNeighbour =
                index > 0 && bytes[index - 1] >= 0x80 || index + 1 < bytes.count && bytes[index + 1] >= 0x80
            if !hasNeighbour { alone += 1 }
        }
        return high > 0 && alone * 10 <= high
    }

    /// Fewer bytes beyond ASCII than this are too few to guess from.
    private static let fewestForGuess = 12

    private static func guessed(_ bytes: [UInt8], _ governing: CharacterEncoding) -> DecodedText? {
        var guesses: [CharacterEncoding] = []
        if bytes.lazy.filter({ $0 >= 0x80 }).prefix(fewestForGuess).count == fewestForGuess,
            let guess = EncodingDetector.guess(bytes)
        {
            guesses.append(CharacterEncoding(guess))
        }
        for guess in guesses + [.utf8] {
            guard let text = guess.decodeStrictly(bytes) else { continue }
            return DecodedText(
                utf8: text, encoding: guess.name, problems: [contradiction(of: governing, by: guess.name)])
        }
        // A title that was cut amid a character takes the whole of no document's text away.
        guard !guesses.isEmpty, standsInRuns(bytes), var text = damaged(bytes, guesses) else { return nil }
        text.problems.insert(contradiction(of: governing, by: guesses[0].name), at: 0)
        return text
    }

    /// What is left where nothing else fits.
    private static func western(_ bytes: [UInt8], _ governing: CharacterEncoding) -> DecodedText {
        if let text = CharacterEncoding.windows1252.decodeStrictly(bytes) {
            let name = CharacterEncoding.windows1252.name
            return DecodedText(utf8: text, encoding: name, problems: [contradiction(of: governing, by: name)])
        }
        let message = "It is not \(governing.name), and no other encoding fits; it was read as windows-1252."
        return DecodedText(utf8: UTF8Text.fromWindows1252(bytes), encoding: nil, problems: [.init(.encoding, message)])
    }

    /// The text where the bytes are UTF-8 beyond doubt: with more of it than chance would give another encoding, and hardly a place that is not.
    private static func surelyUTF8(_ bytes: [UInt8], _ governing: CharacterEncoding) -> DecodedText? {
        guard bytes.contains(where: { $0 >= 0x80 }) else { return nil }
        if UTF8Text.isWellFormed(bytes) {
            let wide = UTF8Text.wideCharacters(in: bytes)
            guard wide.two + 2 * wide.more >= 4 else { return nil }
            return DecodedText(utf8: bytes, encoding: "utf-8", problems: [contradiction(of: governing, by: "utf-8")])
        }
        guard var text = damaged(bytes, [.utf8], mostlyReadable: 20) else { return nil }
        text.problems.insert(contradiction(of: governing, by: "utf-8"), at: 0)
        return text
    }

    private static func contradiction(of governing: CharacterEncoding, by actual: String) -> Diagnostics.Problem {
        .init(.encoding, "It should be \(governing.name), but it is not; it was read as \(actual).")
    }

    private static func unique(_ encodings: [CharacterEncoding]) -> [CharacterEncoding] {
        encodings.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
