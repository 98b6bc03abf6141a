/// Guangdong's shared platform for the disclosure of government information (gkmlpt): its address and a category say everything.
package struct GkmlptRules: Sendable, Hashable, Codable {
    /// Where the platform of an office stands, as in `https://www.example/bmpd/amr/gkmlpt/`.
    package var address: String
    /// The number of a category as it stands after `#` in the platform's addresses; 0 is everything.
    package var category: Int
    /// The site's number where the index page does not give it away.
    package var site: String?
    package var minimum: Int

    package init(address: String, category: Int, site: String? = nil, minimum: Int = 1) {
        (self.address, self.category, self.site, self.minimum) = (address, category, site, minimum)
    }
}
