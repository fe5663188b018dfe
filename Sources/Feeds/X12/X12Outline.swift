// X12Outline: the envelope of one interchange, read before anything in it is, so that what cannot be trusted is known
// before its orders are given out.
//
// GUARANTEES   Whatever is wrong with an interchange, a group or a set has the standard's code there and a fault in the
//              list. An interchange with a code is refused whole, and so are a group and a set; the others proceed.
// DOES NOT     Look into transaction sets: their segments are only counted.

internal import Domain

/// Reads the envelope of an interchange.
struct X12Outline {
    private(set) var tokens: X12Tokenizer
    private(set) var interchange: X12Interchange
    private(set) var faults: FeedFaults
    /// Whether the interchange has its trailer.
    private(set) var isWhole = false

    private var group: X12Group?
    private var set: X12TransactionSet?
    private var groupNumbers = X12NumberSeries()
    private var setNumbers = X12NumberSeries()
    private var hasAcknowledgement = false

    private let maximumUnits: Int
    private var unitCount = 0

    init(_ tokens: X12Tokenizer, _ interchange: X12Interchange, _ faults: FeedFaults, maximumUnits: Int) {
        self.tokens = tokens
        self.maximumUnits = maximumUnits
        self.interchange = interchange
        self.faults = faults
        self.tokens.number = 1
    }

    /// Reads to the end of the interchange, or to where the next one begins.
    mutating func read() {
        checkHeader()
        while set == nil ? tokens.next() : tokens.nextOfEnvelope() {
            guard !faults.refusesFile else { return }
            switch tokens.tag {
            case .iea: return closeInterchange()
            case .isa: return endEarly("a new interchange begins before this one has its trailer IEA")
            case .gs:
                closeGroup(withTrailer: false)
                openGroup()
            case .ge: closeGroup(withTrailer: true)
            case .st:
                closeSet(withTrailer: false)
                openSet()
            case .se: closeSet(withTrailer: true)
            case .ta1 where group == nil: hasAcknowledgement = true
            case .isb where group == nil, .ise where group == nil: break
            default: if set == nil { refuseStray() }
            }
        }
        endEarly("the file ends before the interchange has its trailer IEA")
    }

    /// Gives the interchange away, so that who gets it has the only copy.
    mutating func takeInterchange() -> X12Interchange {
        let empty = X12Interchange(
            sender: interchange.sender,
            receiver: interchange.receiver,
            controlNumber: "",
            place: .start
        )
        defer { interchange = empty }
        return interchange
    }

    // MARK: - The interchange

    private mutating func checkHeader() {
        if X12Number.areSame(interchange.controlNumber, "") || Int(interchange.controlNumber) == nil {
            note("018", "ISA", 13, "x12.interchangeNumber", "the interchange's control number is not a number")
        }
        if interchange.version.utf8.count != 5 || !interchange.version.hasPrefix("00") {
            note("003", "ISA", 12, "x12.version", "the interchange is not of a version from 00200 to 00999")
        }
    }

    private mutating func closeInterchange() {
        closeGroup(withTrailer: false)
        isWhole = !tokens.isCutOff || X12Number.areSame(tokens.string(2), interchange.controlNumber)
        if !X12Number.areSame(tokens.string(2), interchange.controlNumber) {
            note(
                "001",
                "IEA",
                2,
                "x12.interchangeNumber",
                "the interchange is \(shown(interchange.controlNumber)) in ISA13 and \(shown(tokens.string(2))) in IEA02"
            )
        }
        if tokens.number(1) != interchange.groups.count {
            let counted = shown(tokens.string(1))
            note(
                "021",
                "IEA",
                1,
                "x12.interchangeCount",
                "the interchange has \(interchange.groups.count) functional groups, and its trailer counts \(counted)"
            )
        }
        if hasAcknowledgement, interchange.groups.isEmpty {
            faults.report(
                .x12Acknowledgement("the interchange holds TA1, an interchange acknowledgment", interchange.place)
            )
        }
    }

