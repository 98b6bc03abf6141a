/// A page with its texts left out: two entries that have the same kinds of things to show differ in nothing else.
///
/// The template engine looks every name up anew and copies what it prints at each level, some hundred microseconds a page. It makes the
/// skeleton; the pages of a kind are then filled in one go.
struct PageSkeleton: Sendable {
    /// Which values there are, without their texts.
    typealias Shape = [UInt8]

    /// What stands between the texts, and which text follows each.
    private let pieces: [(bytes: [UInt8], text: Int)]
    private let end: [UInt8]

    /// - Parameters:
    ///   - values: of any page of this shape.
    ///   - render: makes a page.
    init(of values: TemplateValues, _ render: ([String: Any]) -> [UInt8]) {
        var count = 0
        let marked = values.dictionary { text in
            defer { count += 1 }
            // Whether there is anything decides about white space around it.
            return text.isEmpty ? "" : "\(Self.opening)\(count)\(Self.closing)"
        }
        let page = render(marked)
        var pieces: [(bytes: [UInt8], text: Int)] = []
        var start = 0
        var index = 0
        while index < page.count {
            guard let (text, next) = Self.mark(in: page, at: index) else {
                index += 1
                continue
            }
            pieces.append((Array(page[start..<index]), text))
            (start, index) = (next, next)
        }
        self.pieces = pieces
        end = Array(page[start...])
    }

    /// - Parameter values: of the same shape.
    func page(_ values: TemplateValues) -> [UInt8] {
        var texts: [String] = []
        values.forEachText { texts.append($0) }
        var page: [UInt8] = []
        page.reserveCapacity(
            pieces.reduce(end.count) { $0 + $1.bytes.count + ($1.text < texts.count ? texts[$1.text].utf8.count : 0) })
        for (bytes, text) in pieces {
            page += bytes
            if text < texts.count { page += texts[text].utf8 }
        }
        return page + end
    }

    // MARK: Shapes

    static func shape(of values: TemplateValues) -> Shape {
        var shape: Shape = []
        append(values.members, to: &shape)
        return shape
    }

    private static func append(_ members: [TemplateValues.Member], to shape: inout Shape) {
        for member in members {
            shape += member.name.utf8
            switch member.value {
            case .text(let text): shape.append(text.isEmpty ? Sign.nothing : Sign.text)
            case .flag(let flag): shape.append(flag ? Sign.yes : Sign.no)
            case .group(let group):
                shape.append(Sign.group)
                append(group, to: &shape)
                shape.append(Sign.end)
            case .list(let list):
                for item in list {
                    shape.append(Sign.item)
                    append(item, to: &shape)
                }
                shape.append(Sign.end)
            }
        }
    }

    /// Bytes that stand in no name.
    private enum Sign {
        static let (text, nothing, yes, no, group, item, end): (UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8) = (
            1, 2, 3, 4, 5, 6, 7
        )
    }

    // MARK: Marks

    // Control characters that XML and HTML forbid: they stand in no text.
    static let opening: Unicode.Scalar = "\u{1}"
    static let closing: Unicode.Scalar = "\u{2}"

    private static func mark(in page: [UInt8], at start: Int) -> (text: Int, end: Int)? {
        guard page[start] == UInt8(ascii: opening) else { return nil }
        var index = start + 1
        var number = 0
        while index < page.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(page[index]) {
            number = number * 10 + Int(page[index] - UInt8(ascii: "0"))
            index += 1
        }
        guard index < page.count, page[index] == UInt8(ascii: closing) else { return nil }
        return (number, index + 1)
    }
}
