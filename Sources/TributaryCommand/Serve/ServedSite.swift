internal import FeedPublisher
internal import FeedStore
internal import Synchronization

/// What is served, as the files say it now: the configuration, and the history it names. Both may be exchanged while the server runs.
final class ServedSite: Sendable {
    /// Of one reading of the configuration.
    struct Content: Sendable {
        let configuration: Configuration
        let publisher: Publisher

        init(_ configuration: Configuration) {
            self.configuration = configuration
            publisher = Publisher(
                site: configuration.site, templates: configuration.publishing.templates ?? PageTemplates())
        }
    }

    private struct State {
        var content: Content
        var configurationStamp: FileStamp?
    }

    private let path: String
    private let console: Console
    private let state: Mutex<State>
    /// Of the history alone: a store that is locked or has to be brought up to date keeps no document waiting.
    private let store = Mutex<(history: HistoryStore, stamp: FileStamp)?>(nil)

    /// - Parameter configuration: the path of the file.
    /// - Throws: ``ConfigurationError``.
    init(configuration path: String, console: Console) throws(ConfigurationError) {
        (self.path, self.console) = (path, console)
        let stamp = FileStamp(of: path)
        let content = Content(try ConfigurationReader.read(path: path))
        state = Mutex(State(content: content, configurationStamp: stamp))
    }

    /// As the configuration is now; as it was, where it has become wrong.
    var content: Content {
        state.withLock { state in
            let stamp = FileStamp(of: path)
            guard stamp != state.configurationStamp else { return state.content }
            // Complained of once, not at every request.
            state.configurationStamp = stamp
            do throws(ConfigurationError) {
                state.content = Content(try ConfigurationReader.read(path: path))
                console.note("The configuration has changed and is taken up.")
            } catch {
                for problem in error.problems { console.problem(problem.description) }
                console.problem("the server goes on with the configuration it had.")
            }
            return state.content
        }
    }

    /// The history; `nil` where no run has begun one.
    func history(_ configuration: Configuration) throws(StoreError) -> HistoryStore? {
        try store.withLock { store throws(StoreError) in
            // `store restore` puts another file in its place.
            guard let stamp = FileStamp(of: configuration.store, ignoringContent: true) else { return nil }
            if let known = store, known.stamp == stamp { return known.history }
            let history = try HistoryStore(path: configuration.store)
            store = (history, stamp)
            return history
        }
    }
}
