/// How far long work has come: a bar on a terminal, a line at each tenth elsewhere, so that a log tells it too.
struct Progress {
    private let total: Int
    private let what: String
    private let console: Console
    private var tenths = 0

    /// Shorter work is over before anybody reads about it.
    private static let worthLines = 100

    init(of total: Int, _ what: String, console: Console) {
        (self.total, self.what, self.console) = (total, what, console)
    }

    mutating func show(_ done: Int) {
        guard total > 0 else { return }
        if console.showsProgress { return console.draw(bar(done)) }
        let reached = done * 10 / total
        guard total >= Self.worthLines, reached > tenths, reached < 10 else { return }
        tenths = reached
        console.note("\(done) of \(total) \(what)")
    }

    /// Takes the bar away.
    func end() { if console.showsProgress { console.draw("") } }

    private func bar(_ done: Int) -> String {
        let width = 24
        let filled = width * done / total
        return String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
            + " \(done)/\(total) \(what)"
    }
}