    private mutating func endEarly(_ message: String) {
        closeGroup(withTrailer: false)
        note("023", "IEA", nil, "x12.trailer", message)
        if tokens.tag == .isa { tokens.go(to: tokens.place) }
    }

    /// A segment that stands between groups or sets, where none may.
    private mutating func refuseStray() {
        guard !interchange.noteCodes.contains("022") else { return }
        let what = tokens.packedTag == 0 ? "text that is no segment" : "the segment \(tokens.tagText)"
        let level = group == nil ? "functional groups" : "transaction sets"
        note("022", tokens.tagText, nil, "x12.structure", "\(what) stands between \(level), where it cannot stand")
    }

    private mutating func note(_ code: String, _ tag: String, _ element: Int?, _ own: String, _ message: String) {
        interchange.noteCodes.append(code)
        let isHeader = tag == "ISA"
        let place = isHeader ? interchange.place : element.map { tokens.place(of: $0) } ?? tokens.place
        faults.report(
            Fault(
                code: own,
                place: place,
                field: element.map { "\(tag)\($0 < 10 ? "0" : "")\($0)" },
                message: "\(message); the whole interchange is refused",
                remedy: "send the interchange again as a whole, with an envelope that is right",
                position: StandardPosition(segment: tag, element: element, code: code)
            )
        )
    }

    /// Groups and sets are kept, so that their number is limited.
    private mutating func countUnit() {
        unitCount += 1
        guard unitCount > maximumUnits else { return }
        faults.refuse(.tooManyUnits(at: tokens.place, limit: maximumUnits))
    }

    // MARK: - Groups

    private mutating func openGroup() {
        countUnit()
        var opened = X12Group(
            functionalIdentifier: tokens.string(1),
            controlNumber: tokens.string(6),
            version: tokens.string(8),
            place: tokens.place
        )
        opened.sender = tokens.string(2)
        opened.receiver = tokens.string(3)
        opened.agency = tokens.string(7)
        let isNumber = opened.controlNumber.utf8.count <= 9 && Int(opened.controlNumber) != nil
        let earlier = interchange.groups
        let isKnown = groupNumbers.repeats(opened.controlNumber, among: earlier.lazy.map(\.controlNumber))
        group = opened
        setNumbers = X12NumberSeries()
        if !isNumber {
            note(group: "6", 6, "x12.groupNumber", "the group's control number is not a number of up to 9 digits")
        } else if isKnown {
            let code = isFrom5010(opened.version) ? "19" : "6"
            note(group: code, 6, "x12.groupNumber", "an earlier group of the interchange has the same control number")
        }
        let major = opened.version.prefix(3)
        if opened.version.utf8.count < 5 || !(major >= "002" && major <= "009") || major.utf8.count < 3 {
            note(group: "2", 8, "x12.groupVersion", "the group is not of a version that is read here")
        }
    }

    private mutating func closeGroup(withTrailer: Bool) {
        closeSet(withTrailer: false)
        guard var closed = group else {
            if withTrailer { refuseStray() }
            return
        }
        if withTrailer {
            closed.declaredSets = tokens.number(1)
            let number = tokens.string(2)
            if !X12Number.areSame(number, closed.controlNumber) {
                let message = "the group is \(shown(closed.controlNumber)) in GS06 and \(shown(number)) in GE02"
                note(group: "4", 2, "x12.groupNumber", message)
            }
            if closed.declaredSets != closed.sets.count {
                let message =
                    "the group has \(closed.sets.count) transaction sets, and its trailer counts "
                    + shown(tokens.string(1))
                note(group: "5", 1, "x12.groupCount", message)
            }
        } else {
            note(group: "3", nil, "x12.trailer", "the group does not have its trailer GE")
        }
        closed.errorCodes = group?.errorCodes ?? []
        refuseForeign(in: &closed)
        interchange.groups.append(closed)
        group = nil
    }

