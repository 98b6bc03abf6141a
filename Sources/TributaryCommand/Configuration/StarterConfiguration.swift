/// What `tributary init` writes.
enum StarterConfiguration {
    static let text = """
        # What is read, how it is sorted, and where it is published. Paths are relative to this file.

        site:
          title: {en: City News, zh-Hans: 各市动态}    # a plain text serves where there is one language
          url: https://news.example.org/             # where the output folder will be served
          language: en                               # the language of titles and pages
          # hubs: [https://hub.example/]             # WebSub hubs to tell of each change
          # window: {entries: 100, days: 30}         # a feed shows at least so many entries, and all of so many days
          # gzip: true                               # a .gz file beside each document, for servers that send them
          # templates: looks                         # a folder with page templates and styles of your own
        store: var/tributary.sqlite
        # history: {keep: 5y}                        # older entries are forgotten, and their archive pages taken away
        output: public
        timezone: Asia/Shanghai                      # for dates that carry no zone

        fetch:
          interval: 30m
          contact: mailto:operator@example.org       # tells a site's administrator whom to write to
          # All of these are as they are without being written. Most can be said for one source as well.
          # maxInterval: 4h         # a source that publishes seldom is asked more seldom, but no more so than this
          # timeout: 20s            # for one document from first to last; raise it for a slow source
          # connectTimeout: 10s     # a host that is up answers within a second or two
          # firstByteTimeout: 15s   # to the first byte, and from each piece to the next: a hung server holds up nobody
          # deadline: 10m           # for the whole run (no limit unless written): cron's next run goes on
          # concurrency: 16         # sources in work at once; most of their time is waiting for far hosts
          # perHost: 2              # connections to one host: a guest needs fewer than the six of a browser
          # delay: 1s               # between two article pages of one host
          # robots: true            # ask robots.txt before list and article pages
          # maxBytes: 20MB          # of a document, unpacked: the largest feeds seen are near 10 MB
          # maxWireBytes: 20MB      # of a document as it crosses the wire
          # maxExpansion: 200       # bytes unpacked for each byte packed: text reaches 20, bombs 1,000
          # maxHeaderBytes: 64KiB   # of an answer's header lines: real ones stay under 16
          # maxRedirects: 5         # real chains have one to three
          # allowPrivateAddresses: false    # sources inside your own network
          # proxy: http://proxy.example:3128  # without this line the environment's; `none` for none; a mapping of url, https,
          #                                   # except: [intranet.example], user, password: {environment: NAME}, and
          #                                   # resolvesNames: true where only the proxy can look names up

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
              # - url: https://old.example/news.xml            # one that needs more to be let in
              #   headers: {X-Key: {environment: BUREAU_KEY}}  # from the environment or a file: {file: bureau.key}
              #   credentials: {user: reader, password: {environment: BUREAU_PASSWORD}}
              #   tls: {minimum: "1.0", certificates: [bureau.pem]}  # an old protocol, a certificate of their own
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
