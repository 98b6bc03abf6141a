extension StringProtocol {
    /// Without spaces and tabs at either end (RFC 9110 §5.6.3, OWS).
    var trimmed: String {
        var text = self[...]
        while let first = text.first, first == " " || first == "\t" { text = text.dropFirst() }
        while let last = text.last, last == " " || last == "\t" { text = text.dropLast() }
        return String(text)
    }
}
