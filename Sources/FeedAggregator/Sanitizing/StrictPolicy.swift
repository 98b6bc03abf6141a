extension SanitizingPolicy {
    /// What is published: text and its structure, pictures, recordings and links. No forms, no SVG or MathML, no styling but the alignment of text.
    package static let strict = SanitizingPolicy(
        kept: HTMLElementNames.names(
            """
            a abbr acronym address article aside audio b bdi bdo big blockquote br caption center cite code col colgroup dd del
            details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q rp
            rt ruby s samp section small source span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul
            var video wbr
            """),
        removed: HTMLElementNames.names(
            "applet button embed frameset head input object script select style svg template textarea title"),
        attributes: ["dir", "lang", "title", "style"],
        attributesOfElements: [
            "a": ["href", "hreflang"],
            "audio": ["src", "controls"],
            "blockquote": ["cite"],
            "col": ["span"],
            "colgroup": ["span"],
            "del": ["cite", "datetime"],
            "details": ["open"],
            "div": ["align"],
            "h1": ["align"], "h2": ["align"], "h3": ["align"], "h4": ["align"], "h5": ["align"], "h6": ["align"],
            "img": ["src", "alt", "width", "height"],
            "ins": ["cite", "datetime"],
            "li": ["value"],
            "ol": ["start", "type", "reversed"],
            "p": ["align"],
            "q": ["cite"],
            "source": ["src", "type"],
            "table": ["border", "summary"],
            "td": ["align", "colspan", "headers", "rowspan", "valign"],
            "th": ["abbr", "align", "colspan", "headers", "rowspan", "scope", "valign"],
            "time": ["datetime"],
            "tr": ["align", "valign"],
            "video": ["src", "controls", "poster", "width", "height"],
        ],
        style: .textAlignment, keepsComments: false, keepsForeignElements: false, endsParagraphsAtBlocks: true,
        linkSchemes: ["http", "https", "mailto"], sourceSchemes: ["http", "https"], dropsUnsafeAttributes: true,
        needed: ["a": "href", "img": "src", "source": "src"])
}
