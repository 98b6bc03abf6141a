import Foundation
import Testing

@Suite("Sources without a feed") struct ListSourceTests {
    @Test("A list page is worked out where the configuration says `list: auto`")
    func auto() async throws {
        let place = try Workplace()
        #expect(try await place.tributary("run", at: 1_750_000_000).status == 0)
        let told = try Set(titles(in: place.entries("cities/zhaoqing.atom")))
        let other = try Workplace()
        try other.edit(
            "tributary.yaml",
            "list: {item: \"table.list tr\", title: td.bt a, link: td.bt a@href, date: td.rq, minimum: 5}",
            "list: auto")
        #expect(try await other.tributary("run", at: 1_750_000_000).status == 0)
        #expect(try Set(titles(in: other.entries("cities/zhaoqing.atom"))) == told)
        #expect(told.count == 10)
    }

    @Test("The shared platform needs its address and a category only")
    func gkmlpt() async throws {
        let place = try Workplace()
        let root = place.folder.appending(path: "site/amr/gkmlpt")
        try write(
            "<html><head><script>window._CONFIG = {SID: '750999', SITE: {name: '市场监管局'}};</script></head></html>",
            to: root.appending(path: "index"))
        try write(
            """
            {"articles": [
              {"id": 3255421, "title": "关于<b>知识产权</b>资助项目的公示", "url": "http://amr.example/gkmlpt/content/3/3255/post_3255421.html",
               "display_publish_time": 1724639400, "created_at": "2024-08-26 10:30:00"},
              {"id": 3255420, "title": "专利导航服务基地名单公布", "url": "http://amr.example/gkmlpt/content/3/3255/post_3255420.html",
               "display_publish_time": 1724553000, "created_at": "2024-08-25 10:30:00"}]}
            """, to: root.appending(path: "api/all/7"))
        let server = try FolderServer(folder: place.folder.appending(path: "site"))
        let config = try place.configuration(
            """
            site: {title: T, url: "https://t.example/"}
            timezone: Asia/Shanghai
            fetch: {allowPrivateAddresses: true, interval: 0s, delay: 0s}
            cities:
              - id: jiangmen
                sources:
                  - gkmlpt: http://127.0.0.1:\(server.port)/amr/gkmlpt/
                    category: 7
            """)
        for news in ["2 new entries", "nothing new"] {
            let run = try await place.bare("run", "--config", config)
            #expect(run.status == 0, "\(run.messages)")
            #expect(run.messages.contains(news), "\(run.messages)")
        }
        let entries = try place.entries("cities/jiangmen.atom")
        #expect(titles(in: entries) == ["关于知识产权资助项目的公示", "专利导航服务基地名单公布"])
        #expect(entries[0].contains("<published>2024-08-26T10:30:00+08:00</published>"))
        #expect(entries[0].contains("http://amr.example/gkmlpt/content/3/3255/post_3255421.html"))
    }

    @Test("A platform's address that is put right leads to the list of the other office")
    func otherOffice() async throws {
        let place = try Workplace()
        for (office, number) in [("amr", 111), ("ipo", 222)] {
            let root = place.folder.appending(path: "site/\(office)/gkmlpt")
            try write(
                "<html><script>window._CONFIG = {SID: '\(number)'};</script></html>", to: root.appending(path: "index"))
            try write(
                "{\"articles\": [{\"id\": \(number), \"title\": \"第\(number)号专利公告\", \"url\": \"/\(office)/post_\(number).html\"}]}",
                to: root.appending(path: "api/all/7"))
        }
        let server = try FolderServer(folder: place.folder.appending(path: "site"))
        for (office, number) in [("amr", 111), ("ipo", 222)] {
            let config = try place.configuration(
                """
                site: {title: T, url: "https://t.example/"}
                fetch: {allowPrivateAddresses: true, interval: 0s}
                cities: [{id: jiangmen, sources: [{id: list, gkmlpt: "http://127.0.0.1:\(server.port)/\(office)/gkmlpt/", category: 7}]}]
                """)
            #expect(try await place.bare("run", "--config", config).status == 0)
            let asked = try server.asked().filter { $0.contains("api/all") }
            #expect(asked.last?.contains("/\(office)/gkmlpt/api/all/7") == true)
            #expect(asked.last?.contains("sid=\(number)") == true)
        }
    }

    private func write(_ text: String, to file: URL) throws {
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    private func titles(in entries: [String]) -> [String] {
        entries.compactMap { entry in
            entry.firstMatch(of: /<title type="text">(.*?)<\/title>/).map { String($0.1) }
        }
    }

    @Test("An article in two pages is read to its end, and again where its second page did not come")
    func articleInPages() async throws {
        let site = try BureauSite(source: "list: {item: \"ul > li\", date: span}\narticle: true\nrecheck: 12h")
        func page(_ text: String, _ next: String = "") -> String {
            "<html><title>商标代理监督管理规定</title><body><h1>商标代理监督管理规定</h1><div class=TRS_Editor><p>\(text)</p></div>\(next)</body></html>"
        }
        try site.serve("<ul><li><a href=\"t1.html\">商标代理监督管理规定</a><span>2024-08-30</span></li></ul>")
        try site.serve(
            page("第一条 为规范商标代理行为，提升代理质量，制定本规定。", "<a href=t1_1.html>下一页</a>"), at: "t1.html")
        try site.serve("later", at: "t1_1.html", status: 503)
        #expect(try await site.run(at: 0).messages.contains("1 new entry"))
        #expect(try site.entries().contains("第一条"))
        try site.serve(page("第二条 本规定所称商标代理机构，包括经登记的服务机构。"), at: "t1_1.html")
        _ = try await site.run(at: 30)
        #expect(try site.entries().contains("第一条") && site.entries().contains("第二条"))
        let whole = try site.entries()
        try site.serve("later", at: "t1_1.html", status: 503)
        _ = try await site.run(at: 60)
        #expect(try site.entries() == whole)
    }

    @Test("The files of an article are those of its page today, and a file in its place takes no text away")
    func filesOfArticle() async throws {
        let site = try BureauSite(source: "list: {item: \"ul > li\", date: span}\narticle: true\nrecheck: 12h")
        func page(_ text: String, _ file: String) -> String {
            "<html><title>商标代理监督管理规定</title><body><h1>商标代理监督管理规定</h1><div class=TRS_Editor><p>\(text)</p>\(file)</div></body></html>"
        }
        try site.serve(
            "<ul><li><a href=\"t1.html\">商标代理监督管理规定</a><span>2024-08-30</span></li><li><a href=\"t2.html\">专利奖励办法的全文</a><span>2024-08-29</span></li></ul>"
        )
        try site.serve(
            page("第一条 为规范商标代理行为，提升代理质量，制定本规定。", "<a href=names.xlsx>名单.xlsx</a>"), at: "t1.html")
        try site.serve("%PDF-1.4 \u{1}\u{2}", at: "t2.html")
        _ = try await site.run(at: 0)
        let first = try site.entries()
        #expect(first.contains("names.xlsx") && first.contains("application/pdf") && !first.contains("%PDF"))
        try site.serve(page("第一条 为规范商标代理行为，提升代理质量，制定本规定。附件已撤回，请以新名单为准。", ""), at: "t1.html")
        _ = try await site.run(at: 30)
        #expect(try site.entries().contains("附件已撤回") && !site.entries().contains("names.xlsx"))
        let text = try site.entries()
        try site.serve("%PDF-1.4 \u{1}\u{2}", at: "t1.html")
        _ = try await site.run(at: 60)
        #expect(try site.entries() == text)
    }
}
