import FeedModel
import Foundation

/// A site of invented notices: nine cities, thirteen topics, two languages.
enum Sample {
    static func site(
        language: String = "en", url: String = "https://ip.example.org/", hubs: [String] = []
    ) -> Site {
        Site(
            title: both("Delta IP Watch", "珠三角知识产权动态"), url: url, language: language, hubs: hubs,
            timeZone: TimeZone(identifier: "Asia/Shanghai") ?? .gmt, cities: cities, topics: topics)
    }

    static let cities: [City] = [
        city("guangzhou", "Guangzhou", "广州"), city("shenzhen", "Shenzhen", "深圳"),
        city("zhuhai", "Zhuhai", "珠海"),
        city("foshan", "Foshan", "佛山"), city("huizhou", "Huizhou", "惠州"),
        city("dongguan", "Dongguan", "东莞"),
        city("zhongshan", "Zhongshan", "中山"), city("jiangmen", "Jiangmen", "江门"),
        city("zhaoqing", "Zhaoqing", "肇庆"),
    ]

    static let topics: [Topic] = [
        topic("overseas-ip-protection", "Overseas IP protection", "海外知识产权保护"),
        topic("cross-regional-cooperation", "Cross-regional cooperation", "跨区域合作"),
        topic("enforcement-and-cases", "Enforcement actions and typical cases", "执法行动与典型案例"),
        topic("trademarks", "Trademarks", "商标"), topic("patents", "Patents", "专利"),
        topic("trade-secrets", "Trade secrets", "商业秘密"),
        topic("geographical-indications", "Geographical indications", "地理标志"),
        topic("copyright", "Copyright", "版权（著作权）"),
        topic("ip-finance", "IP finance and pledge", "知识产权金融（质押融资）"),
        topic("ip-services", "IP services and public services", "知识产权服务与公共服务"),
        topic("training-and-exchange", "Training, exchange and rotation", "培训、交流与轮值"),
        topic("policies-and-funding", "Policies and funding", "政策与资金"),
        topic("dispute-mediation", "Dispute mediation", "纠纷调解"),
    ]

    static func both(_ english: String, _ chinese: String) -> LocalizedText {
        LocalizedText([.init(language: "en", text: english), .init(language: "zh-Hans", text: chinese)])
    }

    private static func topic(_ id: String, _ english: String, _ chinese: String) -> Topic {
        Topic(id: id, name: both(english, chinese))
    }

    private static func city(_ id: String, _ english: String, _ chinese: String) -> City {
        let zone = TimeZone(identifier: "Asia/Shanghai") ?? .gmt
        return City(
            id: id, name: both(english, chinese),
            bureau: both("\(english) Market Supervision Bureau", "\(chinese)市市场监督管理局（\(chinese)市知识产权局）"),
            sources: [
                Source(
                    id: "\(id)-news", city: id, url: "https://amr.\(id).example/news.xml", timeZone: zone),
                Source(
                    id: "\(id)-list", city: id, url: "https://amr.\(id).example/zwdt/index.html",
                    reading: .list(ListRules(item: "li")), timeZone: zone),
            ])
    }
}
