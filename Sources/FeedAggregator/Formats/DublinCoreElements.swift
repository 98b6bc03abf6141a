internal import FeedModel

/// What Dublin Core's terms have beyond the formats' own elements.
extension FeedBuilder {
    /// `dcterms:valid` is a DCMI Period: `start=2002-10-13T09:00+01:00;end=2002-10-17T17:00+01:00;scheme=W3C-DTF`.
    mutating func addValidity(_ text: String) {
        for part in text.split(separator: ";") {
            let sides = part.split(separator: "=", maxSplits: 1)
            guard sides.count == 2 else { continue }
            switch sides[0].trimmed {
            case "start": item.validFrom = dates.read(sides[1].trimmed)
            case "end": item.validUntil = dates.read(sides[1].trimmed)
            default: break
            }
        }
    }
}
