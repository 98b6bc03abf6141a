import Foundation

/// An invented bureau's list page on loopback, and the one source of a configuration that reads it.
final class BureauSite: Sendable {
    let place: Workplace
    let server: FolderServer
    private let config: String
    private var folder: URL { place.folder.appending(path: "site") }

    static let titles = [
        "九市联合开展商标专用权保护行动", "企业海外商标布局实务培训圆满结束", "地理标志产品保护办法解读", "专利转化运用专项行动启动", "陶瓷产业知识产权联盟揭牌",
        "夜间经济街区食品安全检查通报", "查处仿冒知名饮料包装装潢案", "全市质量月活动启动仪式举行", "关于征集标准化试点项目的函", "特种设备安全隐患排查通报",
    ]

    /// - Parameter source: what the configuration says of it, behind its address.
    init(source: String) throws {
        place = try Workplace()
        let folder = place.folder.appending(path: "site")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        server = try FolderServer(folder: folder)
        config = try place.configuration(
            """
            site: {title: T, url: "https://t.example/"}
            store: var/store.sqlite
            output: public
            timezone: Asia/Shanghai
            fetch: {allowPrivateAddresses: true, interval: 0s, delay: 0s}
            cities:
              - id: jiangmen
                sources:
                  - id: bureau
                    url: http://127.0.0.1:\(server.port)/list
            \(source.split(separator: "\n").map { "        \($0)" }.joined(separator: "\n"))
            """)
    }

    func serve(_ text: String, at path: String = "list", status: Int = 200) throws {
        try Data(text.utf8).write(to: folder.appending(path: path))
        // With a status of its own a file is served without `Last-Modified`, whose whole seconds hide what changes within one.
        try Data("\(status)".utf8).write(to: folder.appending(path: "\(path).status"))
    }

    /// Changes what the configuration says.
    func reconfigure(_ before: String, _ after: String) throws {
        let file = URL(filePath: config)
        let text = try String(contentsOf: file, encoding: .utf8)
        try Data(text.replacing(before, with: after).utf8).write(to: file)
    }

    /// - Parameter hour: of an invented calendar.
    func run(at hour: Int) async throws -> Outcome {
        try await Outcome(
            running: ["run", "--config", config], in: place.folder, at: 1_725_163_200 + hour * 3_600)
    }

    func state() async throws -> String {
        let status = try await Outcome(running: ["status", "--json", "--config", config], in: place.folder)
        return status.output.firstMatch(of: /"state" : "(\w+)"/).map { String($0.1) } ?? status.messages
    }

    func entries() throws -> String { try place.text("cities/jiangmen.atom") }

    func titles() throws -> [String] {
        try place.entries("cities/jiangmen.atom").compactMap { entry in
            entry.firstMatch(of: /<title type="text">(.*?)<\/title>/).map { String($0.1) }
        }
    }

    /// The titles of the operator's feed, oldest first, without the source's name.
    func health() throws -> [String] {
        try place.entries("health.atom").compactMap { entry in
            entry.firstMatch(of: /<title type="text">[^:]*: (.*?)<\/title>/).map { String($0.1) }
        }.reversed()
    }

    // MARK: Pages

    static func list(_ titles: [String] = titles) -> String {
        "<html><body><ul class=\"infoList\">"
            + titles.map { "<li><a href=\"post_\(number($0)).html\">\($0)</a><span>2024-08-26</span></li>" }.joined()
            + "</ul></body></html>"
    }

    static func redesigned(_ titles: [String]) -> String {
        "<html><body><div class=\"news\">"
            + titles.map {
                "<div class=\"row\"><p class=\"day\">2024-08-26</p><h4><a href=\"/detail?id=9\(number($0))\">\($0)</a></h4></div>"
            }
            .joined() + "</div></body></html>"
    }

    /// The same title has the same address.
    static func number(_ title: String) -> Int {
        (titles.firstIndex(of: title) ?? title.utf8.reduce(100) { $0 + Int($1) }) + 1
    }
}
