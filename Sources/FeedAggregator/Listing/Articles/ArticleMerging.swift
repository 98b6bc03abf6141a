package import FeedModel

/// Puts what an article's page says into the entry its list made of it.
extension Article {
    /// The entry with the page's title, date, people, text and files. What the page does not say stays as the list had it.
    package func merged(into row: CleanEntry) -> CleanEntry {
        var entry = row
        entry.title = mergedTitle(row.title)
        // A copy on the disk knows the address it was published at. On the web, the list's own address stays: it is the one that was seen to work.
        if let canonical, canonical.hasPrefix("http"), row.link?.hasPrefix("file:") ?? true { entry.link = canonical }
        if let published, isBetter(published, than: row.published) { entry.published = published }
        if let name = author ?? source, entry.authors.isEmpty { entry.authors = [Person(name: name)] }
        if let body { entry.content = body }
        if entry.summary == nil, let description, description.count > 20, body == nil {
            entry.summary = HTMLEscape.text(description)
        }
        if entry.categories.isEmpty { entry.categories = keywords }
        entry.enclosures = Attachments.unique(entry.enclosures + attachments)
        return entry
    }

    /// Whether the page calls itself what its list calls it.
    package func isNamed(as listTitle: String) -> Bool {
        title.map { ArticleHeading.speaksOfSame($0, listTitle) } ?? false
    }

    /// ArticleTitle, `h1`, the list, `<title>`; of the list's, only a whole one. A heading that says something else than the list is that of
    /// a column or of the site.
    private func mergedTitle(_ listed: String) -> String {
        guard let title, !title.isEmpty else { return listed }
        if titleTrust == .configured { return title }
        if titleTrust >= .heading, ArticleHeading.speaksOfSame(title, listed) { return title }
        if RowTitle.isCut(listed) { return ArticleHeading.isSame(title, listed) ? title : listed }
        return listed
    }

    private func isBetter(_ date: EntryDate, than listed: EntryDate?) -> Bool {
        guard let listed else { return true }
        if isDatedByAnswer { return false }
        // A list that says when on the same day knows more than a page that says only the day.
        return date.hasTime || !listed.hasTime
    }
}
