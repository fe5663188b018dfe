// How an interchange's end is looked at before its messages are read.

internal import Domain

extension EDIFACTReader {
    /// What was counted on the way to the end of an interchange.
    private struct Tally {
        var messages = 0
        var messagesOutsideGroups = 0
        var messagesInGroup = 0
        var isInMessage = false
        var isInGroup = false
        var hasStray = false
        var groupReferences: Set<String> = []
    }

    /// Goes over the service segments up to the interchange's end and notes what is wrong with them.
    ///
    /// - Returns: how many messages there are.
    mutating func scanInterchange() -> Int {
        var tally = Tally()
        hasTrailer = false
        let header = tokenizer.start
        while true {
            let (event, stray) = tokenizer.nextService()
            noteStray(stray, &tally)
            guard event == .segment else {
                refuse(.missingTrailer, at: header, segment: "UNZ")
                return tally.messages
            }
            switch EDIFACTTag(rawValue: tokenizer.tag) {
            case .unh: beginMessage(&tally)
            case .unt:
                if !tally.isInMessage { noteStray(tokenizer.start, &tally) }
                tally.isInMessage = false
            case .ung: beginGroup(&tally)
            case .une: endGroup(&tally)
            case .unz:
                hasTrailer = true
                endInterchange(&tally)
                return tally.messages
            case .una, .unb:
                refuse(.missingTrailer, at: header, segment: "UNZ")
                tokenizer.move(to: tokenizer.start)
                return tally.messages
            default: if !tally.isInMessage { noteStray(tokenizer.start, &tally) }
            }
        }
    }

    private mutating func noteStray(_ stray: Int?, _ tally: inout Tally) {
        guard let stray, !tally.isInMessage, !tally.hasStray else { return }
        tally.hasStray = true
        refuse(.outsideMessage, at: stray, segment: tagText(tokenizer.tag(at: stray)))
    }

    private mutating func beginMessage(_ tally: inout Tally) {
        tally.messages += 1
        tally.isInMessage = true
        if text(2) == "CONTRL" { interchange.isAcknowledgement = true }
        if tally.isInGroup { tally.messagesInGroup += 1 } else { tally.messagesOutsideGroups += 1 }
    }

    private mutating func beginGroup(_ tally: inout Tally) {
        if tally.isInGroup { refuseGroup(.missingGroupTrailer, segment: "UNE") }
        tally.isInMessage = false
        tally.isInGroup = true
        tally.messagesInGroup = 0
        let place = place(at: tokenizer.start)
        let reference = text(5)
        interchange.groups.append(
            EDIFACTGroup(reference: reference, sender: address(2), recipient: address(3), place: place)
        )
        if !tally.groupReferences.insert(reference).inserted {
            refuseGroup(.duplicateGroup(reference), segment: "UNG", element: 5)
        }
    }

    private mutating func endGroup(_ tally: inout Tally) {
        guard tally.isInGroup, let group = interchange.groups.last else { return noteStray(tokenizer.start, &tally) }
        tally.isInMessage = false
        tally.isInGroup = false
        let (written, reference) = (tokenizer.count(1), text(2))
        if written != tally.messagesInGroup {
            refuseGroup(
                .count("edifact.groupCount", "messages", written: written, found: tally.messagesInGroup),
                segment: "UNE",
                element: 1
            )
        }
        if reference != group.reference {
            refuseGroup(
                .references("edifact.groupReference", "group", group.reference, reference),
                segment: "UNE",
                element: 2
            )
        }
    }

    private mutating func refuseGroup(_ fault: EDIFACTFault, segment: String, element: Int? = nil) {
        report(fault, at: tokenizer.start, segment: segment, element: element)
        let position = StandardPosition(segment: segment, element: element, code: fault.syntax.rawValue)
        interchange.groups[interchange.groups.count - 1].errors.append(position)
    }

    private mutating func endInterchange(_ tally: inout Tally) {
        if tally.isInGroup { refuseGroup(.missingGroupTrailer, segment: "UNE") }
        let place = tokenizer.start
        let groups = interchange.groups.count
        if groups > 0, tally.messagesOutsideGroups > 0 { refuse(.mixedLevels, at: place, segment: "UNH") }
        if tally.messages == 0 { refuse(.empty, at: place, segment: "UNZ") }
        let (written, found) = (tokenizer.count(1), groups > 0 ? groups : tally.messages)
        if written != found {
            let what = groups > 0 ? "groups" : "messages"
            refuse(
                .count("edifact.interchangeCount", what, written: written, found: found),
                at: place,
                segment: "UNZ",
                element: 1
            )
        }
        let reference = text(2)
        if reference != interchange.controlReference {
            let header = interchange.controlReference
            refuse(
                .references("edifact.interchangeReference", "interchange", header, reference),
                at: place,
                segment: "UNZ",
                element: 2
            )
        }
    }
}
