package import FeedModel

/// The configured cities' names, to be found in token sequences.
package struct StoryPlaces: Sendable {
    private let names: [StoryToken: [(tokens: [StoryToken], place: Int16)]]
    private let places: [City.ID: Int16]
    /// Whether a name may begin with a token, by the low bits of its value: asked for every token of every text.
    private var mayBegin = [Bool](repeating: false, count: 1024)

    package init(cities: [City]) {
        var names: [StoryToken: [(tokens: [StoryToken], place: Int16)]] = [:]
        var places: [City.ID: Int16] = [:]
        for (index, city) in cities.prefix(Int(Int16.max)).enumerated() {
            let place = Int16(index)
            places[city.id] = place
            for name in city.name.versions {
                let tokens = StoryTokenizer.tokens(of: NormalizedText.scalars(of: name.text))
                if let first = tokens.first { names[first, default: []].append((tokens, place)) }
            }
        }
        (self.names, self.places) = (names, places)
        for token in names.keys { mayBegin[Int(token.value % 1024)] = true }
    }

    func place(of city: City.ID) -> Int16 { places[city] ?? -1 }

    func marked(_ tokens: [StoryToken]) -> [StoryToken] {
        guard !names.isEmpty else { return tokens }
        var marked = tokens
        for index in tokens.indices where mayBegin[Int(tokens[index].value % 1024)] {
            for name in names[tokens[index]] ?? [] where tokens[index...].starts(with: name.tokens) {
                for position in index..<(index + name.tokens.count) { marked[position].place = name.place }
            }
        }
        return marked
    }
}
