internal import GRDB

extension Schema {
    /// The sites' robots.txt files, kept from run to run.
    static func registerRobots(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration("robots") { db in
            try db.execute(
                sql: """
                    CREATE TABLE robots (
                      origin TEXT PRIMARY KEY,
                      text TEXT NOT NULL,
                      fetched INTEGER NOT NULL
                    ) STRICT, WITHOUT ROWID;
                    """)
        }
    }
}
