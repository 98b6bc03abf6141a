internal import FeedModel
internal import XMLTree

/// Media RSS. Its title, description, categories and keywords are the item's own where the item has none.
extension FeedBuilder {
    mutating func beginMedia(_ kind: ElementKind) {
        var media = item.media ?? Media()
        switch kind {
        case .mediaContent: media.contents.append(mediaAttributes())
        case .mediaThumbnail: media.thumbnails.append(mediaAttributes())
        case .mediaCredit: media.credits.append(Media.Credit(role: attribute(.role), scheme: attribute(.scheme)))
        case .mediaPlayer: media.player = attribute(.url).map { resolve($0) }
        case .mediaRating: media.rating = Media.Rating(scheme: attribute(.scheme))
        case .mediaLicense:
            media.license = Media.License(
                url: addressAttribute().map { resolve($0) }, type: attribute(.type)?.lowercased())
        default:
            var restriction = Media.Restriction()
            (restriction.relationship, restriction.type) = (attribute(.relationship), attribute(.type)?.lowercased())
            media.restriction = restriction
        }
        item.media = media
        // A picture's own elements stand inside `media:content`, so its text is none.
        if kind != .mediaContent { collectText() }
    }

    mutating func finishMedia(_ kind: ElementKind, _ frame: Frame) {
        guard kind != .mediaContent, var media = item.media else { return }
        let text = text(of: frame)
        guard !text.isEmpty else { return }
        switch kind {
        case .mediaThumbnail:
            if let last = media.thumbnails.indices.last, media.thumbnails[last]["url"] == nil {
                media.thumbnails[last]["url"] = resolve(text)
            }
        case .mediaCredit: if let last = media.credits.indices.last { media.credits[last].name = text }
        case .mediaPlayer: media.player = media.player ?? resolve(text)
        case .mediaRating: media.rating?.value = text
        case .mediaLicense: media.license?.name = text
        default: media.restriction?.values = text.split(separator: " ").map { $0.trimmed.lowercased() }
        }
        item.media = media
    }

    private func mediaAttributes() -> [String: String] {
        var result = allAttributes()
        if let url = result["url"] { result["url"] = resolve(url) }
        return result
    }
}
