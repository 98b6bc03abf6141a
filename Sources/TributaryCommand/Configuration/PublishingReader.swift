internal import FeedPublisher
internal import Foundation
internal import Yams

/// How documents are made and laid down: the part of `site:` that does not stand in them.
struct PublishingSettings: Sendable {
    /// Whether every document gets a compressed sibling, `X.gz` beside `X`.
    var gzip = false
    /// The pages' templates with the operator's own among them; `nil` for the built-in ones.
    var templates: PageTemplates?
    /// In a feed's window are at least this many entries …
    var windowEntries = 100
    /// … and all of this many days.
    var windowDays = 30
    /// Tells one set of these from another: when it changes, all documents are made anew.
    var digest = ""
}

/// Reads ``PublishingSettings``. Templates are read and tried at once, so that `tributary check` finds a broken one.
struct PublishingReader {
    let folder: String
    let log: ProblemLog

    func settings(_ site: Section) -> PublishingSettings {
        var settings = PublishingSettings()
        settings.gzip = site.bool("gzip") ?? false
        if let node = site["window"] {
            let window = Section(node, name: "site.window", keys: ["entries", "days"], log: log)
            settings.windowEntries = window.int("entries", in: 1...1000) ?? settings.windowEntries
            settings.windowDays = window.int("days", in: 0...3650) ?? settings.windowDays
        }
        settings.digest = "\(settings.gzip) \(settings.windowEntries) \(settings.windowDays)"
        guard let path = site.string("templates") else { return settings }
        let overrides = overrides(in: path.path(in: folder), site)
        do throws(PageTemplates.TemplateError) {
            settings.templates = try PageTemplates(overrides: overrides)
        } catch {
            log.add(site["templates"], "`templates` in site: \(error)")
        }
        let texts = overrides.sorted { $0.key < $1.key }.map { name, bytes in
            "\(name)\n\(StableDigest.of(String(decoding: bytes, as: UTF8.self)))"
        }
        settings.digest += "\n\(texts.joined(separator: "\n"))"
        return settings
    }

    /// The files of the folder that a template or a style sheet may have come from, by name.
    private func overrides(in path: String, _ site: Section) -> [String: [UInt8]] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            log.add(
                site["templates"],
                "`templates` in site: there is no folder \(path); make it, with the templates that are to be others, such as layout.mustache."
            )
            return [:]
        }
        var files: [String: [UInt8]] = [:]
        for name in names.sorted() where PageTemplates.isOverride(name) {
            guard let data = FileManager.default.contents(atPath: path + "/" + name) else {
                log.add(
                    site["templates"], "`templates` in site: \(path)/\(name) cannot be read; look at its permissions.")
                continue
            }
            files[name] = [UInt8](data)
        }
        if files.isEmpty, log.problems.isEmpty {
            log.add(
                site["templates"],
                "`templates` in site: \(path) holds no template. Files named like the built-in ones count: \(PageTemplates.names.joined(separator: ", "))."
            )
        }
        return files
    }
}
