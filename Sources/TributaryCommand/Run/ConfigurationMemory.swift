internal import FeedStore
internal import Foundation

/// What a run found out about the configuration it was given, so that the next does not have to: trying the topics' queries and examples
/// takes longer than all the rest of a run that brings nothing new.
struct ConfigurationMemory: Codable, Equatable {
    /// ``Configuration/digest``.
    var digest: String
    /// What every run warns of.
    var failingExamples: [String]

    private static let name = "configuration"

    /// What the last run found, if it was given the same configuration.
    static func of(_ configuration: Configuration, in store: HistoryStore) throws -> ConfigurationMemory? {
        let text = try store.read { history in try history.setting(name) }
        let memory = text.flatMap { try? JSONDecoder().decode(Self.self, from: Data($0.utf8)) }
        return memory?.digest == configuration.digest ? memory : nil
    }

    func remember(in store: HistoryStore) throws {
        let text = String(decoding: try JSONEncoder().encode(self), as: UTF8.self)
        try store.write { history in try history.set(Self.name, to: text) }
    }
}
