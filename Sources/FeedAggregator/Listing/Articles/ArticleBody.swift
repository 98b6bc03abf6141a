internal import XMLTree

/// The element that holds an article's text, and how it was found.
struct ArticleBody {
    let node: HTMLNode
    /// Whether a rule or a known container names it; else it was found by its text, and may hold more than the text.
    let isNamed: Bool

    /// Containers of the systems that government sites run on, most telling first.
    private static let known = [
        ".TRS_Editor", ".TRS_UEDITOR", ".trs_editor_view", ".nfw-cms-article-content", "#UCAP-CONTENT", ".ucap-content",
        "#zoom", "#Zoom", "#ContentRegion",
        ".v_news_content", "#vsb_content", ".wp_articlecontent", ".Custom_UnionStyle", "[itemprop=articleBody]",
        ".article-content", ".article_content",
        ".articleContent", "#articleContent", "#article_content", ".article-con", ".articleCon", ".article_con",
        ".article-body", ".pages_content",
        ".news_content", ".news-content", ".newsContent", ".content_detail", ".detail-content", ".detail_content",
        ".detailContent", ".xxgk-content",
        ".view-content", ".zw-content", ".zhengwen", "#zhengwen", ".info-content", ".info_content", ".infoContent",
        ".conTxt", ".con_text", ".con-text",
        ".content-text", ".content_text", ".text-content", ".entry-content", ".post-content", ".xl-content",
        ".main-text", ".zoom", ".article_text",
        ".article-text", ".artical", "#artibody", ".news_con", ".newscon", ".newsCon", ".contentText", "#content_text",
    ]

    static func find(in document: borrowing HTMLDocument, selector: String?) throws(SelectorError)
        -> ArticleBody?
    {
        if let selector {
            let found = try document.select(selector).max { document.text(of: $0).count < document.text(of: $1).count }
            return found.map { ArticleBody(node: $0, isNamed: true) }
        }
        for selector in known {
            // Editors nest their own container: the outermost with the most text is the article's.
            var best: (node: HTMLNode, length: Int)?
            for node in try document.select(selector).prefix(20) where !isForeign(node, in: document) {
                let length = BodyDensity.textLength(of: node, in: document)
                let hasMatter =
                    length >= 20 || document.first(["img", "table", "video", "iframe", "embed"], within: node) != nil
                    || Attachments.isLinked(in: document, node)
                if hasMatter, length > best?.length ?? -1 { best = (node, length) }
            }
            if let best { return ArticleBody(node: best.node, isNamed: true) }
        }
        return BodyDensity.densest(in: document).map { ArticleBody(node: $0, isNamed: false) }
    }

    private static func isForeign(_ node: HTMLNode, in document: borrowing HTMLDocument) -> Bool {
        document.isWithin(node, ["footer", "nav", "aside"])
    }
}
