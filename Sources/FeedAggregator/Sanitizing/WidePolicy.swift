extension SanitizingPolicy {
    /// What a feed reader can show without danger: the elements and attributes of HTML without scripts, style sheets and embedded objects,
    /// presentational MathML, and SVG Tiny.
    package static let wide = SanitizingPolicy(
        kept: HTMLElementNames.names(
            """
            a abbr acronym address area article aside audio b big blockquote br button canvas caption center cite code col colgroup
            command datagrid datalist dd del details dfn dialog dir div dl dt em event-source fieldset figcaption figure font
            footer form h1 h2 h3 h4 h5 h6 header hr i img input ins kbd keygen label legend li m map menu meter multicol nav
            nextid noscript ol optgroup option output p pre progress q rp rt ruby s samp section select small sound source spacer
            span strike strong sub sup table tbody td textarea tfoot th thead time tr tt u ul var video
            """),
        removed: ["applet", "script", "style"],
        attributes: HTMLAttributeNames.html,
        style: .harmlessProperties, keepsComments: true, keepsForeignElements: true, endsParagraphsAtBlocks: false,
        dropsUnsafeAttributes: false)
}
