/// What the operator's `history.keep` lets go.
extension Schema {
    static let retention = """
        -- The number of the change at which the entry was forgotten. Its row stays, with its title and without its text, so that it is known
        -- again when its source goes on listing it: nothing comes twice.
        ALTER TABLE entry ADD COLUMN forgotten INTEGER;
        CREATE INDEX entry_forgotten ON entry(forgotten) WHERE forgotten IS NOT NULL;

        -- The number of the change at which the page was forgotten; of the newest such page of a feed, at which it last was the newest.
        ALTER TABLE archivePage ADD COLUMN forgotten INTEGER;
        CREATE INDEX archivePage_kept ON archivePage(feed, id) WHERE forgotten IS NULL;
        CREATE INDEX archivePage_forgotten ON archivePage(feed, id) WHERE forgotten IS NOT NULL;
        """
}
