extension Schema {
    /// The archive documents of the feeds (RFC 5005): which entries stand in each, and how everything in them looked when they were closed.
    ///
    /// A closing is the moment at which a publication found pages to close; closings are numbered. What a page of closing N shows is
    /// looked up by N: entries as they were kept before their first change after N, else as they are; names as they were recorded at the
    /// last closing up to N at which they had changed. So the cost follows what changes, and no page is ever stored.
    static let archives = """
        -- Whether the entry stands in a closed page of the feed; until then the feed's own document holds it.
        ALTER TABLE feedEntry ADD COLUMN isArchived INTEGER NOT NULL DEFAULT 0 CHECK (isArchived IN (0, 1));
        CREATE INDEX feedEntry_open ON feedEntry(feed, entered, entry) WHERE isArchived = 0;

        CREATE TABLE archivePage (
          id INTEGER PRIMARY KEY,
          feed INTEGER NOT NULL REFERENCES feed(id),
          year INTEGER NOT NULL,
          month INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
          part INTEGER NOT NULL CHECK (part > 0),
          closing INTEGER NOT NULL,
          UNIQUE (feed, year, month, part)
        ) STRICT;
        CREATE INDEX archivePage_closing ON archivePage(closing, id);

        -- An entry stands in one page of a feed, whatever becomes of it later.
        CREATE TABLE archiveEntry (
          entry INTEGER NOT NULL REFERENCES entry(id),
          feed INTEGER NOT NULL REFERENCES feed(id),
          page INTEGER NOT NULL REFERENCES archivePage(id),
          PRIMARY KEY (entry, feed)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX archiveEntry_page ON archiveEntry(page);

        -- Entries as they stood up to a closing, where they changed afterwards.
        CREATE TABLE archivedEntry (
          entry INTEGER NOT NULL REFERENCES entry(id),
          closing INTEGER NOT NULL,
          value TEXT NOT NULL CHECK (json_valid(value)),
          PRIMARY KEY (entry, closing)
        ) STRICT, WITHOUT ROWID;

        -- Names of sources and of the site as they stood from a closing on.
        CREATE TABLE archivedSource (
          source TEXT NOT NULL REFERENCES source(id),
          closing INTEGER NOT NULL,
          value TEXT NOT NULL CHECK (json_valid(value)),
          PRIMARY KEY (source, closing)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE archivedSite (
          closing INTEGER PRIMARY KEY,
          value TEXT NOT NULL CHECK (json_valid(value))
        ) STRICT;
        """
}
