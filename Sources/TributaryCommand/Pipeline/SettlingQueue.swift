/// Hands results on in the order their work began, so that the same sources give the same history; a slow one is waited for only until
/// `patience` others stand behind it.
struct SettlingQueue<Element> {
    private let patience: Int
    private var next = 0
    private var waiting: [Int: Element] = [:]

    init(patience: Int) { self.patience = patience }

    mutating func add(_ element: Element, at index: Int) -> [Element] {
        // One that was no longer waited for.
        if index < next { return [element] }
        waiting[index] = element
        var ready: [Element] = []
        while let element = waiting.removeValue(forKey: next) {
            ready.append(element)
            next += 1
        }
        if waiting.count > patience {
            ready += drain()
        }
        return ready
    }

    mutating func drain() -> [Element] {
        let ready = waiting.sorted { $0.key < $1.key }
        waiting = [:]
        if let last = ready.last { next = max(next, last.key + 1) }
        return ready.map(\.value)
    }
}
