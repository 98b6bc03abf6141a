internal import FeedModel
internal import FeedStore

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
        }
        return forgotten
    }

    /// The name of the setting that says which history, by its last change, was looked through with which rule.
    private static let retentionKey = "retention"
}
