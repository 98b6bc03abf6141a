/// What a template draws besides itself: files, by `{{>item}}`, and files whose blocks it fills, by `{{<layout}}{{$main}}…{{/main}}{{/layout}}`.
///
/// Drawing a page must end: no file may draw itself, and what stands in a block may not meet that block again, for there it would be drawn
/// once more.
struct TemplateInclusions {
    /// All files it names.
    private(set) var files: Set<String> = []
    /// All blocks that stand in it, be they to be filled or filled.
    private(set) var blocks: Set<String> = []
    /// What it fills blocks with.
    private(set) var fillings: [(block: String, parent: String, content: TemplateInclusions)] = []

    init(_ template: String) { self.init(Self.tags(in: template)) }

    private init(_ tags: some Sequence<Tag>) {
        var open: [Section] = [Section(kind: "#", name: "")]
        for tag in tags {
            switch tag.kind {
            case "#", "^", "$", "<": open.append(Section(kind: tag.kind, name: tag.name))
            case "/" where open.count > 1: Self.close(&open)
            case ">": open[open.count - 1].inner.files.insert(Self.file(tag.name))
            default: break
            }
        }
        while open.count > 1 { Self.close(&open) }
        self = open[0].inner
    }

    private init() {}

    /// A part of a template between its opening and its end.
    private struct Section {
        let kind: Character
        let name: String
        var inner = TemplateInclusions()
    }

    private static func close(_ open: inout [Section]) {
        guard var section = open.popLast() else { return }
        switch section.kind {
        case "$":
            if open[open.count - 1].kind == "<" {
                open[open.count - 1].inner.fillings.append(
                    (section.name, file(open[open.count - 1].name), section.inner))
            }
            section.inner.blocks.insert(section.name)
        case "<": section.inner.files.insert(file(section.name))
        default: break
        }
        open[open.count - 1].inner.formUnion(section.inner)
    }

    private mutating func formUnion(_ other: TemplateInclusions) {
        files.formUnion(other.files)
        blocks.formUnion(other.blocks)
        fillings += other.fillings
    }

    // MARK: Tags

    private struct Tag {
        let kind: Character
        let name: String
    }

    /// What stands between delimiters, which `{{=<% %>=}}` changes; a comment ends with the first that follow.
    private static func tags(in template: String) -> [Tag] {
        var tags: [Tag] = []
        var delimiters = (open: "{{", close: "}}")
        var rest = template[...]
        while let start = rest.firstRange(of: delimiters.open) {
            let behind = rest[start.upperBound...]
            guard let end = behind.firstRange(of: delimiters.close) else { break }
            let inner = behind[..<end.lowerBound]
            rest = behind[end.upperBound...]
            guard let kind = inner.first else { continue }
            if kind == "=" {
                let new = inner.dropFirst().dropLast().split(separator: " ")
                if new.count == 2 { delimiters = (String(new[0]), String(new[1])) }
            } else {
                tags.append(Tag(kind: kind, name: String(inner.dropFirst().filter { !$0.isWhitespace })))
            }
        }
        return tags
    }

    private static func file(_ name: String) -> String { name.hasSuffix(".mustache") ? name : name + ".mustache" }

    // MARK: Circles

    /// A way by which drawing a page would never end.
    struct Circle {
        let way: [String]
        let description: String
    }

    static func circle(from name: String, in all: [String: TemplateInclusions]) -> Circle? {
        guard let first = all[name] else { return nil }
        if let way = way(from: first, in: all, where: { $0 == name }) {
            let path = ([name] + way).joined(separator: " > ")
            return Circle(way: [name] + way, description: "it includes itself: \(path)")
        }
        for (block, parent, content) in first.fillings {
            guard let files = filesMeeting(block, from: content, in: all) else { continue }
            return Circle(
                way: [name] + files,
                description: "what fills the block \(block) of \(parent) meets a block \(block) again")
        }
        return nil
    }

    /// The files that what fills a block draws, if it can come to that block again: in itself, in them, or in what fills the blocks there.
    private static func filesMeeting(
        _ block: String, from content: TemplateInclusions, in all: [String: TemplateInclusions]
    ) -> [String]? {
        var seen: Set<String> = []
        var files: [String] = []
        var rest = [content]
        while let part = rest.popLast() {
            if part.blocks.contains(block) { return files }
            for file in part.files.sorted() where !files.contains(file) {
                files.append(file)
                if let inner = all[file] { rest.append(inner) }
            }
            for next in part.blocks where seen.insert(next).inserted {
                for file in all.values { rest += file.fillings.filter { $0.block == next }.map(\.content) }
            }
        }
        return nil
    }

    /// The files by which one leads to the first that is looked for.
    private static func way(
        from start: TemplateInclusions, in all: [String: TemplateInclusions], where isWanted: (String) -> Bool
    ) -> [String]? {
        var seen: Set<String> = []
        func way(_ current: TemplateInclusions) -> [String]? {
            for next in current.files.sorted() {
                if isWanted(next) { return [next] }
                guard seen.insert(next).inserted, let further = all[next] else { continue }
                if let rest = way(further) { return [next] + rest }
            }
            return nil
        }
        return way(start)
    }
}
