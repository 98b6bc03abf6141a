internal import FeedModel

/// GeoRSS and GML.
extension FeedBuilder {
    mutating func beginPlace(_ kind: ElementKind) {
        switch kind {
        case .geoWhere: places = PlaceReader()
        case .gmlPoint, .gmlLine, .gmlPolygon:
            places.begin(kind, system: attribute(.srsName), dimension: attribute(.srsDimension))
        default: collectText()
        }
    }

    mutating func finishPlace(_ kind: ElementKind, _ frame: Frame) {
        if let geometry = places.geometry(kind, text(of: frame)) { item.geometry = geometry }
    }
}
