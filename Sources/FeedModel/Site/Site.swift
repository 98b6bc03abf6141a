package import struct Foundation.TimeZone

/// What is published, for whom and where: the part of the configuration the publisher needs.
package struct Site: Sendable, Hashable {
    package var title: LocalizedText
    /// Where the output folder will be served, with a final slash.
    package var url: String
    /// BCP 47: the language of titles and pages.
    package var language: String
    /// WebSub hubs to notify.
    package var hubs: [String]
    package var timeZone: TimeZone
    package var cities: [City]
    package var topics: [Topic]

    package init(
        title: LocalizedText, url: String, language: String = "en", hubs: [String] = [], timeZone: TimeZone,
        cities: [City] = [], topics: [Topic] = []
    ) {
        (self.title, self.url, self.language, self.hubs) = (title, url, language, hubs)
        (self.timeZone, self.cities, self.topics) = (timeZone, cities, topics)
    }
}
