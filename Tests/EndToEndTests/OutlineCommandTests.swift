import Foundation
import Testing

@Suite("OPML in and out") struct OutlineCommandTests {
    private static let list = """
        <?xml version="1.0" encoding="UTF-8"?>
        <opml version="2.0"><head><title>My subscriptions</title></head><body>
        <outline text="江门">
          <outline text="Notices &amp; news" type="rss" xmlUrl="https://amr.jiangmen-two.example/rss.xml?a=1&amp;b=2"/>
          <outline text="Deeper"><outline text="Cases: “typical” # ones" type="rss" xmlUrl="https://amr.jiangmen-two.example/cases.xml"/></outline>
        </outline>
        <outline text="Pearl River Watch">
          <outline text="Once" type="rss" xmlUrl="https://watch.example/feed"/>
          <outline text="Twice" type="rss" xmlUrl="http://www.watch.example/feed"/>
          <outline text="A page" type="link" url="https://watch.example/list.html"/>
          <outline text="Nothing"/>
          <outline text="Not the web" type="rss" xmlUrl="feed:watch"/>
        </outline>
        <outline text="Loose" type="rss" xmlUrl="https://loose.example/atom.xml"/>
        </body></opml>
        """

    @Test("import writes a new configuration that checks, and never over another") func write() async throws {
        let place = try Workplace()
        let file = try place.configuration(Self.list, as: "list.opml")
        let target = place.folder.appending(path: "new.yaml").path(percentEncoded: false)
        let written = try await place.bare("import", file, "--write", "--config", target)
        #expect(written.status == 0)
        #expect(written.messages.contains("4 sources in 3 cities"))
        #expect(written.messages.contains("Twice: http://www.watch.example/feed is there already"))
        #expect(written.messages.contains("`tributary discover https://watch.example/list.html`"))
        #expect(written.messages.contains("Nothing: no address"))
        #expect(written.messages.contains("Not the web: “feed:watch” is no address of the web"))
        let check = try await place.bare("check", "--config", target)
        #expect(check.status == 0, "\(check.messages)")
        #expect(check.messages.contains("3 cities"))
        #expect(check.messages.contains("4 sources"))
        let text = try String(contentsOfFile: target, encoding: .utf8)
        #expect(text.contains("- id: jiangmen\n"))
        #expect(text.contains("- id: pearl-river-watch\n"))
        #expect(text.contains("Cases: “typical” # ones"))
        let again = try await place.bare("import", file, "--write", "--config", target)
        #expect(again.status == 64)
        #expect(again.messages.contains("stays as it is"))
        #expect(try String(contentsOfFile: target, encoding: .utf8) == text)
    }

    @Test("import prints what a configuration that is there lacks, and changes nothing") func paste() async throws {
        let place = try Workplace()
        let before = try Data(contentsOf: place.configuration)
        let file = try place.configuration(Self.list, as: "list.opml")
        let run = try await place.tributary("import", file)
        #expect(run.status == 0)
        #expect(run.output.contains("Under `sources:` of the city jiangmen"))
        #expect(run.output.contains("- url: \"https://amr.jiangmen-two.example/rss.xml?a=1&b=2\""))
        #expect(run.output.contains("- id: pearl-river-watch"))
        #expect(try Data(contentsOf: place.configuration) == before)
    }

    @Test("Broken parts of a list cost the parts") func broken() async throws {
        let place = try Workplace()
        let text = """
            <opml><body><outline text="News & more" xmlUrl="https://one.example/feed?a=1&b=2">
            <outline xmlUrl=https://two.example/feed text='No quotes'>
            <OUTLINE TEXT="Loud" XMLURL="https://three.example/feed"/>
            <outline text="Cut off" xmlUrl="https://four.exa
            """
        let file = try place.configuration(text, as: "broken.opml")
        let run = try await place.bare("import", file, "--config", "none.yaml")
        #expect(run.status == 0)
        for address in ["https://one.example/feed?a=1&b=2", "https://two.example/feed", "https://three.example/feed"] {
            #expect(run.output.contains("- url: \"\(address)\""), "\(address)")
        }
        #expect(run.messages.contains("broken.opml breaks off before its end"))
        #expect(!run.output.contains("four.exa"), "half an address")
    }

