/// The names of elements and what is common to them (HTML Living Standard §13.1; SVG Tiny 1.2; MathML 3).
enum HTMLElementNames {
    /// All of them, sorted without regard to case.
    static let all = (html.union(svg).union(mathML)).sorted { ($0.lowercased(), $0) < ($1.lowercased(), $1) }

    static let html = names(
        """
        a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br
        button canvas caption center cite code col colgroup command data datagrid datalist dd del details dfn dialog
        dir div dl dt em embed event-source fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5
        h6 head header hgroup hr html i iframe img input ins isindex kbd keygen label legend li link listing m main
        map mark marquee menu meta meter multicol nav nextid nobr noembed noframes noscript object ol optgroup option
        output p param picture plaintext pre progress q rp rt ruby s samp script section select small sound source
        spacer span strike strong style sub summary sup table tbody td template textarea tfoot th thead time title tr
        track tt u ul var video wbr xmp
        """)

    static let svg = names(
        """
        a animate animateColor animateMotion animateTransform circle defs desc ellipse font-face font-face-name
        font-face-src foreignObject g glyph hkern line linearGradient marker metadata missing-glyph mpath path polygon
        polyline radialGradient rect set stop svg switch text title tspan use
        """)

    static let mathML = names(
        """
        annotation annotation-xml maction maligngroup malignmark math menclose merror mfenced mfrac mglyph mi
        mlabeledtr mlongdiv mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mscarries mscarry
        msgroup msline mspace msqrt msrow mstack mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none
        semantics
        """)

    static let void = names(
        """
        area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr
        """)

    static let block = names(
        """
        address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption
        figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main menu multicol nav ol
        optgroup option p plaintext pre section summary table tbody td tfoot th thead title tr ul xmp
        """)

    /// Elements whose inside is closed off: what was open before cannot be ended in there.
    static let barriers = names("applet button caption foreignobject marquee math object svg table td template th")

    static func names(_ list: String) -> Set<String> {
        Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
    }
}
