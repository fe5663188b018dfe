// X12SetReader: one transaction set, 850 or 860, to its order.
//
// GUARANTEES   A set with a fault gives no order. Each fault has the segment, the element and the standard's code.
// DOES NOT     Ask for more order among the segments than is needed to understand them: those that say nothing of
//              licenses are passed over wherever they stand, known to the standard or not.

internal import Domain

/// Reads the orders of an interchange.
struct X12SetReader {
    /// What a party of the set is for.
    enum Role {
        /// It is passed over, with all that is said of it.
        case none
        /// It is the end customer of the order.
        case order
        /// It is the end customer of the line.
        case line
    }

    var tokens: X12Tokenizer
    let profile: FeedProfile
    let conventions: X12Conventions

    var draft = OrderDraft(number: OrderNumber(unchecked: ""), place: .start)
    var faults: [Fault] = []
    var segmentErrors: [X12SegmentError] = []
    var isChange = false
    /// Whether the interchange is marked as a test.
    var isTest = false

    // The party that is being read.
    var isInParty = false
    var role = Role.none
    var party = EndCustomer()
    var partyRank = Int.max
    var hasReseller = false

    // What the header says beside its parties.
    var accounts = X12Accounts()
    var lineOrderNumber: OrderNumber?
    var hasLineOrderNumbers = false

    // The line that is being read.
    var line = X12Line()
    var hasLine = false
    /// The line that sub-lines are parts of.
    var mainLine = X12Line()
    var mainCount = 0
    var subCount = 0
    var hasGivenNumbers: Bool?

    private var hasBeginning = false
    private var hasTotals = false

    init(_ tokens: X12Tokenizer, profile: FeedProfile, conventions: X12Conventions) {
        self.tokens = tokens
        self.profile = profile
        self.conventions = conventions
    }

    /// Reads a set.
    ///
    /// - Returns: its order; nil when something of it is refused.
    mutating func read(_ set: inout X12TransactionSet, faults: inout FeedFaults) -> OrderDocument? {
        begin(set)
        while tokens.next(), tokens.tag != .se { take() }
        leaveParty()
        closeLine()
        checkEnd()
        let order = finish(set)
        for fault in self.faults { faults.report(fault) }
        guard order == nil else { return order }
        set.errorCodes.append("5")
        set.segmentErrors = segmentErrors
        return nil
    }

    /// What the last set is known by when it is left out.
    var rejection: RejectedUnit {
        RejectedUnit(kind: "order", name: draft.document.number.text, lineCount: draft.lineCount)
    }

    /// What a set is known by that is left out unread.
    mutating func identify(_ set: X12TransactionSet) -> RejectedUnit {
        begin(set)
        let (beginning, line) = isChange ? (X12Tag.bch, X12Tag.poc) : (.beg, .po1)
        var count = 0
        while tokens.next(), ![.se, .st, .ge, .iea, .isa].contains(tokens.tag) || tokens.number == 1 {
            if tokens.tag == beginning { nameOrder() }
            if tokens.tag == line { count += 1 }
        }
        return RejectedUnit(kind: "order", name: draft.document.number.text, lineCount: count)
    }

    private mutating func begin(_ set: X12TransactionSet) {
        tokens.go(to: set.place)
        tokens.number = 0
        draft = OrderDraft(number: OrderNumber(unchecked: "set \(set.controlNumber.prefix(32))"), place: set.place)
        isChange = set.identifier == "860"
        faults.removeAll()
        segmentErrors.removeAll()
        (hasBeginning, hasTotals, hasReseller) = (false, false, false)
        (isInParty, role, partyRank) = (false, .none, Int.max)
        accounts = X12Accounts()
        (lineOrderNumber, hasLineOrderNumbers) = (nil, false)
        (hasLine, mainCount, hasGivenNumbers) = (false, 0, nil)
    }

    private mutating func take() {
        if tokens.hasTooManyElements { refuseTooManyElements() }
        switch tokens.tag {
        case .beg where !isChange, .bch where isChange: readBeginning()
        case .cur where !hasLine && !isInParty: readCurrency()
        case .ref: readReference()
        case .n9:
            leaveParty()
            readReference()
        case .per: readContact()
        case .n1: openParty()
        case .n3: readStreet()
        case .n4: readTown()
        case .po1 where !isChange, .poc where isChange: openMainLine()
        case .sln: openSubLine()
        case .pid where hasLine: readDescription()
        case .sch, .ldt, .lm, .spi, .adv: leaveParty()
        case .ctt: readTotals()
        case nil where tokens.packedTag == 0:
            refuseSegment("1", "x12.segmentName", "\(Excerpt.of(tagBytes)) is no segment", "end each segment once")
        default: break
        }
    }

    private mutating func readBeginning() {
        guard !hasBeginning else {
            return refuseSegment("5", "x12.segmentRepeated", "\(tokens.tagText) is there twice", "keep one of them")
        }
        hasBeginning = true
        if tokens.number != 2 {
            refuseSegment("7", "x12.segmentOrder", "\(tokens.tagText) does not follow ST", "put it behind ST")
        }
        readOrder()
    }

    private mutating func readTotals() {
        leaveParty()
        closeLine()
        guard !hasTotals else {
            return refuseSegment("5", "x12.segmentRepeated", "CTT is there twice", "keep one of them")
        }
        hasTotals = true
        guard tokens.number(1) != mainCount else { return }
        refuse(
            ValueFault(
                code: "x12.lineCount",
                message: "counts \(Excerpt.of(tokens, 1)) lines, and the set has \(mainCount)",
                remedy: "send the set again with all its lines and the right count"
            ),
            1,
            354
        )
    }

    /// A line that comes when the lines were counted already.
    mutating func checkBeforeTotals() {
        guard hasTotals else { return }
        refuseSegment("7", "x12.segmentOrder", "\(tokens.tagText) stands behind CTT", "put it before CTT")
    }

    private mutating func checkEnd() {
        if !hasBeginning {
            let tag = isChange ? "BCH" : "BEG"
            refuseSegment("3", "x12.segmentMissing", "the set has no \(tag)", "add it behind ST", tag: tag)
        }
        let needsLines = draft.purpose != .cancellation
        if mainCount == 0, needsLines, hasBeginning {
            let tag = isChange ? "POC" : "PO1"
            refuseSegment("3", "x12.segmentMissing", "the set has no \(tag), and so no lines", "add them", tag: tag)
        }
    }

    /// Applies the rules for whole orders; what they refuse gets its place in the set.
    private mutating func finish(_ set: X12TransactionSet) -> OrderDocument? {
        accounts.complete(&draft.document.endCustomer)
        if draft.document.endCustomerOrderNumber == nil { draft.document.endCustomerOrderNumber = lineOrderNumber }
        guard faults.isEmpty else { return nil }
        let lineCount = draft.lineCount
        let number = draft.document.number
        var found = FeedFaults()
        if isTest, profile.holdsTestOrders { draft.isReleasedOnRequest = true }
        if let order = draft.finish(defaultKind: profile.defaultOrderKind, faults: &found) { return order }
        draft = OrderDraft(number: number, place: set.place)
        draft.lineCount = lineCount
        for fault in found.list.first { refuse(fault, of: set) }
        return nil
    }
}
