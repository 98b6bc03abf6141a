/// Which source speaks for the entries of one that is no longer configured.
extension Schema {
    static let heirs = """
        ALTER TABLE source ADD COLUMN heir TEXT REFERENCES source(id);
        CREATE INDEX source_heir ON source(heir);
        """
}
