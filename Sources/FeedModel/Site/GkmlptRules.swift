/// Guangdong's shared platform for the disclosure of government information (gkmlpt): its address and a category say everything.
public struct GkmlptRules: Sendable, Hashable, Codable {
    /// Where the platform of an office stands, as in `https://www.example/bmpd/amr/gkmlpt/`.
    public var address: String
    /// The number of a category as it stands after `#` in the platform's addresses; 0 is everything.
    public var category: Int
    /// The site's number where the index page does not give it away.
    public var site: String?
    public var minimum: Int

    public init(address: String, category: Int, site: String? = nil, minimum: Int = 1) {
        (self.address, self.category, self.site, self.minimum) = (address, category, site, minimum)
    }
}
