/// The index that searches use.
extension Schema {
    static let search = """
        -- A batch of entries that was indexed together, or several merged ones; see SearchSegmentWriter.
        CREATE TABLE searchSegment (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          postings INTEGER NOT NULL CHECK (postings >= 0)
        ) STRICT;

        -- The number of a chunk is made of its segment and the first token in it; see SearchChunk.
        CREATE TABLE searchChunk (id INTEGER PRIMARY KEY, postings BLOB NOT NULL) STRICT;

        -- Newest first; and where in that order an entry stands, without reading its text.
        CREATE INDEX entry_position ON entry(position);
        CREATE INDEX entry_number ON entry(id, position);
        CREATE INDEX topicEntry_topic ON topicEntry(topic, entry);
        """
}
