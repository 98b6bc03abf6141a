/// Orders work so that no host is asked by more than a few at once, and a slow host keeps nobody else waiting.
///
/// Items keep their order within a host; hosts take turns.
package struct HostQueue<Item> {
    private struct Line {
        var items: [Item]
        var next = 0
        var inWork = 0
    }

    private let perHost: Int
    private var lines: [String: Line] = [:]
    /// Hosts that have items waiting and a place free, in turn.
    private var ready: [String] = []
    private var firstReady = 0

    package init(_ items: [Item], perHost: Int, host: (Item) -> String) {
        self.perHost = max(1, perHost)
        for item in items {
            let name = host(item)
            if lines[name] == nil {
                lines[name] = Line(items: [])
                ready.append(name)
            }
            lines[name]?.items.append(item)
        }
    }

    /// The next item that may begin now, and its host, which is to be handed to ``finish(_:)``; `nil` while every host with work is full.
    package mutating func next() -> (item: Item, host: String)? {
        guard firstReady < ready.count else { return nil }
        let host = ready[firstReady]
        firstReady += 1
        if firstReady > 64, firstReady * 2 > ready.count {
            ready.removeFirst(firstReady)
            firstReady = 0
        }
        guard var line = lines[host], line.next < line.items.count else { return nil }
        let item = line.items[line.next]
        line.next += 1
        line.inWork += 1
        lines[host] = line
        if isReady(line) { ready.append(host) }
        return (item, host)
    }

    /// An item of `host` is done.
    package mutating func finish(_ host: String) {
        guard var line = lines[host] else { return }
        let wasReady = isReady(line)
        line.inWork -= 1
        lines[host] = line.inWork == 0 && line.next == line.items.count ? nil : line
        if !wasReady, isReady(line) { ready.append(host) }
    }

    private func isReady(_ line: Line) -> Bool { line.next < line.items.count && line.inWork < perHost }
}
