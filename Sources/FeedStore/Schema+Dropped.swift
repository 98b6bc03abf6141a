/// What `keep` and `drop` left out.
extension Schema {
    static let dropped = """
        -- How many entries of a source's last reading were left out.
        ALTER TABLE source ADD COLUMN dropped INTEGER NOT NULL DEFAULT 0 CHECK (dropped >= 0);

        -- The latest of them, for whoever wonders where an entry is.
        CREATE TABLE droppedEntry (
          source TEXT NOT NULL REFERENCES source(id),
          -- Its link, else its title.
          mark TEXT NOT NULL,
          title TEXT NOT NULL,
          link TEXT,
          published INTEGER,
          seen INTEGER NOT NULL,
          reason TEXT NOT NULL,
          PRIMARY KEY (source, mark)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX droppedEntry_seen ON droppedEntry(source, seen);
        """
}
