internal import FeedAggregator
internal import Synchronization

/// The topics, made ready when the first entry asks for them: most runs bring nothing new.
final class LazyClassifier: Sendable {
    private let configuration: Configuration
    private let made = Mutex<Classifier?>(nil)

    init(_ configuration: Configuration) { self.configuration = configuration }

    var classifier: Classifier {
        get throws(ClassifierError) {
            try made.withLock { made throws(ClassifierError) in
                if let made { return made }
                let classifier = try configuration.classifier()
                made = classifier
                return classifier
            }
        }
    }
}
