/// One cleaning of one text: takes the tokens as they come and keeps the open elements, so that memory does not grow with a tree.
struct SanitizerRun {
    private let policy: SanitizingPolicy
    private let isXHTML: Bool
    private let end: Int
    private let bytes: [UInt8]
    private var tokenizer: HTMLTokenizer
    private var writer: MarkupWriter
    private var open = OpenElements()
    private var attributes: AttributeFilter
    /// By element, where its next end tag was last found.
    private var nextEndTags: [Int: Int] = [:]

    init(_ bytes: [UInt8], _ range: Range<Int>, policy: SanitizingPolicy, base: String?, isXHTML: Bool) {
        (self.policy, self.isXHTML, self.bytes, end) = (policy, isXHTML, bytes, range.upperBound)
        tokenizer = HTMLTokenizer(bytes, from: range.lowerBound, to: range.upperBound)
        writer = MarkupWriter(bytes, from: range.lowerBound)
        attributes = AttributeFilter(bytes, policy: policy, base: base)
    }

    mutating func run() {
        while let token = tokenizer.next() {
            switch token {
            case .text(let range): text(range, isPlain: tokenizer.isPlainText)
            case .startTag(let range): startTag(range)
            case .endTag(let range): endTag(range)
            case .comment(let range): comment(range)
            case .characterData(let range): characterData(range)
            }
        }
        close(open.stack.count)
    }

    /// The output without white space around it; `nil` if that is the input.
    consuming func finished() -> [UInt8]? {
        guard let output = writer.finished(at: end) else { return nil }
        guard let first = output.firstIndex(where: { !HTMLTokenizer.isSpace($0) }),
            let last = output.lastIndex(where: { !HTMLTokenizer.isSpace($0) })
        else { return [] }
        return first == 0 && last == output.count - 1 ? output : Array(output[first...last])
    }

    // MARK: - Text

    private mutating func text(_ range: Range<Int>, isPlain: Bool) {
        if open.hiddenDepth > 0 { return }
        if isPlain { return writer.keep(range) }
        MarkupEscaping.write(bytes, range, in: .text, to: &writer)
    }

    /// The inside of a CDATA section: text, in which a reference would not be one.
    private mutating func characterData(_ range: Range<Int>) {
        if open.hiddenDepth > 0 { return }
        MarkupEscaping.write(bytes, range, in: .characterData, to: &writer)
    }

    /// A comment stays only if no browser can take it for anything else: some end a comment early, some read it inside an element of raw text,
    /// and old ones obey conditions in it.
    private mutating func comment(_ range: Range<Int>) {
        guard policy.keepsComments, !range.isEmpty, open.hiddenDepth == 0 else { return }
        let inside = bytes[range]
        guard inside.first != UInt8(ascii: ">"), inside.first != UInt8(ascii: "-"), inside.last != UInt8(ascii: "-")
        else { return }
        guard
            !inside.contains(where: { $0 < 0x20 && !HTMLTokenizer.isSpace($0) || $0 == UInt8(ascii: "[") || $0 == 0x0D }
            )
        else { return }
        for index in range.dropLast() {
            let (this, next) = (bytes[index], bytes[index + 1])
            if this == UInt8(ascii: "-"), next == UInt8(ascii: "-") { return }
            if this == UInt8(ascii: "<"), next == UInt8(ascii: "/") || next == UInt8(ascii: "!") { return }
        }
        writer.write("<!--")
        writer.keep(range)
        writer.write("-->")
    }

    // MARK: - Tags

    private mutating func startTag(_ range: Range<Int>) {
        guard let element = HTMLElement.table[tokenizer.name] else { return }
        let facts = HTMLElement.all[element]
        let isEmpty = endsItself(facts)
        if facts.traits.contains(.rawText) {
            // XML may end it at once, also where it has attributes: then what follows is text.
            let mayBeEmpty = isEmpty || tokenizer.isSelfClosing
            if !mayBeEmpty || hasEndTag(of: element) { _ = tokenizer.skipRawText(of: facts.name) }
            return
        }
        if open.flattened > 0 || open.stack.count >= OpenElements.greatestDepth {
            if !isEmpty, !facts.traits.contains(.void), vocabulary(of: element) != nil { open.flattened += 1 }
            return
        }
        guard let vocabulary = vocabulary(of: element) else { return }
        if policy.fates[element] == .removed {
            if !isEmpty, !facts.traits.contains(.void), hasEndTag(of: element) {
                open.push(
                    .init(
                        element: element, traits: facts.traits, closing: facts.closing, isWritten: false,
                        hidesContent: true))
            }
            return
        }
        if vocabulary == .html { closeBefore(facts) }
        let isWritten = open.hiddenDepth == 0 && writeStartTag(range, element, facts, vocabulary)
        if facts.traits.contains(.void), vocabulary == .html { return }
        if isEmpty {
            if isWritten { writeEndTag(facts) }
            return
        }
        open.push(
            .init(
                element: element, traits: facts.traits, closing: facts.closing, isWritten: isWritten,
                hidesContent: false))
        if facts.traits.contains(.escapableText) {
            let content = tokenizer.skipRawText(of: facts.name)
            text(content, isPlain: false)
            close(1)
        }
    }

