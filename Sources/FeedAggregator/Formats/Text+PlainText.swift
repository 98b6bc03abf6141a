public import FeedModel

extension Text {
    /// In one line, without markup: what stands in a list of titles.
    public var plainText: String {
        type == "text/html" || type == "application/xhtml+xml" ? PlainText.of(html: value) : PlainText.collapsed(value)
    }
}
