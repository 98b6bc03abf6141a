internal import FeedModel
internal import XMLTree

/// Apple's podcast elements.
extension FeedBuilder {
    mutating func beginITunes(_ kind: ElementKind) {
        collectText()
        guard kind == .itunesImage, let address = attribute(.href) ?? attribute(.url), !address.isEmpty else { return }
        setITunesImage(address)
    }

    mutating func finishITunes(_ kind: ElementKind, _ frame: Frame) {
        var itunes = item.itunes ?? ITunes()
        switch kind {
        case .itunesBlock:
            // White space counts: only the very word blocks.
            let value = buffer.string(from: frame.textStart, to: buffer.count)
            itunes.block = value == "yes" || value == "Yes"
        case .itunesExplicit:
            switch buffer.string(from: frame.textStart, to: buffer.count) {
            case "yes", "true": itunes.explicit = true
            case "no", "false", "clean": itunes.explicit = false
            default: itunes.explicit = nil
            }
        case .itunesImage:
            let address = text(of: frame)
            if !address.isEmpty { setITunesImage(address) }
            return
        default: itunes.others[elements[frame.element].name.local] = text(of: frame)
        }
        item.itunes = itunes
    }

    private mutating func setITunesImage(_ address: String) {
        guard claims(.image, rank: item.image?.url == nil ? 0 : 1) else { return }
        var image = Image()
        image.url = resolve(address)
        item.image = image
    }
}
