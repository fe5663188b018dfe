// ActivityEntry: an entry of the activity log as it is kept, and the bytes that are sealed of it.
//
// GUARANTEES   The bytes are made in one way only, told in docs/activity-log.md; the first says which way. They are a
//              contract with every proof that was ever exported: a new way gets a new first byte.

internal import Domain

/// An entry as its row tells it.
struct ActivityEntry: Hashable {
    /// How many bytes an entry's salt has.
    static let saltLength = 16
    /// The first byte: the way in which the others are made.
    private static let version: UInt8 = 1

    let id: ActivityID
    let owner: EventOwner
    let kind: String
    let actor: String
    let happenedAt: Timestamp
    let summary: String
    var virtualAccount: VirtualAccountID?
    var source: VirtualAccountID?
    var lot: LotID?
    var sku: String?
    var quantity: Int?
    var orderNumber: String?

    /// What is sealed of it.
    ///
    /// - Parameters:
    ///   - salt: bytes nobody can guess, so that its hash tells nothing to who sees only that.
    ///   - previous: the owner's entry before it, nil for the first: what binds an owner's entries together.
    /// - Returns: the bytes of a leaf.
    func sealedBytes(salt: [UInt8], previous: ActivityID?) -> [UInt8] {
        var content = CanonicalBytes(capacity: 160 + actor.utf8.count + summary.utf8.count)
        content.add(byte: Self.version)
        content.add(raw: salt)
        content.add(id.rawValue)
        content.add(previous?.rawValue ?? 0)
        let owner = owner.columns
        content.add(byte: UInt8(owner.kind))
        content.add(owner.id)
        content.add(happenedAt.milliseconds)
        content.add(kind)
        content.add(actor)
        content.add(summary)
        content.add(optional: virtualAccount?.rawValue)
        content.add(optional: source?.rawValue)
        content.add(optional: lot?.rawValue)
        content.add(optional: sku)
        content.add(optional: quantity.map(Int64.init))
        content.add(optional: orderNumber)
        return content.bytes
    }
}

extension EventOwner {
    /// As the tables write it: 1 a partner, 2 a Smart Account, with its number.
    var columns: (kind: Int, id: Int64) {
        switch self {
        case .partner(let id): (1, id.rawValue)
        case .smartAccount(let id): (2, id.rawValue)
        }
    }

    /// What the columns say.
    init(kind: Int, id: Int64) {
        self = kind == 1 ? .partner(PartnerID(rawValue: id)) : .smartAccount(SmartAccountID(rawValue: id))
    }

    /// Reads an owner as it is shown outside; nil for anything else.
    init?(_ text: String) {
        if let id = SmartAccountID(text) {
            self = .smartAccount(id)
        } else if let id = PartnerID(text) {
            self = .partner(id)
        } else {
            return nil
        }
    }
}
