/// The language of a text that nobody states, as far as its script tells.
package enum WrittenLanguage {
    private static let hanLanguages: Set<String> = ["zh", "ja", "ko", "yue", "wuu", "hak", "nan", "gan", "lzh"]

    /// Whether a title is Chinese and a language tag says something else of it.
    package static func contradicts(_ tag: String, _ title: String) -> Bool {
        guard !hanLanguages.contains(tag.prefix { $0 != "-" }.lowercased()), guess(title, on: "") == "zh" else {
            return false
        }
        let han = title.unicodeScalars.count { NormalizedText.isHan($0.value) }
        // A name in brackets makes no Chinese of an English title.
        return han > title.unicodeScalars.count { $0.isASCII && $0.properties.isAlphabetic }
    }

    /// BCP 47: `zh` where Han characters stand and no kana or Hangul; `en` for Latin letters alone where `site` is written in another script,
    /// so that a text does not pass for one in the language of the page around it.
    /// - Parameters:
    ///   - text: a title.
    ///   - site: the language of the site it is published on.
    /// - Returns: `nil` where the script does not tell.
    package static func guess(_ text: String, on site: String) -> String? {
        var (han, latin) = (0, 0)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x3041...0x30FF, 0x1100...0x11FF, 0xAC00...0xD7A3: return nil
            case _ where NormalizedText.isHan(scalar.value): han += 1
            case 0x41...0x5A, 0x61...0x7A: latin += 1
            default: if scalar.properties.isAlphabetic { return nil }
            }
        }
        if han > 1 { return "zh" }
        let isWrittenOtherwise = hanLanguages.contains(site.prefix { $0 != "-" }.lowercased())
        return han == 0 && latin > 2 && isWrittenOtherwise ? "en" : nil
    }
}
