/// One step of the program of a ``BoundedRegex``.
enum RegexInstruction: Sendable, Hashable {
    case scalar(UInt32)
    case set(Int)
    case assertion(RegexAssertion)
    case jump(Int)
    /// Two ways on, the first one preferred.
    case split(Int, Int)
    case match
}
