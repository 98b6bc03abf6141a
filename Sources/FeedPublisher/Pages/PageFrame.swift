internal import FeedModel
internal import Foundation

/// What all pages share: the head with its links, the navigation, the words, and small groups of values.
struct PageFrame {
    let composer: FeedComposer
    /// Of the page, relative to the output folder.
    let path: String

    var wording: Wording { composer.wording }

    /// - Parameters:
    ///   - title: as a heading; in the title bar the site's name follows.
    ///   - feeds: for autodiscovery, the page's own feed first; a single one in all its formats, several in Atom alone, so that a reader's
    ///     list of them stays short.
    func values(
        title: String, description: String, feeds: [FeedScope], layout: String = "single"
    ) -> TemplateValues {
        var values = common(kind: "website", layout: layout)
        set(
            title: title, description: description,
            feeds: feeds.flatMap { formats($0, withTitle: true, all: feeds.count == 1) }, in: &values)
        return values
    }

    /// What pages of a kind that lie as deep as this one have in common.
    func common(kind: String, layout: String) -> TemplateValues {
        var values = TemplateValues()
        values.set("language", composer.site.language)
        values.set("locale", wording.locale)
        values.set("siteTitle", composer.siteTitle)
        values.set("kind", kind)
        values.set("layout", layout)
        values.set("image", composer.paths.url(SitePaths.icon))
        values.set("root", SitePaths.link(from: path, to: ""))
        values.set("home", link("index.html"))
        values.set("isHome", path == "index.html")
        values.set("navigation", navigation)
        return values
    }

    /// What is this page's own.
    /// - Parameter feeds: as ``formats(_:withTitle:all:)`` gives them.
    func set(title: String, description: String, feeds: [TemplateValues], in values: inout TemplateValues) {
        let site = composer.siteTitle
        values.set("title", title)
        values.set("heading", title)
        values.set("pageTitle", title == site ? site : wording.title(title, of: site))
        values.set("description", description)
        values.set("address", composer.paths.url(path))
        values.set("feeds", feeds)
    }

    /// How this page points at another document.
    func link(_ target: String) -> String { SitePaths.link(from: path, to: target) }

    private var navigation: [TemplateValues] {
        [
            (SitePaths.topicsPage, wording.topics), (SitePaths.citiesPage, wording.cities),
            (SitePaths.healthPage, wording.sources),
        ].map { target, name in
            var values = TemplateValues()
            values.set("href", link(target))
            values.set("name", name)
            values.set("isCurrent", target == path)
            return values
        }
    }

    /// A feed's addresses, one for each format.
    func formats(_ scope: FeedScope, withTitle: Bool = false, all: Bool = true) -> [TemplateValues] {
        (all ? FeedComposer.formats(scope) : [.atom]).map { format in
            var values = TemplateValues()
            values.set("name", format.name)
            values.set("type", format.mediaType)
            values.set("href", link(SitePaths.feed(scope, format)))
            if withTitle { values.set("title", "\(composer.title(scope)) (\(format.name))") }
            return values
        }
    }

    func subscription(_ scope: FeedScope, in values: inout TemplateValues) {
        values.set("feedAddress", composer.paths.url(SitePaths.feed(scope, .atom)))
        values.set("formats", formats(scope))
    }

    func city(_ id: City.ID) -> TemplateValues {
        if composer.has(city: id) { return named(composer.name(city: id), SitePaths.page(.city(id))) }
        var values = TemplateValues()
        values.set("name", composer.name(city: id))
        values.set("isFormer", true)
        return values
    }

    func topic(_ id: Topic.ID) -> TemplateValues {
        named(composer.name(topic: id), SitePaths.page(.topic(id)))
    }

    /// A link to another document of the site.
    func named(_ name: String, _ target: String) -> TemplateValues {
        var values = TemplateValues()
        values.set("name", name)
        values.set("href", link(target))
        return values
    }

    /// A moment, for machines and for people.
    func moment(_ date: Date, hasTime: Bool = true) -> TemplateValues {
        let time = ClockTime(date, in: composer.site.timeZone)
        var values = TemplateValues()
        values.set("iso", hasTime ? time.rfc3339 : time.isoDay)
        values.set("name", hasTime ? wording.moment(time) : wording.day(time))
        return values
    }

    /// The language of a text, where it is not the page's.
    func foreign(_ language: String?) -> String? {
        language == composer.site.language ? nil : language.flatMap(LanguageTag.read)
    }

    /// The host of an address, as people know it.
    static func host(_ address: String) -> String? {
        guard let start = address.range(of: "://")?.upperBound else { return nil }
        let host = address[start...].prefix { !"/?#".contains($0) }
        let name = host.split(separator: "@").last.map(String.init) ?? String(host)
        return name.hasPrefix("www.") ? String(name.dropFirst(4)) : name
    }
}
