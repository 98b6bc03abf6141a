import FeedAggregator
import FeedModel
import Foundation
import Testing

@testable import TributaryCommand

@Suite("The configuration") struct ConfigurationTests {
    private static let example = """
        site:
          title: {en: Delta IP Watch, zh-Hans: 珠三角知识产权动态}
          url: https://ip.example.org/feeds
          language: zh-Hans
        store: var/t.sqlite
        output: /srv/public
        timezone: Asia/Shanghai
        fetch: {interval: 1h30m, timeout: 5s, maxBytes: 5MB}
        terms:
          overseas: [海外, abroad]
        mask: [知识产权局]
        cities:
          - id: jiangmen
            name: {en: Jiangmen, zh-Hans: 江门}
            bureau: 江门市市场监督管理局
            sources:
              - url: https://bridge.example/jiangmen.xml
              - id: columns
                url: file:samples/list.html
                list: {item: "ul > li", date: span, minimum: 5}
                article: true
                timezone: UTC
        topics:
          - id: overseas
            name: Overseas
            match: $overseas
            examples: {yes: [企业海外维权], no: [天气]}
        """

    @Test("A complete one is read as it stands") func complete() throws {
        let configuration = try ConfigurationReader.read(Self.example, path: "/etc/tributary/tributary.yaml")
        #expect(configuration.site.url == "https://ip.example.org/feeds/")
        #expect(configuration.site.title.text(in: "zh-Hans") == "珠三角知识产权动态")
        #expect(configuration.store == "/etc/tributary/var/t.sqlite")
        #expect(configuration.output == "/srv/public")
        #expect(configuration.sources.map(\.source.city) == ["jiangmen", "jiangmen"])
        #expect(configuration.sources[1].source.id == "columns")
        #expect(configuration.sources[1].source.timeZone.secondsFromGMT() == 0)
        #expect(configuration.sources[0].source.timeZone.identifier == "Asia/Shanghai")
        #expect(configuration.sources[1].source.readsArticles)
        #expect(configuration.terms == ["overseas": ["海外", "abroad"]])
        #expect(configuration.topics.map(\.id) == ["overseas"])
        #expect(configuration.topics[0].examples.no == ["天气"])
    }

    @Test("A source's derived id follows from city and address alone") func derivedIDs() throws {
        let first = try ConfigurationReader.read(Self.example, path: "/a.yaml").sources[0].source.id
        let second = try ConfigurationReader.read(
            Self.example.replacingOccurrences(of: "id: columns", with: "id: others"), path: "/b.yaml"
        ).sources[0].source.id
        #expect(first == second)
        #expect(first.hasPrefix("jiangmen-"))
    }

    @Test(
        "A mistake is refused with its line and what to write instead",
        arguments: [
            (
                "store: var/t.sqlite", "stroe: var/t.sqlite", "5",
                "unknown key `stroe` in the configuration: did you mean `store`?"
            ),
            (
                "interval: 1h30m", "intervall: 1h30m", "8",
                "unknown key `intervall` in fetch: did you mean `interval`?"
            ),
            ("timeout: 5s", "timeout: soon", "8", "must be a duration such as `30m`, `20s` or `1h30m`, not `soon`"),
            ("maxBytes: 5MB", "maxBytes: big", "8", "must be a size such as `20MB`, not `big`"),
            ("timezone: Asia/Shanghai", "timezone: Asia/Jiangmen", "7", "there is no time zone `Asia/Jiangmen`"),
            ("timezone: Asia/Shanghai", "timezone: CST", "7", "there is no time zone `CST`"),
            ("minimum: 5", "minimum: five", "20", "must be a whole number from 0 to 10000, not `five`"),
            ("url: https://bridge", "url: gopher://bridge", "17", "must start with https://, http:// or file:"),
            (
                "- id: overseas", "- id: \(String(repeating: "o", count: 101))", "24",
                "becomes a file name: write at most 100 letters, not 101"
            ),
            ("id: columns", "id: Columns Of City", "18", "becomes a file name"),
            ("match: $overseas", "match: $abroad", "26", "abroad"),
            ("ul > li", "ul >", "20", "the selector `ul >` cannot be read"),
            ("article: true", "article: maybe", "21", "must be `true` or `false`, not `maybe`"),
            ("ip.example.org/feeds", "ip.example.org/?x=1", "3", "must be the address of a folder, without"),
            ("url: https://bridge.example/j", "url: https://bridge example/j", "17", "is no address a program can ask"),
            (
                "url: https://bridge.example/j", "url: https://bridge.example:99999/j", "17",
                "is no address a program can ask"
            ),
            ("article: true", "category: 7", "21", "`category` in cities[1].sources[2] goes with `gkmlpt`"),
            ("article: true", "gkmlpt: https://a.example/", "21", "cities[1].sources[2] has `url` and `gkmlpt`"),
            (
                "match: $overseas", "match: $overseas city:jiangmn", "26",
                "asks for the city `jiangmn`, and there is none: did you mean `jiangmen`?"
            ),
            (
                "article: true", "keep: 专利 -city:jangmen", "21",
                "`keep` asks for the city `jangmen`, and there is none: did you mean `jiangmen`?"
            ),
            (
                "item: \"ul > li\"", "title: /html/body/ul/li/a, item: \"ul > li\"", "20",
                "begins at the page, where it finds the same in every row"
            ),
            ("maxBytes: 5MB", "maxBytes: 0", "8", "must be a size such as `20MB`, not `0`"),
            ("overseas: [海外, abroad]", "overseas: [海外, /a{1,2}/]", "10", "regular expressions, in '…'"),
            ("store: var/t.sqlite", "store: /srv/public/t.sqlite", "5", "`store` lies in the output folder"),
            ("store: var/t.sqlite", "store: ~/t.sqlite", "5", "neither `~` nor `$` is read here as a shell does"),
            (
                "store: var/t.sqlite", "store: $HOME/t.sqlite", "5",
                "write the whole path, as in `/srv/tributary/var/tributary.sqlite`"
            ),
            ("url: https://ip.example.org/feeds", "url: \"\"", "2", "site lacks `url`"),
            ("bureau: 江门市市场监督管理局", "bureau: \" \"", "15", "bureau is empty"),
            ("name: Overseas", "name: \"\"", "25", "name is empty"),
            ("article: true", "encoding: gb1234", "21", "must be the name of one, such as `gb18030`, `gbk`, `big5`"),
            ("[海外, abroad]", "[海外, $abroad]", "10", "a list cannot name another"),
            ("  url: https://ip.example.org/feeds", "  link: x", "2", "site lacks `url`"),
            ("output: /srv/public", "output: [a]", "6", "must be a text, not a list"),
            (
                "language: zh-Hans", "language: Chinese", "4",
                "must be a language tag such as `en` or `zh-Hans`, not `Chinese`"
            ),
        ])
    func mistakes(right: String, wrong: String, line: String, message: String) throws {
        let text = Self.example.replacingOccurrences(of: right, with: wrong)
        let error = try #require(
            #expect(throws: ConfigurationError.self) { try ConfigurationReader.read(text, path: "tributary.yaml") })
        #expect(error.description.contains("tributary.yaml:\(line): "))
        #expect(error.description.contains(message))
    }

