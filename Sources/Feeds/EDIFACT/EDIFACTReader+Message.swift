// How the messages of an interchange are read and given out.

internal import Domain

extension EDIFACTReader {
    /// The most errors of a message that CONTRL tells one by one.
    private static let maximumErrors = 99

    /// Reads the messages up to the interchange's end.
    mutating func readMessages(into sink: inout some FeedSink) {
        var group: Int?
        while !faults.refusesFile, tokenizer.next() == .segment {
            switch EDIFACTTag(rawValue: tokenizer.tag) {
            case .unh: readMessage(in: group, into: &sink)
            case .ung: group = group.map { $0 + 1 } ?? 0
            case .unz: return
            default: break
            }
        }
    }

    private mutating func readMessage(in group: Int?, into sink: inout some FeedSink) {
        messageCount += 1
        guard messageCount <= profile.limits.maximumDocuments else {
            let place = place(at: tokenizer.start)
            return faults.refuse(.tooManyUnits(at: place, limit: profile.limits.maximumDocuments))
        }
        beginMessage(in: group)
        let isGroupRefused = group.map { !interchange.groups[$0].errors.isEmpty } ?? false
        let isRead = !isGroupRefused && order.faults.list.isEmpty
        let isEnded = isRead ? readSegments() : skipSegments()
        if isRead {
            isEnded ? checkTrailer() : report(.missingMessageTrailer, segment: "UNT")
            finishOrder()
        }
        give(isGroupRefused, to: &sink)
    }

    private mutating func beginMessage(in group: Int?) {
        let kind = EDIFACTMessage.Kind(
            type: text(2),
            version: text(2, 2),
            release: text(2, 3),
            agency: text(2, 4),
            association: text(2, 5)
        )
        let place = place(at: tokenizer.start)
        var message = EDIFACTMessage(reference: text(1), kind: kind, place: place)
        message.group = group
        order = EDIFACTOrder(message: message)
        guard kind.type == "ORDERS" || kind.type == "ORDCHG" else {
            return report(.unsupportedMessage(kind.type), element: 2, component: 1)
        }
        // Before the directories of D.93A a line was made differently; S marks a message of a standard directory.
        guard kind.version == "D" || kind.version == "S" else {
            return report(.unsupportedVersion("\(kind.version):\(kind.release)"), element: 2, component: 2)
        }
    }

    /// Reads the segments of a message.
    ///
    /// - Returns: whether it ended with its UNT.
    private mutating func readSegments() -> Bool {
        while true {
            guard tokenizer.next() == .segment else { return false }
            let tag = EDIFACTTag(rawValue: tokenizer.tag)
            if let tag, tag.isAroundMessages {
                tokenizer.move(to: tokenizer.start)
                return false
            }
            order.segmentCount += 1
            if tag == .unt { return true }
            if tokenizer.isOverLimit {
                report(.tooLong)
            } else if tokenizer.tag == 0 || !isTag(tokenizer.tag) {
                report(.noTag)
            } else if let tag {
                readSegment(tag)
            } else {
                order.party = nil
            }
        }
    }

    private func isTag(_ tag: UInt32) -> Bool {
        [tag >> 16, tag >> 8, tag].allSatisfy { byte in
            let byte = UInt8(truncatingIfNeeded: byte)
            return ASCII.isDigit(byte) || ASCII.isLetter(byte) && byte & 0x20 == 0
        }
    }

    /// Passes over the segments of a message that is not read.
    private mutating func skipSegments() -> Bool {
        while true {
            guard tokenizer.nextService().event == .segment else { return false }
            let tag = EDIFACTTag(rawValue: tokenizer.tag)
            if tag == .unt { return true }
            guard tag?.isAroundMessages != true else {
                tokenizer.move(to: tokenizer.start)
                return false
            }
        }
    }

    private mutating func checkTrailer() {
        let (written, reference) = (tokenizer.count(1), text(2))
        if written != order.segmentCount {
            report(
                .count("edifact.segmentCount", "segments", written: written, found: order.segmentCount),
                element: 1
            )
        }
        if reference != order.message.reference {
            report(
                .references("edifact.messageReference", "message", order.message.reference, reference),
                element: 2
            )
        }
    }

    /// Gives the order to the sink, or leaves it out.
    private mutating func give(_ isGroupRefused: Bool, to sink: inout some FeedSink) {
        let isWhole = order.faults.list.isEmpty && !isGroupRefused
        if interchange.isTest, profile.holdsTestOrders { order.draft.isReleasedOnRequest = true }
        let document =
            isWhole ? order.draft.finish(defaultKind: profile.defaultOrderKind, faults: &order.faults) : nil
        if isWhole { placeOrderFaults() }
        takeOverFaults()
        if let document {
            order.message.documents = documentCount..<documentCount + 1
            documentCount += 1
            sink.take(.order(document))
        } else {
            sink.leaveOut(RejectedUnit(kind: "order", name: order.name, lineCount: order.lineCount))
        }
        // What a group that is refused takes with it is not told one by one.
        guard !isGroupRefused else { return }
        let last = interchange.messages.count - 1
        if last < 0 || !interchange.messages[last].absorb(order.message) {
            interchange.messages.append(order.message)
        }
    }

    /// Says of the faults that the rules for whole orders found where in the message they are, and makes them its errors.
    private mutating func placeOrderFaults() {
        let found = order.faults.list
        order.faults = FeedFaults()
        for fault in found.first {
            let number = fault.place.flatMap { order.segmentNumber(ofLineAt: $0.byteOffset) }
            let isMissing = fault.code.hasSuffix("Missing") || fault.code == "order.noLines"
            let position = StandardPosition(
                segment: number == nil ? "BGM" : "LIN",
                segmentNumber: number ?? 2,
                code: (isMissing ? EDIFACTFault.Syntax.missing : .invalidValue).rawValue
            )
            note(Fault(fault, position), position)
        }
        if let last = order.faults.list.first.last {
            for _ in found.first.count..<found.total { order.faults.report(last) }
        }
    }

    private mutating func takeOverFaults() {
        let list = order.faults.list
        for fault in list.first { faults.report(fault) }
        // Beyond the first thousand a list only counts.
        if let last = list.first.last { for _ in list.first.count..<list.total { faults.report(last) } }
    }

    /// Reports what is wrong with the current segment of the message.
    mutating func report(
        _ fault: EDIFACTFault,
        field: String? = nil,
        segment: String? = nil,
        element: Int? = nil,
        component: Int? = nil
    ) {
        let offset = element.flatMap { tokenizer.part($0, component ?? 1)?.start } ?? tokenizer.start
        let position = StandardPosition(
            segment: segment ?? tagText(tokenizer.tag),
            segmentNumber: order.segmentCount,
            element: element,
            component: component,
            code: fault.syntax.rawValue
        )
        // Places are looked up in rising order; within a segment the way back to its beginning is short.
        _ = place(at: tokenizer.start)
        finder.mark()
        note(Fault(fault, field: field, at: place(at: offset), position), position)
    }

    /// Reports what is wrong with the line that was read before the current segment.
    mutating func reportLine(_ fault: EDIFACTFault, field: String) {
        let number = order.lineSegments.last?.number
        let position = StandardPosition(segment: "LIN", segmentNumber: number, code: fault.syntax.rawValue)
        note(Fault(fault, field: field, at: order.line.document.place, position), position)
    }

    private mutating func note(_ fault: Fault, _ position: StandardPosition) {
        order.faults.report(fault)
        if order.message.errors.count < Self.maximumErrors { order.message.errors.append(position) }
    }
}
