internal import FeedAggregator
internal import FeedModel
internal import FeedPublisher
internal import FeedStore
internal import Foundation

/// The end of the way: from the history to the files of the output folder.
extension Pipeline {
    /// Writes the documents that show anything that changed since they were last written.
    /// - Parameter everything: make all documents anew; those whose bytes are the same are still not touched.
    func publish(everything: Bool) throws -> RunReport.Documents {
        let folder = OutputFolder(path: configuration.output)
        let edition = try Edition(of: configuration, in: store)
        let last = everything ? nil : try Edition.last(publishedTo: configuration.output, in: store)
        // Names, topics or the site's address stand in every document: when they changed, all are made anew.
        let since = last.flatMap { $0.digest == edition.digest ? $0.change : nil } ?? -1
        let publication = Publication(site: configuration.site, store: store, classifier: classifier)

        var report = WriteReport()
        if edition.change > since {
            try publication.entryPages(changedAfter: since) { report.add(try folder.replace($0)) }
            try publication.feeds(changedAfter: since) { report.add(try folder.replace($0)) }
            report.add(try folder.replace(try publication.frontDocuments()))
        }
        report.add(try folder.replace(try publication.healthDocuments()))
        try edition.remember(publishedTo: configuration.output, in: store)
        return RunReport.Documents(written: report.written.count, unchanged: report.unchanged)
    }
}
