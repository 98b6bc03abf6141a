/// Which stories are to be looked for once more.
extension Schema {
    static let stories = """
        -- Entries without a story whose title or text changed since theirs was looked for.
        CREATE TABLE storyAgain (entry INTEGER PRIMARY KEY REFERENCES entry(id)) STRICT;
        """
}
