internal import FeedModel
internal import FeedStore
internal import Foundation

/// What the operator no longer keeps, when everything else is done. A run that is killed leaves the rest to the next.
extension Pipeline {
    /// - Returns: how many entries were forgotten.
    func forgetOldEntries() throws -> Int {
        guard let retention = configuration.retention else { return 0 }
        let (state, feeds) = try store.read { history in
            ("\(retention) \(try history.lastChange())", try history.feedNumbers())
        }
        // The same history forgets nothing more.
        guard try store.read({ history in try history.setting(Self.retentionKey) }) != state else { return 0 }
        guard let newest = try certainNewest() else { return 0 }
        var forgotten = 0
        for feed in feeds {
            while !Task.isCancelled,
                let gone = try store.write({ history in try history.forgetOldest(of: feed, retention) })
            {
                forgotten += gone
            }
        }
        if Task.isCancelled { return forgotten }
        while try store.write({ history in try history.tidyAfterForgetting() }) {}
        try store.write { history in
            try history.set(Self.retentionKey, to: "\(retention) \(try history.reader.lastChange())")
            try history.set(Self.newestKey, to: "\(newest)")
        }
        return forgotten
    }

    /// The newest moment of the history, in seconds since 1970, from which age is counted back.
    /// - Returns: `nil` where it lies far behind the last one that was certain and only this run's clock says so: a clock that is ahead for an
    ///   hour must not cost the history. It is certain once the clock is a day past the moment that was doubted first.
    private func certainNewest() throws -> Int64? {
        let (newest, certain, doubted) = try store.read { history in
            func moment(_ key: String) throws -> Int64? { try history.setting(key).flatMap { Int64($0) } }
            return (try history.newestMoment() ?? 0, try moment(Self.newestKey), try moment(Self.doubtedKey))
        }
        guard let certain, newest > certain + Self.longestLeap else { return newest }
        // What was doubted before the last certain moment is settled.
        if let doubted, doubted > certain + Self.longestLeap {
            return Int64(now.timeIntervalSince1970) >= doubted + 86_400 ? newest : nil
        }
        try store.write { history in try history.set(Self.doubtedKey, to: "\(newest)") }
        return nil
    }

    /// Seconds that may pass from one change of the history to the next without a second look.
    private static let longestLeap: Int64 = 62 * 86_400
    /// The name of the setting that holds the newest moment when entries were forgotten last.
    private static let newestKey = "retention newest"
    /// The name of the setting that holds the first moment after it that only one run's clock spoke for.
    private static let doubtedKey = "retention doubted"
    /// The name of the setting that says which history, by its last change, was looked through with which rule.
    private static let retentionKey = "retention"
}
