package import FeedModel

/// Judges list pages by what is declared of their source and what was learned.
package struct ContractJudge: Sendable {
    private let contract: SourceContract
    private let minimum: Int
    private let isData: Bool

    /// - Parameters:
    ///   - minimum: rows, as declared; 0 where the list may be empty.
    ///   - isData: JSON names its fields, so that few rows are few notices; on a page they may be those of another box.
    package init(contract: SourceContract, minimum: Int, isData: Bool = false) {
        (self.contract, self.minimum, self.isData) = (contract, minimum, isData)
    }

    /// - Parameter text: the page, decoded; looked at only where the rows are not as expected.
    package func judge(_ observation: ListObservation, text: String) -> PageVerdict {
        guard let doubt = doubt(observation) else {
            // Well-formed rows of which none is known, on the first page or another site: somebody else's news.
            // A list that always led there is no other list today.
            let isElsewhereThanBefore =
                contract.answeredBy.map { NormalizedLink($0) != NormalizedLink(observation.url) } ?? false
            let isForeign = isElsewhereThanBefore && observation.history > 0 && observation.known == 0
            return isForeign && !observation.page.rows.isEmpty && isElsewhere(observation) ? moved(observation) : .ok
        }
        let signature = PageSignature.of(text, status: observation.status)
        if signature == .emptyList, observation.page.rows.isEmpty {
            return PageVerdict(
                state: .empty, reason: "the list says that it is empty; the last good entries stay published.")
        }
        if let verdict = signature.flatMap({ PageVerdict($0, status: observation.status) }) { return verdict }
        return isElsewhere(observation) ? moved(observation) : doubt
    }

    private func moved(_ observation: ListObservation) -> PageVerdict {
        PageVerdict(
            state: .moved,
            reason:
                "\(observation.requestedURL) leads to \(observation.url), which is not the list that was read; look up the list's new address."
        )
    }

    /// What the rows alone say against the page.
    private func doubt(_ observation: ListObservation) -> PageVerdict? {
        let page = observation.page
        if let failure = page.failure {
            return PageVerdict(state: .failing, reason: "\(failure); the last good entries stay published.")
        }
        let rows = page.rows.count
        guard rows >= minimum else {
            let found = rows == 0 ? "no rows were" : rows == 1 ? "1 row was" : "\(rows) rows were"
            return redesigned("\(found) found where at least \(minimum) are expected")
        }
        guard rows > 0, contract.readings > 0 else { return nil }
        let hasLostDates = contract.datedShare > 0.8 && observation.datedShare < 0.2
        let isMenu = observation.titleLength < contract.titleLength / 2.5
        let areAllUnknown = observation.known == 0 && observation.history > 0
        let isRemnant = !isData && Double(rows) < contract.rows / 4 && observation.known == 0
        guard contract.readings >= SourceContract.trustedReadings else {
            // A list that seldom changes is seldom read. Where everything speaks against a page, one reading is enough to know it.
            if hasLostDates && isMenu && areAllUnknown {
                return redesigned(
                    "none of the \(rows) rows is known, they have no dates, and their titles look like a menu's")
            }
            return isRemnant && areAllUnknown ? tooFew(rows) : nil
        }
        if isRemnant { return tooFew(rows) }
        // What is read most, in a box that the rules happen to fit.
        if Double(rows) < contract.rows / 2, observation.known == rows, !observation.holdsLatest {
            return redesigned(
                "\(rows) rows were found, all of them known and none among the latest, where \(Int(contract.rows.rounded())) are usual"
            )
        }
        if hasLostDates { return redesigned("the rows have lost their dates") }
        let isNonsense = isMenu || Set(page.rows.map(\.title)).count * 2 < rows
        if contract.knownShare > 0.4, areAllUnknown, isNonsense {
            return redesigned("none of the \(rows) rows is known, and their titles look like a menu's")
        }
        return nil
    }

    private func tooFew(_ rows: Int) -> PageVerdict {
        redesigned("\(rows) rows were found, none of them known, where \(Int(contract.rows.rounded())) are usual")
    }

    private func redesigned(_ what: String) -> PageVerdict {
        PageVerdict(
            state: .redesigned,
            reason: "\(what); the last good entries stay published. Was the page redesigned? Look at its `list:`.")
    }

    /// Whether the site led from the list to its first page or another site.
    private func isElsewhere(_ observation: ListObservation) -> Bool {
        let (asked, answered) = (NormalizedLink(observation.requestedURL), NormalizedLink(observation.url))
        return asked != answered && (answered.path.isEmpty || answered.path == "/" || asked.host != answered.host)
    }
}
