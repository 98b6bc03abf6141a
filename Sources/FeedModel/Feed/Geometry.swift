/// A place in GeoJSON's terms (RFC 7946), from GeoRSS or GML. Numbers are in the order longitude, latitude, altitude.
public enum Geometry: Sendable, Hashable {
    case point([Double])
    case lineString([[Double]])
    /// The outer ring.
    case polygon([[Double]])
    /// Two corners.
    case box([[Double]])
}
