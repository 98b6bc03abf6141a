internal import FeedModel
internal import XMLTree

/// Where a text that has been read belongs.
extension FeedBuilder {
    /// Puts a text where it belongs.
    mutating func place(_ text: Text, _ kind: ElementKind) {
        if placeInPart(text, kind) { return }
        let family = frames.last.map { elements[$0.element].family } ?? ""
        let rank = family.isEmpty ? 0 : 1
        switch kind {
        case .title, .mediaTitle:
            if text.value.isEmpty, item.title != nil { return }
            if claims(.title, rank: kind == .mediaTitle ? 2 : rank) { item.title = text }
        case .subtitle: if claims(.subtitle, rank: rank) { item.subtitle = text }
        case .info: if claims(.info) { item.info = text }
        case .rights: if claims(.rights) { item.rights = text }
        case .channelDescription, .abstract:
            if context == .entry { addSummary(text) } else if claims(.subtitle, rank: rank) { item.subtitle = text }
        case .summary: addSummary(text)
        case .mediaDescription: if item.summary == nil || claims(.summary, rank: 2) { item.summary = text }
        case .content, .encoded:
            hasContent = true
            item.contents.append(text)
        case .body: item.contents.append(text)
        default: break
        }
    }

    /// A second summary is content, unless there is content already: then the last summary counts.
    private mutating func addSummary(_ text: Text) {
        if item.summary == nil || hasContent {
            if claims(.summary) { item.summary = text }
        } else {
            hasContent = true
            item.contents.append(text)
        }
    }

    /// Pictures and search boxes have titles and descriptions of their own.
    private mutating func placeInPart(_ text: Text, _ kind: ElementKind) -> Bool {
        if image != nil {
            switch kind {
            case .title: image?.title = text.value
            case .channelDescription: image?.description = text.value
            default: return false
            }
            return true
        }
        if textInput != nil {
            switch kind {
            case .title: textInput?.title = text.value
            case .channelDescription: textInput?.description = text.value
            default: return false
            }
            return true
        }
        return false
    }
}
