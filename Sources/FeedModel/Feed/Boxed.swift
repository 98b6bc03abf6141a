/// A value kept apart from the one it belongs to, so that those who never set it need no room for it. Copies share it until one changes.
struct Boxed<Value: Sendable & Hashable & Defaultable>: Sendable, Hashable {
    /// Empty, or the value: a list of one is a box with value semantics.
    private var storage: [Value] = []

    /// The value, or the standard one where none was set.
    var value: Value {
        _read {
            if storage.isEmpty { yield Value() } else { yield storage[0] }
        }
        _modify {
            if storage.isEmpty { storage.append(Value()) }
            yield &storage[0]
        }
    }

    static func == (left: Self, right: Self) -> Bool { left.value == right.value }

    func hash(into hasher: inout Hasher) { value.hash(into: &hasher) }
}

/// A value whose fields all say nothing at first.
protocol Defaultable {
    init()
}
