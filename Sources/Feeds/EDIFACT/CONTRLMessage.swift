// CONTRLMessage: the syntax and service report that acknowledges an interchange or says what is wrong with it.
//
// SOURCE       ISO 9735, message CONTRL. In S011 the segment's tag is position 1, so an element n is position n + 1.

internal import Domain

/// Writes a CONTRL.
struct CONTRLMessage {
    /// 0083: this level and all below it are refused.
    private static let refused = "4"
    /// 0083: this level is acknowledged, and what is below it unless it is refused by name.
    private static let acknowledged = "7"
    private static let aroundMessages: Set<String> = ["UNH", "UNT"]

    let interchange: EDIFACTInterchange

    init(_ interchange: EDIFACTInterchange) { self.interchange = interchange }

    func write(to writer: inout EDIFACTWriter) {
        writer.beginMessage(
            interchange.syntaxVersion == 4 ? ["CONTRL", "4", "1", "UN"] : ["CONTRL", "D", "3", "UN"]
        )
        let error = interchange.errors.first
        writer.segment(
            "UCI",
            [interchange.controlReference],
            address(interchange.sender),
            address(interchange.recipient),
            [error == nil ? Self.acknowledged : Self.refused],
            [error?.code ?? ""],
            [error?.segment ?? ""],
            position(error)
        )
        if error == nil { writeLowerLevels(to: &writer) }
        writer.endMessage()
    }

    private func writeLowerLevels(to writer: inout EDIFACTWriter) {
        let refused = Dictionary(grouping: interchange.messages.filter { !$0.errors.isEmpty }) { $0.group }
        for message in refused[nil] ?? [] { write(message, to: &writer) }
        for (index, group) in interchange.groups.enumerated() {
            let messages = refused[index] ?? []
            let error = group.errors.first
            guard error != nil || !messages.isEmpty else { continue }
            writer.segment(
                "UCF",
                [group.reference],
                address(group.sender),
                address(group.recipient),
                [error == nil ? Self.acknowledged : Self.refused],
                [error?.code ?? ""],
                [error?.segment ?? ""],
                position(error)
            )
            if error == nil { for message in messages { write(message, to: &writer) } }
        }
    }

    private func write(_ message: EDIFACTMessage, to writer: inout EDIFACTWriter) {
        let kind = message.kind
        let error = message.errors.first { Self.aroundMessages.contains($0.segment) }
        writer.segment(
            "UCM",
            [message.reference],
            [kind.type, kind.version, kind.release, kind.agency, kind.association],
            [Self.refused],
            [error?.code ?? ""],
            [error?.segment ?? ""],
            position(error)
        )
        let errors = message.errors.filter { !Self.aroundMessages.contains($0.segment) }
        let segments = Dictionary(grouping: errors) { $0.segmentNumber ?? 1 }
        for (number, errors) in segments.sorted(by: { $0.key < $1.key }) {
            writer.segment("UCS", [String(number)], [errors.first { $0.element == nil }?.code ?? ""])
            for error in errors where error.element != nil {
                writer.segment("UCD", [error.code ?? ""], position(error))
            }
        }
    }

    private func position(_ error: StandardPosition?) -> [String] {
        guard let element = error?.element else { return [] }
        return [String(element + 1), error?.component.map(String.init) ?? ""]
    }

    private func address(_ address: EDIFACTAddress) -> [String] {
        [address.identifier, address.qualifier, address.internalAddress]
    }
}
