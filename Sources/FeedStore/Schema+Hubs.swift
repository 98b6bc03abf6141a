extension Schema {
    /// What WebSub hubs are still to be told: a row comes with a publication and goes when the hub has taken it.
    static let hubs = """
        CREATE TABLE hubPing (
          hub TEXT NOT NULL,
          topic TEXT NOT NULL,
          PRIMARY KEY (hub, topic)
        ) STRICT, WITHOUT ROWID;
        """
}
