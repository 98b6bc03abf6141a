internal import XMLTree

/// Makes HTML safe by a list of what is allowed, and well-formed, with its addresses resolved. What is safe already comes back as it is.
///
/// The output is canonical: void elements as `<br />`, attributes in alphabetical order and double quotes, only `&amp;`, `&lt;`, `&gt;` and `&quot;` escaped,
/// every element closed. Cleaning it again changes nothing, and no browser reads it differently: a `<` stands only where a tag of ours begins.
package struct Sanitizer: Sendable {
    private let policy: SanitizingPolicy

    package init(policy: SanitizingPolicy) { self.policy = policy }

    /// - Parameters:
    ///   - base: what relative addresses are resolved against; without it they stay relative.
    ///   - isXHTML: whether `/>` ends every element, as in XML; in HTML it does so only for void ones and those without attributes.
    package func clean(_ html: String, base: String? = nil, isXHTML: Bool = false) -> String {
        var bytes = Array(html.utf8)
        if TextRepair.hasC1(bytes) { bytes = TextRepair.withoutControls(Array(TextRepair.repaired(html).utf8)) }
        var (start, end) = (0, bytes.count)
        while start < end, HTMLTokenizer.isSpace(bytes[start]) { start += 1 }
        while end > start, HTMLTokenizer.isSpace(bytes[end - 1]) { end -= 1 }
        var run = SanitizerRun(bytes, start..<end, policy: policy, base: base, isXHTML: isXHTML)
        run.run()
        guard let output = run.finished() else {
            return start == 0 && end == html.utf8.count ? html : String(decoding: bytes[start..<end], as: UTF8.self)
        }
        return String(readingUTF8: output)
    }
}
