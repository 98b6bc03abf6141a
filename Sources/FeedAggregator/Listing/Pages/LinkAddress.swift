/// What a link of a row leads to.
enum LinkAddress: Hashable {
    /// Absolute and percent-encoded.
    case address(String)
    /// It calls a script that does not say where it leads.
    case script
    /// An address, but of nothing that could be an article.
    case notAnArticle
    /// There is no link.
    case none
}

/// Finds out where links lead, scripts and templates included.
struct LinkReader: Sendable {
    /// What relative addresses are resolved against: the page's address, or its `base`.
    var base: String
    /// The page's own address.
    let page: String
    let template: String?
    private static let webSchemes: Set<String> = ["http", "https", "ftp", "file"]

    /// - Parameters:
    ///   - value: what the link rule found: an `href` as a rule.
    ///   - scripts: the script attributes beside it.
    func read(_ value: String, scripts: [String]) -> LinkAddress {
        let value = String(value.unicodeScalars.filter { $0.value > 0x1F }).trimmed
        let lower = value.prefix(12).lowercased()
        let isScript = lower.hasPrefix("javascript:") || lower.hasPrefix("vbscript:")
        if isScript || value.isEmpty || value.hasPrefix("#") {
            var result = LinkAddress.none
            for script in (isScript ? [String(value.drop { $0 != ":" }.dropFirst())] : []) + scripts {
                switch read(script: script, value: value) {
                case .none: continue
                case .script: result = .script
                case let found: return found
                }
            }
            return isScript && result == .none ? .script : result
        }
        if let template, template.contains("{0}") { return address(template.replacing("{0}", with: value)) }
        if template != nil,
            case .address(let found) = scripts.lazy.map({ read(script: $0, value: value) }).first ?? .none
        {
            return .address(found)
        }
        return address(value)
    }

    /// `openDetail('123')`, `window.open('./post_1.html')`, `location.href='/a/1.html'`.
    private func read(script: String, value: String) -> LinkAddress {
        let arguments = ScriptArguments.read(script)
        if let template {
            var address = template.replacing("{0}", with: value)
            for (index, argument) in arguments.enumerated().reversed() {
                address = address.replacing("{\(index + 1)}", with: argument)
            }
            let isFilled = !address.contains { $0 == "{" || $0 == "}" }
            return isFilled && !arguments.isEmpty ? self.address(address) : .script
        }
        if let found = arguments.first(where: { isAddress($0) }) { return address(found) }
        return arguments.isEmpty ? .none : .script
    }

    /// Whether a script's argument can only be an address.
    private func isAddress(_ text: String) -> Bool {
        guard !text.contains(where: { $0.isWhitespace || $0 == "<" }) else { return false }
        let path = text.prefix { $0 != "?" && $0 != "#" }.lowercased()
        return path.contains("/") && path.count > 1
            || [".html", ".htm", ".shtml", ".jhtml", ".do", ".jsp", ".aspx", ".pdf"].contains { path.hasSuffix($0) }
    }

    private func address(_ reference: String) -> LinkAddress {
        let resolved = URLReference.percentEncoded(URLReference.resolve(reference, against: base))
        // Where nobody knows what it came from, a page's references stay as they are.
        let scheme = URLReference.scheme(of: resolved)
        guard scheme.map(LinkReader.webSchemes.contains) ?? base.isEmpty else { return .notAnArticle }
        return withoutFragment(resolved) == withoutFragment(page) ? .notAnArticle : .address(resolved)
    }

    private func withoutFragment(_ address: String) -> Substring {
        // `#/detail?id=1` is an address of its own on pages that scripts draw.
        address.contains("#/") ? address[...] : address.prefix { $0 != "#" }
    }
}

extension URLReference {
    /// What stands behind the host of an address, or the whole of a relative one; without query and fragment.
    static func path(of address: String) -> Substring {
        let start = address.firstRange(of: "://")?.upperBound
        let path = start.map { start in address[start...].drop { $0 != "/" } } ?? address[...]
        return path.prefix { $0 != "?" && $0 != "#" }
    }
}

/// The literals of a script's calls, in order.
enum ScriptArguments {
    private static let limit = 10

    static func read(_ script: String) -> [String] {
        var arguments: [String] = []
        var bare = ""
        var quote: Character?
        var literal = ""
        var (isInCall, isEscaped) = (false, false)
        func finishBare() {
            let text = bare.trimmed
            if isInCall, !text.isEmpty, text.allSatisfy({ $0.isNumber || $0 == "." || $0 == "-" }) {
                arguments.append(text)
            }
            bare = ""
        }
        for character in script.prefix(2_000) where arguments.count < limit {
            if let open = quote {
                if isEscaped || character == "\\" {
                    if isEscaped { literal.append(character) }
                    isEscaped = !isEscaped
                } else if character == open {
                    arguments.append(literal)
                    (quote, literal) = (nil, "")
                } else {
                    literal.append(character)
                }
                continue
            }
            switch character {
            case "'", "\"": (quote, bare) = (character, "")
            case "(": (isInCall, bare) = (true, "")
            case ",", ")", ";": finishBare()
            default: bare.append(character)
            }
        }
        return arguments
    }
}
