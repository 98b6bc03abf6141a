internal import GRDB

/// The tables of the history, as a list of named migrations. A migration that has been released is never edited: add another.
///
/// Moments are whole seconds since 1970. Whatever the merging rules promise and SQLite can hold, it holds: unique ids, unique
/// `updated`, entries that belong to a source.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("history") { db in try db.execute(sql: history) }
        registerRobots(in: &migrator)
        migrator.registerMigration("search") { db in try db.execute(sql: search) }
        registerLists(in: &migrator)
        migrator.registerMigration("archives") { db in try db.execute(sql: archives) }
        migrator.registerMigration("hubs") { db in try db.execute(sql: hubs) }
        migrator.registerMigration("dropped") { db in try db.execute(sql: dropped) }
        migrator.registerMigration("retention") { db in try db.execute(sql: retention) }
        migrator.registerMigration("stories") { db in try db.execute(sql: stories) }
        migrator.registerMigration("heirs") { db in try db.execute(sql: heirs) }
        return migrator
    }

    private static let history = """
        CREATE TABLE source (
          id TEXT PRIMARY KEY,
          city TEXT NOT NULL,
          url TEXT NOT NULL,
          title TEXT NOT NULL DEFAULT '',
          page TEXT,
          publishedID TEXT,
          state TEXT NOT NULL DEFAULT 'ok',
          reason TEXT NOT NULL DEFAULT '',
          since INTEGER,
          announced TEXT,
          failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
          lastSuccess INTEGER,
          entries INTEGER NOT NULL DEFAULT 0,
          fetchState TEXT
        ) STRICT;

        CREATE TABLE story (
          id INTEGER PRIMARY KEY,
          lead INTEGER NOT NULL REFERENCES entry(id) DEFERRABLE INITIALLY DEFERRED
        ) STRICT;

        CREATE TABLE entry (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          atomID TEXT NOT NULL UNIQUE CHECK (atomID <> ''),
          source TEXT NOT NULL REFERENCES source(id),
          city TEXT NOT NULL,
          publisherID TEXT,
          link TEXT,
          title TEXT NOT NULL CHECK (title <> ''),
          summary TEXT,
          content TEXT,
          language TEXT,
          saidPublished INTEGER,
          saidTime INTEGER NOT NULL DEFAULT 0 CHECK (saidTime IN (0, 1)),
          saidUpdated INTEGER,
          details TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(details)),
          firstSeen INTEGER NOT NULL,
          versionSeen INTEGER NOT NULL,
          published INTEGER NOT NULL,
          updated INTEGER NOT NULL UNIQUE,
          position INTEGER NOT NULL,
          story INTEGER REFERENCES story(id),
          memory TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(memory)),
          -- The number of the last change to anything its page shows.
          change INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX entry_change ON entry(change);
        CREATE INDEX entry_source ON entry(source, id);
        CREATE INDEX entry_story ON entry(story) WHERE story IS NOT NULL;

        -- Every mark an entry was ever known by.
        CREATE TABLE identity (
          kind INTEGER NOT NULL,
          value TEXT NOT NULL,
          entry INTEGER NOT NULL REFERENCES entry(id),
          PRIMARY KEY (kind, value, entry)
        ) STRICT, WITHOUT ROWID;

        -- Versions that were replaced; the current one is the entry itself.
        CREATE TABLE revision (
          id INTEGER PRIMARY KEY,
          entry INTEGER NOT NULL REFERENCES entry(id),
          seen INTEGER NOT NULL,
          title TEXT NOT NULL,
          body TEXT
        ) STRICT;
        CREATE INDEX revision_entry ON revision(entry, seen);

        -- Fingerprints by which the same notice of another city is found.
        CREATE TABLE storyBand (
          band INTEGER NOT NULL,
          entry INTEGER NOT NULL REFERENCES entry(id),
          PRIMARY KEY (band, entry)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE topicEntry (
          entry INTEGER NOT NULL REFERENCES entry(id),
          topic TEXT NOT NULL,
          PRIMARY KEY (entry, topic)
        ) STRICT, WITHOUT ROWID;

        -- The feeds, and which entries each holds. `change` is the number of the last change to any of them.
        CREATE TABLE feed (
          id INTEGER PRIMARY KEY,
          name TEXT NOT NULL UNIQUE,
          entries INTEGER NOT NULL DEFAULT 0 CHECK (entries >= 0),
          change INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE TABLE feedEntry (
          feed INTEGER NOT NULL REFERENCES feed(id),
          entry INTEGER NOT NULL REFERENCES entry(id),
          entered INTEGER NOT NULL,
          recency INTEGER NOT NULL,
          position INTEGER NOT NULL,
          PRIMARY KEY (feed, entry)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX feedEntry_recency ON feedEntry(feed, recency DESC, position DESC, entry DESC);
        CREATE INDEX feedEntry_entry ON feedEntry(entry);

        -- The pages of articles that lists lead to.
        CREATE TABLE article (
          source TEXT NOT NULL REFERENCES source(id),
          address TEXT NOT NULL,
          entry INTEGER NOT NULL REFERENCES entry(id),
          row TEXT NOT NULL,
          isRead INTEGER NOT NULL CHECK (isRead IN (0, 1)),
          failures INTEGER NOT NULL CHECK (failures >= 0),
          nextTry INTEGER NOT NULL,
          PRIMARY KEY (source, address)
        ) STRICT, WITHOUT ROWID;

        -- What the operator's feed told, oldest first.
        CREATE TABLE healthEvent (
          id INTEGER PRIMARY KEY,
          source TEXT NOT NULL REFERENCES source(id),
          kind TEXT NOT NULL,
          state TEXT NOT NULL,
          reason TEXT NOT NULL,
          date INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
        """
}
