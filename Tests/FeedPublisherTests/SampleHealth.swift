import FeedModel
import Foundation

extension Sample {
    static var sources: [SourceHealth] {
        cities.flatMap { city in
            city.sources.enumerated().map { index, source in
                var health = SourceHealth(
                    id: source.id, city: city.id,
                    title: city.bureau.text(in: "zh-Hans") + (index == 0 ? " – 工作动态" : " – 通知公告"),
                    url: source.url,
                    state: .ok, entries: 120 + index * 31)
                if source.id == "zhuhai-list" {
                    health.state = .redesigned
                    health.since = now.addingTimeInterval(-90_000)
                    health.reason =
                        "the list has 0 rows and at least 5 were expected; the last copy stays published. Run `tributary discover` for new rules."
                } else if source.id == "huizhou-news" {
                    health.state = .failing
                    health.since = now.addingTimeInterval(-7200)
                    health.reason = "no answer within 20 seconds; the last copy stays published."
                }
                return health
            }
        }
    }

    static var events: [HealthEvent] {
        [
            event(
                "huizhou-news", "huizhou", .began, .failing, "no answer within 20 seconds, twice in a row.",
                7200),
            event("dongguan-news", "dongguan", .ended, .blocked, "", 86_400),
            event(
                "zhuhai-list", "zhuhai", .began, .redesigned,
                "the list has 0 rows & at least 5 were expected.", 90_000),
            event("dongguan-news", "dongguan", .began, .blocked, "the site answered 403.", 90_000),
        ]
    }

    private static func event(
        _ source: String, _ city: String, _ kind: HealthEvent.Kind, _ state: SourceState,
        _ reason: String,
        _ ago: Double
    ) -> HealthEvent {
        HealthEvent(
            source: source, city: city, title: "\(city) news",
            url: "https://amr.\(city).example/news.xml", kind: kind,
            state: state, reason: reason, date: now.addingTimeInterval(-ago))
    }

    /// With two revisions before the current one for the entry that was changed, and reasons for all.
    static func details(_ entry: PublishedEntry) -> EntryDetails {
        var details = EntryDetails(
            entry: entry,
            reasons: entry.topics.map { .init(topic: $0, terms: ["商标", "跨区域", "trademark"]) })
        guard let body = entry.content, entry.updated != entry.published else { return details }
        let seen = entry.firstSeen
        details.revisions = [
            Revision(
                seen: seen, title: entry.title.replacingOccurrences(of: "12.6", with: "11.8"),
                body: body.replacingOccurrences(of: "12.6万元", with: "11.8万元")),
            Revision(
                seen: seen.addingTimeInterval(3000), title: entry.title,
                body: body.replacingOccurrences(of: "3,200件", with: "两千余件")),
            Revision(seen: seen.addingTimeInterval(6300), title: entry.title, body: body),
        ]
        return details
    }
}
