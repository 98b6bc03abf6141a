/// The configuration of what was imported, to paste.
extension ImportedSources {
    /// New cities as they stand under `cities:`.
    var cityLines: String {
        cities.filter { !$0.isKnown }.map { city in
            "  - id: \(city.id)\n    name: \(Self.quoted(city.name))\n    sources:\n" + Self.lines(city.sources)
        }.joined()
    }

    /// What is to be pasted, with where it belongs.
    var paste: String {
        let new = cityLines.isEmpty ? "" : "cities:\n" + cityLines
        let additions = cities.filter(\.isKnown).map { city in
            "# Under `sources:` of the city \(city.id), which is there already:\n" + Self.lines(city.sources)
        }
        return (additions + (new.isEmpty ? [] : [new])).joined(separator: "\n")
    }

    /// A whole configuration with what was imported.
    var configuration: String {
        """
        site:
          title: City News
          url: https://news.example.org/             # where the output folder will be served
        store: var/tributary.sqlite
        output: public
        timezone: Asia/Shanghai                      # for dates that carry no zone
        cities:
        \(cityLines)
        """
    }

    private static func lines(_ sources: [Source]) -> String {
        sources.map { source in
            "      - url: \(quoted(source.url))\n" + (source.name.map { "        name: \(quoted($0))\n" } ?? "")
        }.joined()
    }

    /// Safe in YAML whatever stands in it.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _
            where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0x2028
                || scalar.value == 0x2029 || scalar.value == 0xFEFF:
                result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
