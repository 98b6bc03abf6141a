package import FeedModel

/// Decides whether two entries are the same notice, published by two cities.
///
/// A notice travels word for word; what differs between two copies is what the offices put around it, a new title, a teaser's cut. A template
/// travels word for word too, with another number, year, batch, amount, place or name in it. So the texts are laid side by side, and what
/// stands in each other's place is looked at: text that only one copy has is harmless, text that replaces other text seldom is.
package struct StoryMatcher: Sendable {
    private let places: StoryPlaces

    /// - Parameter cities: whose names are known as places.
    package init(cities: [City]) { places = StoryPlaces(cities: cities) }

    package func text(of entry: CleanEntry, city: City.ID) -> StoryText {
        StoryText(
            title: entry.title, html: entry.content ?? entry.summary, city: places.place(of: city),
            isTeaser: entry.content == nil, places: places, link: entry.link, published: entry.published)
    }

    package func isSameNotice(_ left: StoryText, _ right: StoryText) -> Bool {
        // Two cities list one page, such as one of the province.
        if let page = left.page, page == right.page, left.title == right.title { return true }
        guard !StoryDesignations.conflict(left.title, right.title) else { return false }
        if let year = left.signedYear, let other = right.signedYear, year != other { return false }
        let short = left.body.count <= right.body.count ? left.body : right.body
        if short.count < Self.shortestBody || short.count < Self.shortestMatter && StoryWording.pointsElsewhere(short) {
            return hasSameTitle(left, right)
        }
        return hasSameBody(left, right)
    }

    // MARK: Without bodies

    /// Without a body the title must say it all: the same words, and many; or the title and the beginning of a body together.
    private func hasSameTitle(_ left: StoryText, _ right: StoryText) -> Bool {
        guard left.title == right.title else { return false }
        guard !StoryWording.speaksOfUs(left.title) else { return false }  // Each city has a "我市召开会议" of its own.
        if let day = left.day, let other = right.day, abs(day - other) > Self.nearDays { return false }
        let isTelling = Self.weight(left.title) >= Self.tellingTitle
        // What little body there is must not differ.
        let short = left.body.count <= right.body.count ? left.body : right.body
        if short.count < Self.shortestTeaser || StoryWording.pointsElsewhere(short) {
            // "See attachment". Every city has lists to publish: a title alone is one notice only where it is not the city's own.
            guard isTelling, StoryWording.speaksOfAll(left.title) else { return false }
        } else if !isTelling {
            guard Self.weight(left.title) >= Self.leastTitle,
                Self.weight(left.title) + Self.weight(short) >= Self.tellingTeaser
            else { return false }
        }
        if short.isEmpty { return true }
        let alignment = StoryAlignment(left.body, right.body)
        var judge = StoryDifferences(left, right, matched: alignment.matched)
        return Double(alignment.matched) >= 0.9 * Double(short.count)
            && alignment.gaps.allSatisfy { judge.isHarmless($0) }
    }

    private static func weight(_ tokens: [StoryToken]) -> Int { tokens.reduce(0) { $0 + ($1.kind == .word ? 2 : 1) } }

    // MARK: With bodies

    private func hasSameBody(_ left: StoryText, _ right: StoryText) -> Bool {
        if left.sketch.isFar(from: right.sketch) { return false }
        let alignment = StoryAlignment(left.body, right.body)
        let (short, long) = left.body.count <= right.body.count ? (left, right) : (right, left)
        let share = Double(alignment.matched) / Double(short.body.count)
        let isPart = short.isTeaser || (share >= 0.97 && left.title == right.title)
        guard share >= 0.8, isPart || Double(alignment.matched) >= 0.5 * Double(long.body.count) else { return false }
        var judge = StoryDifferences(left, right, matched: alignment.matched)
        return alignment.gaps.allSatisfy { judge.isHarmless($0) } && judge.areFewEnough
    }

    /// Below this many tokens a body says too little ("see attachment").
    static let shortestBody = 30
    /// Below this, one that only points at its attachment says as little.
    private static let shortestMatter = 80
    private static let tellingTitle = 18
    /// The state's week of publicity returns every year.
    private static let nearDays = 45
    /// A beginning of so many tokens tells something, and with a title of this weight it may tell enough.
    private static let shortestTeaser = 12
    private static let leastTitle = 8
    private static let tellingTeaser = 40
}
