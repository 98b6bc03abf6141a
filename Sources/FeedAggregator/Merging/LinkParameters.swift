/// Which parts of an address do not choose the article.
enum LinkParameters {
    /// - Parameter name: lower case.
    static func isNoise(name: String, value: String) -> Bool {
        if tracking.contains(name) || sessions.contains(name) || clocks.contains(name) { return true }
        if trackingPrefixes.contains(where: { name.hasPrefix($0) }) { return true }
        if possibleClocks.contains(name) { return isTimestamp(value) }
        if possibleSessions.contains(name) { return isSessionToken(value) }
        if name == "from" || name == "source" || name == "src" { return channels.contains(value.lowercased()) }
        return false
    }

    static func isDefaultDocument(_ segment: String) -> Bool {
        let parts = segment.lowercased().split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 2 && (parts[0] == "index" || parts[0] == "default") && pages.contains(parts[1])
    }

    private static let pages: Set<Substring> = [
        "html", "htm", "shtml", "shtm", "xhtml", "php", "jsp", "jspx", "asp", "aspx", "cgi", "do",
    ]

    private static let trackingPrefixes = [
        "utm_", "pk_", "piwik_", "mtm_", "matomo_", "hsa_", "aspsessionid", "wt.", "sharer_", "share_",
    ]

    private static let tracking: Set<String> = [
        "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "fbclid", "msclkid", "yclid", "twclid", "ttclid", "igshid",
        "igsh",
        "li_fat_id", "mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi", "_ga", "_gl", "oly_enc_id", "oly_anon_id",
        "vero_id",
        "vero_conv", "ref_src", "ref_url", "soc_src", "soc_trk", "s_cid", "icid", "ncid", "cmpid", "ocid", "at_medium",
        "at_campaign", "spm", "scm", "hmsr", "hmpl", "hmcu", "hmkw", "hmci", "bd_vid", "tdsourcetag", "isappinstalled",
        "nsukey",
        "wx_header", "wxshare_count", "weibo_id", "_wv", "_wwv", "chksm", "mpshare", "exportkey", "pass_ticket",
        "sharefrom",
        "clicktime", "enterid", "winzoom",
    ]

    private static let sessions: Set<String> = [
        "jsessionid", "phpsessid", "asp.net_sessionid", "sessionid", "session_id", "sessid", "cfid", "cftoken", "zenid",
        "oscsid",
    ]

    /// Always the moment of the request, whatever their value.
    private static let clocks: Set<String> = [
        "_", "_t", "_ts", "rnd", "rand", "random", "nocache", "no_cache", "cachebuster", "cache_buster", "_dc",
        "timestamp",
        "_timestamp", "_time", "rndtime", "randnum",
    ]

    /// The moment of the request, or a number that chooses something: told apart by the value.
    private static let possibleClocks: Set<String> = [
        "t", "ts", "time", "tm", "v", "ver", "r", "d", "cb", "cache", "date", "times",
    ]

    private static let possibleSessions: Set<String> = [
        "sid", "s", "token", "sess", "session", "ticket", "access_token", "auth", "key", "signature", "sign",
    ]

    /// Whether an address is good for a while only, as those that search pages give of articles in WeChat: a moment and a signature of it.
    static func isSigned(_ query: Substring.UTF8View) -> Bool {
        let names = query.split(separator: UInt8(ascii: "&")).map { $0.prefix { $0 != UInt8(ascii: "=") } }
        return ["signature", "timestamp"].allSatisfy { wanted in names.contains { $0.elementsEqual(wanted.utf8) } }
    }

    static let belongToSignature: Set<String> = ["src", "ver", "new", "signature"]

    /// Where a shared link was clicked.
    private static let channels: Set<String> = [
        "timeline", "singlemessage", "groupmessage", "weixin", "wechat", "weibo", "qq", "qzone", "rss", "feed", "atom",
        "share",
        "app", "message", "search", "baidu",
    ]

    /// Unix time in seconds or milliseconds since 2001, fourteen digits of a date and time, or a fraction as `Math.random()` gives it.
    private static func isTimestamp(_ value: String) -> Bool {
        let digits = value.utf8
        if digits.allSatisfy({ (0x30...0x39).contains($0) }) {
            switch digits.count {
            case 10, 13: return digits.first == UInt8(ascii: "1") || digits.first == UInt8(ascii: "2")
            case 14, 17: return value.hasPrefix("19") || value.hasPrefix("20")
            default: return false
            }
        }
        return value.hasPrefix("0.") && digits.count >= 8
            && digits.dropFirst(2).allSatisfy { (0x30...0x39).contains($0) }
    }

    /// Whether a parameter is for its reader only. A long number called `id` is that of an article.
    static func isTicket(name: String, value: String) -> Bool {
        ["ticket", "token", "sign", "sess", "nonce", "auth"].contains { name.contains($0) } && isSessionToken(value)
    }

    /// Long, of letters and digits mixed: nobody numbers articles so in a parameter of such a name.
    private static func isSessionToken(_ value: String) -> Bool {
        let bytes = value.utf8
        guard bytes.count >= 16 else { return false }
        return bytes.contains { (0x30...0x39).contains($0) } && bytes.contains { (0x41...0x5A).contains($0 & 0xDF) }
    }
}
