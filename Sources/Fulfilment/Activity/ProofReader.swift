// ProofReader: the texts of a proof as values.
//
// GUARANTEES   A value has one text: identifiers, hashes and moments that are written in another way are refused, so that
//              nothing in a proof can be changed without changing what it says.

internal import Domain

/// Reads the parts of a proof.
enum ProofReader {
    /// The head as it is hashed.
    static func head(_ written: ActivityProof.Head) throws(ProofFault) -> SealHead {
        let what = "the head of batch \(written.batch)"
        guard written.batch > 0, written.count > 0 else { throw ProofFault("\(what) has numbers that no head has") }
        return SealHead(
            batch: written.batch,
            first: try identifier(written.first, of: what),
            last: try identifier(written.last, of: what),
            count: written.count,
            sealedAt: try moment(written.sealedAt, of: what),
            root: try hash(written.root, of: what),
            previous: try hash(written.previous, of: what),
            far: try hash(written.far, of: what)
        )
    }

    /// The entry as it is hashed.
    static func entry(_ written: ActivityProof.Entry, of owner: EventOwner) throws(ProofFault) -> ActivityEntry {
        let what = "entry \(written.id)"
        return ActivityEntry(
            id: try identifier(written.id, of: what),
            owner: owner,
            kind: written.kind,
            actor: written.actor,
            happenedAt: try moment(written.happenedAt, of: what),
            summary: written.summary,
            virtualAccount: try optional(written.virtualAccount, of: what),
            source: try optional(written.sourceAccount, of: what),
            lot: try optional(written.lot, of: what),
            sku: written.sku,
            quantity: written.quantity,
            orderNumber: written.orderNumber
        )
    }

    static func owner(_ text: String) throws(ProofFault) -> EventOwner {
        guard let owner = EventOwner(text), owner.description == text else {
            throw ProofFault("“\(text)” is the name of no account or partner")
        }
        return owner
    }

    static func hash(_ text: String, of what: String) throws(ProofFault) -> ActivityHash {
        guard let hash = ActivityHash(text) else {
            throw ProofFault("\(what) has “\(text)” where a hash of 64 lower-case hexadecimal digits belongs")
        }
        return hash
    }

    static func salt(_ text: String, of what: String) throws(ProofFault) -> [UInt8] {
        guard let salt = HexadecimalBytes.decode(text), salt.count == ActivityEntry.saltLength else {
            throw ProofFault("\(what) has “\(text)” where a salt of 32 lower-case hexadecimal digits belongs")
        }
        return salt
    }

    static func optional<Kind>(_ text: String?, of what: String) throws(ProofFault) -> Identifier<Kind>? {
        guard let text else { return nil }
        return try identifier(text, of: what)
    }

    static func identifier<Kind>(_ text: String, of what: String) throws(ProofFault) -> Identifier<Kind> {
        guard let id = Identifier<Kind>(text), id.description == text else {
            throw ProofFault("\(what) has “\(text)” where an identifier like \(Kind.prefix)_… belongs")
        }
        return id
    }

    private static func moment(_ text: String, of what: String) throws(ProofFault) -> Timestamp {
        guard let moment = Timestamp(text), moment.description == text else {
            throw ProofFault("\(what) has “\(text)” where a moment like 2026-11-25T08:00:00.000Z belongs")
        }
        return moment
    }
}
