internal import FeedModel
internal import XMLTree

/// What each kind of element does at its start and at its end: the table of contents of the families.
extension FeedBuilder {
    mutating func begin(_ kind: ElementKind) {
        switch kind {
        case .rss, .rdf, .feed, .channel: beginDocument(kind)
        case .entry: beginEntry()
        case .image: image = Image()
        case .textInput: textInput = Feed.TextInput()
        case .source: beginSource()
        case .wrapper: break
        case .title, .subtitle, .abstract, .summary, .info, .rights, .mediaTitle, .content:
            beginContent(.plain)
        case .channelDescription, .mediaDescription, .encoded: beginContent(.html)
        case .body: beginContent(.xhtml)
        case .author, .contributor, .contributorName, .publisher, .owner: beginPerson()
        case .name, .email, .url, .width, .height: beginPart(kind)
        case .published, .updated, .created, .expires, .valid: collectText()
        case .link: beginLink()
        case .guid:
            guidIsPermalink = attribute(.isPermaLink).map { $0.lowercased() != "false" } ?? true
            collectText()
        case .id, .icon, .logo, .docs, .comments, .commentsFeed, .commentsPost, .commentsCount, .newLocation:
            collectText()
        case .enclosure: addEnclosure()
        case .licenseElement: addLicense(attribute(.resource))
        case .licenseText: collectText()
        case .category, .mediaCategory, .itunesCategory: beginCategory(kind)
        case .keywords, .mediaKeywords, .itunesKeywords: collectText()
        case .language, .ttl: collectText()
        case .generator: beginGenerator()
        case .generatorAgent: item.generator = Generator(name: item.generator?.name, url: attribute(.resource))
        case .cloud: addCloud()
        case .itunesBlock, .itunesExplicit, .itunesImage, .itunesOther: beginITunes(kind)
        case .mediaContent, .mediaThumbnail, .mediaCredit, .mediaPlayer, .mediaRating, .mediaLicense, .mediaRestriction:
            beginMedia(kind)
        case .geoPoint, .geoLine, .geoPolygon, .geoBox, .geoWhere, .gmlPoint, .gmlLine, .gmlPolygon, .gmlPosition,
            .gmlPositions:
            beginPlace(kind)
        case .chapters: isReadingChapters = entry.chapters.isEmpty
        case .chapter: addChapter()
        case .unknown: beginExtension()
        }
    }

    mutating func finish(_ kind: ElementKind, _ frame: Frame) {
        if frame.extensionIndex >= 0 { return finishExtension(frame) }
        switch kind {
        case .entry: if context != .feed { endEntry() }
        case .image: endImage()
        case .textInput: endTextInput()
        case .source: endSource(title: text(of: frame))
        case .title, .subtitle, .channelDescription, .abstract, .summary, .info, .rights, .content, .encoded, .body,
            .mediaTitle, .mediaDescription:
            break  // Texts end in `endMarkup`.
        case .author, .contributor, .contributorName, .publisher, .owner: finishPerson(kind, frame)
        case .name, .email, .url, .width, .height: finishPart(kind, frame)
        case .published, .updated, .created, .expires, .valid: finishDate(kind, frame)
        case .link: finishLink(frame)
        case .guid, .id: finishIdentity(kind, frame)
        case .icon, .logo, .docs, .comments, .commentsFeed, .commentsPost, .commentsCount, .newLocation, .ttl,
            .language:
            finishValue(kind, frame)
        case .licenseText: addLicense(text(of: frame))
        case .category, .mediaCategory, .itunesCategory: finishCategory(frame)
        case .keywords, .mediaKeywords, .itunesKeywords: addKeywords(kind, frame)
        case .generator: finishGenerator(frame)
        case .itunesBlock, .itunesExplicit, .itunesImage, .itunesOther: finishITunes(kind, frame)
        case .mediaContent, .mediaThumbnail, .mediaCredit, .mediaPlayer, .mediaRating, .mediaLicense, .mediaRestriction:
            finishMedia(kind, frame)
        case .geoPoint, .geoLine, .geoPolygon, .geoBox, .gmlPosition, .gmlPositions: finishPlace(kind, frame)
        case .chapters: isReadingChapters = false
        case .rss, .rdf, .feed, .channel, .wrapper, .enclosure, .licenseElement, .generatorAgent, .cloud, .geoWhere,
            .gmlPoint, .gmlLine, .gmlPolygon, .chapter, .unknown:
            break
        }
    }

    // MARK: Structure

    mutating func beginEntry() {
        if context == .source { endSource() }
        if context == .entry { endEntry() }
        entry = Entry()
        context = .entry
        precedence.reset()
        strangersOfEntry = strangers
        hasContent = false
        image = nil
        textInput = nil
        if !attributes.isEmpty {
            if let about = attribute(.about), !about.isEmpty { entry.id = about }
            addChannelDefinitionAttributes()
        }
    }

    mutating func endEntry() {
        if context == .source { endSource() }
        precedence.settle(&entry.item)
        if entry.item.link == nil, entry.item.idIsPermalink == true, let id = entry.item.id, !id.isEmpty {
            entry.item.link = id
        }
        entries.append(entry)
        entry = Entry()
        shape.endEntry()
        context = .feed
        hasContent = false
    }

    // MARK: Extensions

    mutating func beginExtension() {
        guard hasFeedElement, context != .source else { return }
        let element = elements[frames[frames.count - 1].element]
        let name = element.name.qualified
        let number = frames[frames.count - 1].element
        let isKept =
            context == .feed
            ? feedPrecedence.claimsExtension(number, depth: depth, named: name, in: &feed.item)
            : precedence.claimsExtension(number, depth: depth, named: name, in: &entry.item)
        guard isKept else { return }
        frames[frames.count - 1].extensionIndex = item.extensions.count
        item.extensions.append(Extension(name: name, namespace: element.name.uri, attributes: allAttributes()))
        collectText()
    }

    private mutating func finishExtension(_ frame: Frame) {
        let text = text(of: frame)
        guard item.extensions.indices.contains(frame.extensionIndex) else { return }
        if !text.isEmpty || item.extensions[frame.extensionIndex].attributes.isEmpty {
            item.extensions[frame.extensionIndex].value = text
        }
    }
}
