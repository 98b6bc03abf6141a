/// What is wrong in the part of the configuration that topics are made of, and in which part.
package struct ClassifierError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The place in the configuration; indices count from 0.
    package enum Part: Hashable, Sendable {
        case match(topic: String)
        case topicMask(topic: String, index: Int)
        case mask(index: Int)
        case terms(list: String, index: Int)
    }
    package let part: Part
    /// Its offset counts within that string of the configuration.
    package let error: QueryError

    package var description: String {
        switch part {
        case .match(let topic): "topics, \(topic), match: \(error)"
        case .topicMask(let topic, let index): "topics, \(topic), mask, item \(index + 1): \(error)"
        case .mask(let index): "mask, item \(index + 1): \(error)"
        case .terms(let list, let index): "terms, \(list), item \(index + 1): \(error)"
        }
    }
}
