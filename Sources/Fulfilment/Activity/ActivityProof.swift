// ActivityProof: the file with which an owner proves its entries, as it is written.
//
// GUARANTEES   It holds the owner's entries with their salts, and hashes. Of others it tells how many entries a batch has,
//              and the identifiers of a batch's first and last one; nothing else.

internal import Domain

/// A proof as JSON.
struct ActivityProof: Codable, Equatable {
    /// What the first member says.
    static let format = "holdfast-activity-proof"
    /// The version of the file's form.
    static let version = 1

    /// An entry with what leads to its batch's root.
    struct Entry: Codable, Equatable {
        let id: String
        let happenedAt: String
        let kind: String
        let actor: String
        let summary: String
        let virtualAccount: String?
        let sourceAccount: String?
        let lot: String?
        let sku: String?
        let quantity: Int?
        let orderNumber: String?
        /// The owner's entry before it; absent for the first.
        let previous: String?
        /// Hexadecimal.
        let salt: String
        /// The batch it is sealed in.
        let batch: Int64
        /// Its place there, from 0.
        let index: Int
        /// The hashes up to the root, hexadecimal, the nearest first.
        let path: [String]
    }

    /// The head of a batch.
    struct Head: Codable, Equatable {
        let batch: Int64
        let first: String
        let last: String
        let count: Int
        let sealedAt: String
        let root: String
        let previous: String
        let far: String
    }

    let format: String
    let version: Int
    /// Whose entries, `sa_…` or `ptn_…`.
    let owner: String
    /// The hash of the newest head.
    let head: String
    /// The heads from the newest to those of the entries, the newest first.
    let heads: [Head]
    /// The entries, the oldest first.
    let entries: [Entry]
}

extension ActivityProof.Head {
    init(_ head: SealHead) {
        batch = head.batch
        first = head.first.description
        last = head.last.description
        count = head.count
        sealedAt = head.sealedAt.description
        root = head.root.description
        previous = head.previous.description
        far = head.far.description
    }
}

extension ActivityProof.Entry {
    init(
        _ entry: ActivityEntry,
        after earlier: String?,
        salt bytes: [UInt8],
        batch number: Int64,
        index place: Int,
        path hashes: [ActivityHash]
    ) {
        id = entry.id.description
        happenedAt = entry.happenedAt.description
        kind = entry.kind
        actor = entry.actor
        summary = entry.summary
        virtualAccount = entry.virtualAccount?.description
        sourceAccount = entry.source?.description
        lot = entry.lot?.description
        sku = entry.sku
        quantity = entry.quantity
        orderNumber = entry.orderNumber
        previous = earlier
        salt = HexadecimalBytes.encode(bytes)
        batch = number
        index = place
        path = hashes.map(\.description)
    }
}
