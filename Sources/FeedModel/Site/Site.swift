public import struct Foundation.TimeZone

/// What is published, for whom and where: the part of the configuration the publisher needs.
public struct Site: Sendable, Hashable {
    public var title: LocalizedText
    /// Where the output folder will be served, with a final slash.
    public var url: String
    /// BCP 47: the language of titles and pages.
    public var language: String
    /// WebSub hubs to notify.
    public var hubs: [String]
    public var timeZone: TimeZone
    public var cities: [City]
    public var topics: [Topic]

    public init(
        title: LocalizedText, url: String, language: String = "en", hubs: [String] = [], timeZone: TimeZone,
        cities: [City] = [], topics: [Topic] = []
    ) {
        (self.title, self.url, self.language, self.hubs) = (title, url, language, hubs)
        (self.timeZone, self.cities, self.topics) = (timeZone, cities, topics)
    }
}