    @Test("An example that comes out wrong is told with its line") func failingExample() throws {
        let text = Self.example.replacingOccurrences(of: "no: [天气]", with: "no: [天气, 海外天气]")
        let configuration = try ConfigurationReader.read(text, path: "tributary.yaml")
        #expect(
            configuration.failingExamples(of: try configuration.classifier(), path: "tributary.yaml") == [
                "tributary.yaml:27: topics, overseas, examples, no: \"海外天气\" matches: 海外 at 0. Mask those words, or take the example out."
            ])
    }

    @Test(
        "How long the history is kept, is said in one line; without it, for ever",
        arguments: [("5y", 157_680_000), ("400d", 34_560_000), ("forever", nil), (nil, nil)] as [(String?, Int64?)])
    func retention(keep: String?, seconds: Int64?) throws {
        let line = keep.map { "history: {keep: \($0)}\n" } ?? ""
        let configuration = try ConfigurationReader.read(line + Self.example, path: "tributary.yaml")
        #expect(configuration.retention?.keep == seconds)
        if seconds != nil { #expect(configuration.retention?.windowEntries == 100) }
    }

    @Test(
        "A history kept by mistake for minutes is refused: what is forgotten does not come back",
        arguments: [
            ("keep: 6m", "must be at least `30d`, not `6m` (`m` is for minutes)"),
            ("keep: always", "must be `forever` or a duration such as `5y`, `26w` or `400d`, not `always`"),
            ("keeps: 5y", "unknown key `keeps` in history: did you mean `keep`?"),
        ])
    func retentionMistakes(line: String, message: String) throws {
        let error = try #require(
            #expect(throws: ConfigurationError.self) {
                try ConfigurationReader.read("history: {\(line)}\n" + Self.example, path: "tributary.yaml")
            })
        #expect(error.description.contains(message), "\(error)")
    }

    @Test("What is not YAML is refused with its line") func notYAML() throws {
        let error = try #require(
            #expect(throws: ConfigurationError.self) {
                try ConfigurationReader.read("site:\n  title: a\n url: b\n", path: "t.yaml")
            })
        #expect(error.description.hasPrefix("t.yaml:3: is not YAML here"))
    }

    @Test("A missing file says how to begin") func missing() throws {
        let error = try #require(
            #expect(throws: ConfigurationError.self) { try ConfigurationReader.read(path: "/nowhere/tributary.yaml") })
        #expect(error.description.hasPrefix("/nowhere/tributary.yaml: cannot read it."))
    }

    @Test("Every mistake is told at once") func several() throws {
        let text = Self.example.replacingOccurrences(of: "minimum: 5", with: "minimum: x")
            .replacingOccurrences(of: "store:", with: "stoer:")
        let error = try #require(
            #expect(throws: ConfigurationError.self) { try ConfigurationReader.read(text, path: "t.yaml") })
        #expect(error.problems.map(\.line) == [5, 20])
    }

    @Test("Two sources cannot have one id") func repeats() throws {
        let text = Self.example.replacingOccurrences(of: "id: columns", with: "id: columns\n        name: x")
            .replacingOccurrences(of: "- url: https://bridge", with: "- id: columns\n        url: https://bridge")
        let error = try #require(
            #expect(throws: ConfigurationError.self) { try ConfigurationReader.read(text, path: "t.yaml") })
        #expect(error.description.contains("the source id `columns` stands here a second time"))
    }
}

@Suite("The starter configuration") struct StarterConfigurationTests {
    @Test("It is in order, and its examples come out as they say") func starter() throws {
        let configuration = try ConfigurationReader.read(StarterConfiguration.text, path: "tributary.yaml")
        #expect(configuration.sources.count == 1)
        #expect(try configuration.classifier().failingExamples().isEmpty)
    }
}
