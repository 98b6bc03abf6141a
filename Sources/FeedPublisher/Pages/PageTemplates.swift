internal import Mustache

/// The templates of the pages and the files that go with them: built in, unless the operator gives others of the same name.
package struct PageTemplates: Sendable {
    /// The operator's own version of a page that does not parse.
    package struct TemplateError: Error, Sendable, Hashable, CustomStringConvertible {
        /// `entry.mustache`.
        package var name: String
        package var reason: String
        package var description: String {
            "the template \(name) cannot be read: \(reason). Mend it, or remove it to use the built-in one"
        }
    }

    /// The pages there are.
    enum Page: String {
        case feed, list, entry, health, search
    }

    private var library = MustacheLibrary()
    private var texts: [String: String] = [:]
    private var mayBeParted = true
    private var shelf = SkeletonShelf()
    /// Style sheets and icons, by path.
    private(set) var files: [(path: String, bytes: [UInt8])] = Assets.files

    package init() {
        for (name, text) in Assets.templates {
            do { try register(text, as: name) } catch { preconditionFailure("\(error)") }
        }
    }

    /// - Parameter overrides: files by name: templates such as `layout.mustache` (names that no built-in one has are new partials), style
    ///   sheets and icons such as `style.css`.
    package init(overrides: [String: [UInt8]]) throws(TemplateError) {
        self.init()
        for (name, bytes) in overrides.sorted(by: { $0.key < $1.key }) {
            if let index = files.firstIndex(where: { $0.path == name }) {
                files[index].bytes = bytes
            } else {
                guard let text = String(validating: bytes, as: UTF8.self) else {
                    throw TemplateError(name: name, reason: "it is not UTF-8 text")
                }
                try register(text, as: name)
            }
        }
        let inclusions = texts.mapValues(TemplateInclusions.init)
        for (name, inclusion) in inclusions.sorted(by: { $0.key < $1.key }) {
            // A name behind `*` is known when the page is drawn.
            if let missing = inclusion.files.sorted().first(where: { !$0.hasPrefix("*") && texts[$0] == nil }) {
                throw TemplateError(name: name, reason: "it includes \(missing), and there is no such template")
            }
            guard let circle = TemplateInclusions.circle(from: name, in: inclusions),
                let own = circle.way.first(where: { overrides[$0] != nil })
            else { continue }
            throw TemplateError(name: own, reason: circle.description)
        }
    }

    /// What may be overridden.
    package static var names: [String] { Assets.templates.keys.sorted() + Assets.files.map(\.path) }

    /// Whether a file of this name counts.
    package static func isOverride(_ name: String) -> Bool {
        name.hasSuffix(".mustache") && !name.hasPrefix(".") || Assets.files.contains { $0.path == name }
    }

    /// The same templates with words in them that are the same on every page, so that no page pays for looking them up.
    func saying(_ words: [(name: String, text: String)]) -> PageTemplates {
        var templates = self
        for (name, text) in texts {
            var text = text
            for word in words where text.contains(word.name) {
                // Without braces of its own it cannot break what was parsed before.
                let words = TemplateValues.escaped(word.text).replacing("{", with: "&#123;")
                for tag in ["{{{\(word.name)}}}", "{{\(word.name)}}", "{{ \(word.name) }}"] {
                    text.replace(tag, with: words)
                }
            }
            do { try templates.register(text, as: name) } catch { preconditionFailure("\(error)") }
        }
        return templates
    }

    private mutating func register(_ text: String, as name: String) throws(TemplateError) {
        let stem = name.hasSuffix(".mustache") ? String(name.dropLast(".mustache".utf8.count)) : name
        do {
            // Values come escaped: see TemplateValues.
            try library.register("{{% CONTENT_TYPE:TEXT}}" + text, named: stem)
            texts[name] = text
            mayBeParted = mayBeParted && Self.onlyPrints(text)
            shelf = SkeletonShelf()
        } catch {
            throw TemplateError(name: name, reason: String(describing: error))
        }
    }

    func render(_ page: Page, _ values: TemplateValues) -> [UInt8] {
        if page == .entry, mayBeParted, let bytes = shelf.page(values, { render(page, $0) }) { return bytes }
        return render(page, values.dictionary { $0 })
    }

    private func render(_ page: Page, _ values: [String: Any]) -> [UInt8] {
        guard let text = library.render(values, withTemplate: page.rawValue) else {
            preconditionFailure("the page \(page) has no template, though one is built in")
        }
        return Array(text.utf8)
    }

    /// Whether templates only print texts. What they transform, or choose a template by, must be there when they run.
    private static func onlyPrints(_ template: String) -> Bool {
        if template.unicodeScalars.contains(where: { $0 == PageSkeleton.opening || $0 == PageSkeleton.closing }) {
            return false
        }
        return template.split(separator: "{{", omittingEmptySubsequences: false).dropFirst().allSatisfy { tag in
            let inner = tag.prefix { $0 != "}" }
            return !inner.contains { $0 == "(" || $0 == "%" || $0 == "=" || $0 == "*" }
        }
    }
}
