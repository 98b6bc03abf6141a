/// The names of attributes that a policy may keep.
enum HTMLAttributeNames {
    /// HTML 4 and 5, and what older browsers brought.
    static let html = HTMLElementNames.names(
        """
        abbr accept accept-charset accesskey action align alt autocomplete autofocus axis background balance bgcolor
        bgproperties border bordercolor bordercolordark bordercolorlight bottompadding cellpadding cellspacing ch
        challenge char charoff charset checked choff cite class clear color cols colspan compact contenteditable
        controls coords data datafld datapagesize datasrc datetime default delay dir disabled draggable dynsrc enctype
        end face for form frame galleryimg gutter headers height hidden hidefocus high href hreflang hspace icon id
        inputmode ismap keytype label lang leftspacing list longdesc loop loopcount loopend loopstart low lowsrc max
        maxlength media method min multiple name nohref noshade nowrap open optimum pattern ping point-size poster pqg
        preload prompt radiogroup readonly rel repeat-max repeat-min replace required rev rightspacing rows rowspan
        rules scope selected shape size span src start step style summary suppress tabindex target template title
        toppadding type unselectable urn usemap valign value variable volume vrml vspace width wrap xml:lang
        """)

    static let svg = HTMLElementNames.names(
        """
        accent-height accumulate additive alphabetic arabic-form ascent attributeName attributeType baseProfile bbox
        begin by calcMode cap-height class color color-rendering content cx cy d descent display dur dx dy end fill
        fill-opacity fill-rule font-family font-size font-stretch font-style font-variant font-weight from fx fy g1 g2
        glyph-name gradientUnits hanging height horiz-adv-x horiz-origin-x id ideographic k keyPoints keySplines
        keyTimes lang marker-end marker-mid marker-start markerHeight markerUnits markerWidth mathematical max min
        name offset opacity orient origin overline-position overline-thickness panose-1 path pathLength points
        preserveAspectRatio r refX refY repeatCount repeatDur requiredExtensions requiredFeatures restart rotate rx ry
        slope stemh stemv stop-color stop-opacity strikethrough-position strikethrough-thickness stroke
        stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity
        stroke-width systemLanguage target text-anchor to transform type u1 u2 underline-position underline-thickness
        unicode unicode-range units-per-em values version viewBox visibility width widths x x-height x1 x2
        xlink:actuate xlink:arcrole xlink:href xlink:role xlink:show xlink:title xlink:type xml:base xml:lang
        xml:space xmlns xmlns:xlink y y1 y2 zoomAndPan
        """)

    static let mathML = HTMLElementNames.names(
        """
        accent accentunder actiontype align alignmentscope altimg altimg-height altimg-valign altimg-width alttext
        bevelled charalign close columnalign columnlines columnspacing columnspan columnwidth crossout decimalpoint
        denomalign depth dir display displaystyle edge encoding equalcolumns equalrows fence fontstyle fontweight form
        frame framespacing groupalign height href id indentalign indentalignfirst indentalignlast indentshift
        indentshiftfirst indentshiftlast indenttarget infixlinebreakstyle largeop length linebreak linebreakmultchar
        linebreakstyle lineleading linethickness location longdivstyle lquote lspace mathbackground mathcolor mathsize
        mathvariant maxsize minlabelspacing minsize movablelimits notation numalign open other overflow position
        rowalign rowlines rowspacing rowspan rquote rspace scriptlevel scriptminsize scriptsizemultiplier selection
        separator separators shift side src stackalign stretchy subscriptshift superscriptshift symmetric voffset
        width xlink:href xlink:show xlink:type xmlns xmlns:xlink
        """)

    /// Known only to the strict policy.
    static let others = HTMLElementNames.names("reversed")

    /// Attributes that hold an address.
    static let addresses = HTMLElementNames.names(
        """
        action altimg background cite classid codebase data datasrc dynsrc href icon longdesc lowsrc ping poster profile src
        usemap vrml xlink:href
        """)
}