    @Test("A group of any name becomes a city that checks", arguments: ["Index", "索引", "3"])
    func groupNames(name: String) async throws {
        let place = try Workplace()
        let file = try place.configuration(
            "<opml><body><outline text=\"\(name)\"><outline xmlUrl=\"https://a.example/rss\"/></outline></body></opml>",
            as: "group.opml")
        let target = place.folder.appending(path: "new.yaml").path(percentEncoded: false)
        let run = try await place.bare("import", file, "--write", "--config", target)
        #expect(!run.messages.contains("breaks off"))
        #expect(try await place.bare("check", "--config", target).status == 0)
    }

    @Test("Addresses as feed readers write them are those of the web") func schemes() async throws {
        let place = try Workplace()
        let addresses = [
            "feed://one.example/a", "feed:https://two.example/b", "HTTPS://three.example/c", "ftp://four.example/d",
            "https://reader:secret@five.example/e",
        ]
        let outlines = addresses.map { "<outline xmlUrl=\"\($0)\"/>" }.joined()
        let file = try place.configuration("<opml><body>\(outlines)</body></opml>", as: "schemes.opml")
        let run = try await place.bare("import", file, "--config", "none.yaml")
        for address in ["http://one.example/a", "https://two.example/b", "https://three.example/c"] {
            #expect(run.output.contains("- url: \"\(address)\""), "\(address)")
        }
        #expect(!run.output.contains("secret"))
        #expect(run.messages.contains("its address holds a password, so it was left out"))
        #expect(run.messages.contains("“ftp://four.example/d” is no address of the web, so it was left out."))
    }

    @Test("What is no OPML is 65, what cannot be read 74", arguments: [("hello", 65), (nil, 74)])
    func notAList(text: String?, status: Int32) async throws {
        let place = try Workplace()
        let file = try text.map { try place.configuration($0, as: "x.opml") } ?? "nowhere.opml"
        let run = try await place.bare("import", file, "--config", "none.yaml")
        #expect(run.status == status)
        #expect(run.messages.contains(text == nil ? "nowhere.opml" : "is no OPML"))
    }

    @Test("export prints what is read, or what is published, as the documents have it") func export() async throws {
        let place = try Workplace()
        #expect(try await place.tributary("run", at: 1_750_000_000).status == 0)
        let sources = try await place.tributary("export")
        #expect(sources.status == 0)
        #expect(try sources.output == place.text("sources.opml"))
        let feeds = try await place.tributary("export", "--published")
        #expect(try feeds.output == place.text("feeds.opml"))
    }

    @Test("What export prints, import takes") func roundTrip() async throws {
        let place = try Workplace()
        let config = try place.configuration(
            """
            site: {title: T, url: "https://t.example/"}
            cities:
              - id: foshan
                name: {en: Foshan, zh-Hans: 佛山}
                sources:
                  - {url: "https://amr.foshan.example/a.xml", name: "A & B"}
                  - {url: "https://amr.foshan.example/b.xml"}
                  - {url: "https://佛山.example/c.xml"}
            """)
        let export = try await place.bare("export", "--config", config)
        let file = try place.configuration(export.output, as: "out.opml")
        let other = try await place.bare("import", file, "--config", "none.yaml")
        #expect(other.output.contains("- id: foshan"))
        #expect(other.output.contains("- url: \"https://amr.foshan.example/a.xml\"\n        name: \"A & B\""))
        #expect(other.output.contains("- url: \"https://amr.foshan.example/b.xml\""))
        #expect(other.output.contains("- url: \"https://xn--1qqw23a.example/c.xml\""))
        let same = try await place.bare("import", file, "--config", config)
        #expect(same.output.isEmpty)
        #expect(same.messages.contains("Nothing to add"))
    }
}
