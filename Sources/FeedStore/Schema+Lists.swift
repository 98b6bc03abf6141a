internal import GRDB

/// What is remembered of pages without a feed.
extension Schema {
    static func registerLists(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration("lists") { db in
            try db.execute(
                sql: """
                    CREATE TABLE listMemory (
                      source TEXT PRIMARY KEY REFERENCES source(id),
                      memory TEXT NOT NULL CHECK (json_valid(memory))
                    ) STRICT, WITHOUT ROWID;
                    ALTER TABLE article ADD COLUMN visited INTEGER NOT NULL DEFAULT 0;
                    """)
        }
    }
}
