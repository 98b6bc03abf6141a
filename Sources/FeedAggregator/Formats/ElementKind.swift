/// What an element means to a feed, whatever its format calls it.
enum ElementKind: UInt8 {
    // Structure.
    case rss, rdf, feed, channel, entry, image, textInput, source
    /// Holds others and says nothing itself, such as `rdf:Seq` or `media:group`.
    case wrapper
    // Texts.
    case title, subtitle, channelDescription, abstract, summary, info, rights
    case content, encoded, body
    // People.
    case author, contributor, contributorName, publisher, owner, name, email, url
    // Dates.
    case published, updated, created, expires, valid
    // Addresses and identity.
    case link, guid, id, icon, logo, docs, comments, commentsFeed, commentsPost, commentsCount, newLocation
    case enclosure, licenseElement, licenseText
    // Classification.
    case category, keywords, language, generator, generatorAgent, cloud, ttl
    // Pictures.
    case width, height
    // iTunes.
    case itunesBlock, itunesExplicit, itunesCategory, itunesKeywords, itunesImage, itunesOther
    // Media RSS.
    case mediaTitle, mediaDescription, mediaCategory, mediaKeywords, mediaContent, mediaThumbnail, mediaCredit
    case mediaPlayer, mediaRating, mediaLicense, mediaRestriction
    // Places.
    case geoPoint, geoLine, geoPolygon, geoBox, geoWhere, gmlPoint, gmlLine, gmlPolygon, gmlPosition, gmlPositions
    // Podlove chapters.
    case chapters, chapter
    /// No field of the model: kept as an extension.
    case unknown
}