    /// Refuses what is no order, by its name: each set beside orders, or the group that has nothing else.
    private mutating func refuseForeign(in closed: inout X12Group) {
        guard let first = closed.sets.first(where: { !X12SetNames.isOrder($0.identifier) }) else { return }
        let isMixed = closed.sets.contains { X12SetNames.isOrder($0.identifier) }
        guard !isMixed, !["PO", "PC"].contains(closed.functionalIdentifier) else {
            for set in closed.sets where !X12SetNames.isOrder(set.identifier) {
                faults.report(.x12Unsupported("the set holds \(X12SetNames.title(set.identifier))", set))
            }
            return
        }
        closed.errorCodes.insert("1", at: 0)
        let message = "the group \(shown(closed.controlNumber)) holds \(X12SetNames.title(first.identifier))"
        let isAnswer = closed.sets.allSatisfy { X12SetNames.isAcknowledgement($0.identifier) }
        faults.report(isAnswer ? .x12Acknowledgement(message, closed.place) : .x12Unsupported(message, first))
    }

    private mutating func note(group code: String, _ element: Int?, _ own: String, _ message: String) {
        group?.errorCodes.append(code)
        let tag = tokens.tag == .gs && code != "3" ? "GS" : "GE"
        faults.report(
            Fault(
                code: own,
                place: element.map { tokens.place(of: $0) } ?? tokens.place,
                field: element.map { "\(tag)0\($0)" },
                message: "\(message); the whole group is refused",
                remedy: "send the group again as a whole, with an envelope that is right",
                position: StandardPosition(segment: tag, element: element, code: code)
            )
        )
    }

    // MARK: - Transaction sets

    private mutating func openSet() {
        guard group != nil else { return refuseStray() }
        countUnit()
        tokens.number = 1
        let number = tokens.string(2)
        var opened = X12TransactionSet(identifier: tokens.string(1), controlNumber: number, place: tokens.place)
        opened.implementation = tokens.isBlank(3) ? nil : tokens.string(3)
        let earlier = group?.sets ?? X12SetList()
        let isKnown = setNumbers.repeats(number, among: earlier.lazy.map(\.controlNumber))
        if !X12SetNames.isOrder(opened.identifier) { opened.errorCodes = [opened.identifier.isEmpty ? "6" : "1"] }
        set = opened
        if number.isEmpty || number.utf8.count > 9 {
            note(set: "7", 2, "x12.setNumber", "the transaction set's control number is missing or too long")
        } else if isKnown {
            let code = isFrom5010(group?.version ?? "") ? "23" : "7"
            note(set: code, 2, "x12.setNumber", "an earlier set of the group has the control number \(shown(number))")
        }
    }

    private mutating func closeSet(withTrailer: Bool) {
        guard let opened = set else {
            if withTrailer { refuseStray() }
            return
        }
        if withTrailer {
            let number = tokens.string(2)
            if !X12Number.areSame(number, opened.controlNumber) {
                let message = "the set is \(shown(opened.controlNumber)) in ST02 and \(shown(number)) in SE02"
                note(set: "3", 2, "x12.setNumber", message)
            }
            if tokens.number(1) != tokens.number {
                let counted = shown(tokens.string(1))
                let message = "the set has \(tokens.number) segments, and its trailer counts \(counted)"
                note(set: "4", 1, "x12.segmentCount", message)
            }
        } else {
            note(set: "2", nil, "x12.trailer", "the transaction set does not have its trailer SE")
        }
        if let closed = set { group?.sets.append(closed) }
        set = nil
    }

    private mutating func note(set code: String, _ element: Int?, _ own: String, _ message: String) {
        set?.errorCodes.append(code)
        let tag = tokens.tag == .st && code != "2" ? "ST" : "SE"
        faults.report(
            Fault(
                code: own,
                place: element.map { tokens.place(of: $0) } ?? tokens.place,
                field: element.map { "\(tag)0\($0)" },
                message: "\(message); the set is refused",
                remedy: "send the set again, with a trailer that is right",
                position: StandardPosition(segment: tag, segmentNumber: tokens.number, element: element, code: code)
            )
        )
    }

    private func isFrom5010(_ version: String) -> Bool { version >= "005010" }

    private func shown(_ text: String) -> String { text.isEmpty ? "nothing" : "\"\(text.prefix(40))\"" }
}