    /// Whether an end tag of an element follows. Each stretch of the text is searched once at most.
    private mutating func hasEndTag(of element: Int) -> Bool {
        if let known = nextEndTags[element], known >= tokenizer.index { return known < end }
        let next = tokenizer.nextEndTag(of: HTMLElement.all[element].name) ?? Int.max
        nextEndTags[element] = next
        return next < end
    }

    /// In which vocabulary an element counts here; `nil` if only its content does.
    private func vocabulary(of element: Int) -> SanitizingPolicy.Vocabulary? {
        let traits = HTMLElement.all[element].traits
        if policy.keepsForeignElements {
            if open.svgDepth > 0 || element == HTMLElement.svgRoot, traits.contains(.svg) { return .svg }
            if open.mathDepth > 0 || element == HTMLElement.mathRoot, traits.contains(.mathML) { return .mathML }
        }
        return policy.fates[element] == .unwrapped ? nil : .html
    }

    private func endsItself(_ facts: HTMLElement) -> Bool {
        guard tokenizer.isSelfClosing else { return false }
        return isXHTML || tokenizer.attributes.isEmpty || !facts.traits.contains(.html)
            || open.svgDepth + open.mathDepth > 0
    }

    private mutating func closeBefore(_ facts: HTMLElement) {
        close(open.closed(byStartTagOf: facts.closing))
        if policy.endsParagraphsAtBlocks, facts.traits.contains(.block), facts.closing != .paragraph {
            close(open.closedByBlock())
        }
    }

    /// False where the element lacks what it is good for, so that only its content stays.
    private mutating func writeStartTag(
        _ range: Range<Int>, _ element: Int, _ facts: HTMLElement, _ vocabulary: SanitizingPolicy.Vocabulary
    ) -> Bool {
        let isVoid = facts.traits.contains(.void) && vocabulary == .html
        let isPlain = tokenizer.isCanonicalTag && isVoid == tokenizer.isSelfClosing && vocabulary == .html
        if isPlain, tokenizer.attributes.isEmpty, policy.needed[element] == nil {
            writer.keep(range)
            return true
        }
        attributes.read(tokenizer.attributes, of: element, in: vocabulary)
        if let needed = policy.needed[element], !attributes.contains(needed) { return false }
        if isPlain, attributes.areUnchanged {
            writer.keep(range)
            return true
        }
        writer.write(UInt8(ascii: "<"))
        writer.write(facts.name)
        attributes.write(to: &writer)
        if isVoid { writer.write(" />") } else { writer.write(UInt8(ascii: ">")) }
        return true
    }

    private mutating func endTag(_ range: Range<Int>) {
        guard let element = HTMLElement.table[tokenizer.name] else { return }
        if element == HTMLElement.script { return strayScriptEnd() }
        let facts = HTMLElement.all[element]
        if open.flattened > 0 {
            if !facts.traits.contains(.void), vocabulary(of: element) != nil { open.flattened -= 1 }
            return
        }
        let count = open.closed(byEndTagOf: element)
        guard count > 0 else { return }
        if count == 1, let last = open.pop() {
            guard last.isWritten, open.hiddenDepth == 0, !last.hidesContent else { return }
            if tokenizer.isCanonicalTag, range.count == facts.name.count + 3,
                bytes[range.lowerBound + 2] == facts.name[0]
            {
                writer.keep(range)
            } else {
                writeEndTag(facts)
            }
        } else {
            close(count)
        }
    }

    /// `</script><script>`, the wrong way round, cancel each other out, as Python's feedparser has it: what follows is text that can be seen.
    private mutating func strayScriptEnd() {
        let script = HTMLElement.all[HTMLElement.script].name
        guard policy.keepsComments, tokenizer.isFollowedByStartTag(of: script) else { return }
        while let token = tokenizer.next() {
            if case .startTag = token { return }
        }
    }

    private mutating func close(_ count: Int) {
        for _ in 0..<count {
            guard let last = open.pop() else { return }
            if last.isWritten, open.hiddenDepth == 0 { writeEndTag(HTMLElement.all[last.element]) }
        }
    }

    private mutating func writeEndTag(_ facts: HTMLElement) {
        writer.write("</")
        writer.write(facts.name)
        writer.write(UInt8(ascii: ">"))
    }
}
