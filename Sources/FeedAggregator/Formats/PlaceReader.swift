internal import FeedModel

/// Reads the coordinates of GeoRSS and GML, which give the latitude first, into GeoJSON's order.
struct PlaceReader {
    private var shape = ElementKind.unknown
    private var isGeographic = true
    private var dimension = 2

    /// More numbers than this are no place a feed would speak of.
    private static let numberLimit = 100_000

    /// A GML shape begins. A coordinate system that is projected has an order of its own, which is kept.
    mutating func begin(_ kind: ElementKind, system: String?, dimension: String?) {
        // A polygon's ring says nothing of the system; its polygon did.
        if kind == .gmlPolygon, shape == .gmlPolygon, system == nil, dimension == nil { return }
        shape = kind
        self.dimension = dimension == "3" ? 3 : 2
        isGeographic = system.map { Self.isGeographic($0) } ?? true
    }

    func geometry(_ kind: ElementKind, _ text: String) -> Geometry? {
        switch kind {
        case .geoPoint: return Self.positions(text).flatMap { $0.first }.map { .point($0) }
        case .geoLine: return Self.positions(text).map { .lineString($0) }
        case .geoPolygon: return Self.positions(text).flatMap { $0.count < 4 ? nil : .polygon($0) }
        case .geoBox: return Self.positions(text).flatMap { $0.count == 2 ? .box($0) : nil }
        case .gmlPosition:
            return Self.positions(text, swaps: isGeographic, dimension: dimension).flatMap { $0.first }.map {
                .point($0)
            }
        default:
            guard let positions = Self.positions(text, swaps: isGeographic, dimension: dimension) else { return nil }
            switch shape {
            case .gmlLine: return .lineString(positions)
            case .gmlPolygon: return .polygon(positions)
            default: return nil
            }
        }
    }

    private static func positions(_ text: String, swaps: Bool = true, dimension: Int = 2) -> [[Double]]? {
        var numbers: [Double] = []
        for part in text.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
            guard let number = Double(part), number.isFinite, numbers.count < numberLimit else { return nil }
            numbers.append(number)
        }
        let positions = stride(from: 0, through: numbers.count - dimension, by: dimension).map { index in
            var position = [numbers[index], numbers[index + 1]]
            if swaps { position.swapAt(0, 1) }
            if dimension == 3 { position.append(numbers[index + 2]) }
            return position
        }
        return positions.isEmpty ? nil : positions
    }

    private static func isGeographic(_ system: String) -> Bool {
        guard system.contains("EPSG"), let code = system.split(separator: ":").last.flatMap({ Int($0) }) else {
            return true
        }
        return geographicSystems.contains { $0.contains(code) }
    }

    /// The EPSG codes of systems that count in degrees, latitude first; all others are projected.
    private static let geographicSystems: [ClosedRange<Int>] = [
        3819...3819, 3821...3821, 3824...3824, 3889...3889, 3906...3906, 4001...4016, 4018...4025, 4027...4036,
        4041...4047, 4052...4055, 4075...4075, 4081...4081, 4120...4176, 4178...4185, 4188...4216, 4218...4289,
        4291...4304, 4306...4319, 4322...4322, 4324...4324, 4326...4326, 4463...4463, 4470...4470, 4475...4475,
        4483...4483, 4490...4490, 4555...4555, 4558...4558, 4600...4646, 4657...4765, 4801...4811, 4813...4821,
        4823...4824, 4901...4904, 4979...4979,
    ]
}
