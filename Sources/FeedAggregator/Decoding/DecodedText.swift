package import FeedModel

/// A document's text, whatever encoding it came in.
package struct DecodedText: Sendable, Hashable {
    /// Always well-formed UTF-8, without byte order mark and without the control characters XML forbids.
    package var utf8: [UInt8]
    /// What it was read in, lower case (`utf-8`, `gb18030`); `nil` if nothing fits.
    package var encoding: String?
    /// What had to be overlooked to read it.
    package var problems: [Diagnostics.Problem]

    package init(utf8: [UInt8], encoding: String?, problems: [Diagnostics.Problem] = []) {
        (self.utf8, self.encoding, self.problems) = (utf8, encoding, problems)
    }
}
