/// A text of which somebody said which topics it belongs to.
package struct LabelledText: Sendable, Hashable {
    package var topics: Set<String>
    package var title: String
    /// Plain text; empty where only the title is known.
    package var body: String

    package init(topics: Set<String>, title: String, body: String = "") {
        (self.topics, self.title, self.body) = (topics, title, body)
    }

    /// - Parameter line: topics with commas between, perhaps none, a tab, the title, and perhaps a tab and the text.
    /// - Returns: nil if the line is not like that.
    package init?(line: Substring) {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard (2...3).contains(fields.count), !fields[1].isEmpty else { return nil }
        self.init(
            topics: Set(fields[0].split(separator: ",").map { $0.filter { $0 != " " } }), title: fields[1],
            body: fields.count == 3 ? fields[2] : "")
    }
}

/// How well topics are told apart, on texts that people labelled.
package struct TopicMeasure: Sendable {
    package struct Count: Sendable {
        /// Labels that were found.
        package var right = 0
        /// Topics that were found and are no label.
        package var wrong = 0
        /// Labels that were not found.
        package var missed = 0

        /// Nothing counted yet.
        package init() {}

        /// Of the topics found, the share that is right. 1 where none was found.
        package var precision: Double { right + wrong == 0 ? 1 : Double(right) / Double(right + wrong) }
        /// Of the labels, the share that was found. 1 where there is none.
        package var recall: Double { right + missed == 0 ? 1 : Double(right) / Double(right + missed) }
    }

    package struct Miss: Sendable {
        package var text: LabelledText
        package var wrong: [String]
        package var missed: [String]
    }

    package private(set) var all = Count()
    package private(set) var topics: [String: Count] = [:]
    /// Texts that did not come out exactly right, in their order.
    package private(set) var misses: [Miss] = []

    package init(_ texts: some Sequence<LabelledText>, _ classifier: Classifier) {
        for text in texts {
            let found = Set(classifier.topics(of: ClassifiedText(title: text.title, body: text.body)))
            for topic in found.intersection(text.topics) { count(topic, \.right) }
            let (wrong, missed) = (found.subtracting(text.topics).sorted(), text.topics.subtracting(found).sorted())
            for topic in wrong { count(topic, \.wrong) }
            for topic in missed { count(topic, \.missed) }
            if !wrong.isEmpty || !missed.isEmpty { misses.append(Miss(text: text, wrong: wrong, missed: missed)) }
        }
    }

    private mutating func count(_ topic: String, _ what: WritableKeyPath<Count, Int>) {
        all[keyPath: what] += 1
        topics[topic, default: Count()][keyPath: what] += 1
    }
}
