/// What `tributary init` writes.
enum StarterConfiguration {
    static let text = """
        # What is read, how it is sorted, and where it is published. Paths are relative to this file.

        site:
          title: {en: City News, zh-Hans: 各市动态}    # a plain text serves where there is one language
          url: https://news.example.org/             # where the output folder will be served
          language: en                               # the language of titles and pages
          # hubs: [https://hub.example/]             # WebSub hubs to tell of each change
          # gzip: true                               # a .gz file beside each document, for servers that send them
          # templates: looks                         # a folder with page templates and styles of your own
        store: var/tributary.sqlite
        output: public
        timezone: Asia/Shanghai                      # for dates that carry no zone

        fetch:
          interval: 30m
          contact: mailto:operator@example.org       # tells a site's administrator whom to write to

        # Named word lists for the queries of the topics.
        terms:
          overseas: [海外, 境外, 涉外, overseas, abroad]
          ip: [知识产权, 商标, 专利, intellectual property, trademark, patent]

        # Words that never count as a match. The bureaus' own names never do.
        mask: [知识产权局, Intellectual Property Bureau]

        cities:
          - id: jiangmen
            name: {en: Jiangmen, zh-Hans: 江门}
            bureau: {en: Jiangmen Market Supervision Bureau, zh-Hans: 江门市市场监督管理局（江门市知识产权局）}
            sources:
              - url: https://bureau.example/news.xml         # RSS, Atom, RDF or JSON Feed: told apart by content
              # - url: https://bureau.example/news/index.html  # a list page without a feed
              #   list: {item: "ul.list > li", title: a, link: a@href, date: span, next: "a.next@href", minimum: 5}
              #   article: true                                # read each new entry's own page as well
              # - url: file:samples/news.xml                   # files serve for trying things out

        topics:
          - id: overseas-ip-protection
            name: {en: Overseas IP protection, zh-Hans: 海外知识产权保护}
            match: $overseas NEAR/30 $ip OR "Section 337"
            mask: [海外仓, overseas Chinese]                   # masked for this topic only
            examples:                                        # `tributary check` tries these titles
              yes: ["企业出海外市场遇商标抢注，专家支招应对"]
              no: [我市新增一批海外仓检验检测服务点]

        """
}
