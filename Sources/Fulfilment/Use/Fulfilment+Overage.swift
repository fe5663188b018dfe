// Overages: telling when more is used than there is, and when that is over.
//
// GUARANTEES   Each change from one to the other is told once, in the transaction that made it; what another part of the
//              product changed without asking here is told by the watch.

internal import Domain
internal import Storage

extension Fulfilment {
    /// How many positions one transaction tells of.
    private static let overageLimit = 1_000

    /// Tells of all positions whose customer does not know yet how they stand; nearly always there are none.
    ///
    /// - Returns: whether there may be more.
    /// - Throws: `StorageError`.
    @discardableResult
    func tellOverages(_ operation: Operation) throws -> Bool {
        // The words of the index license_position_untold.
        let untold = try operation.snapshot.all(
            """
            SELECT virtual_account, sku, purchased, in_use, reserved FROM license_position
            WHERE (is_over = 1) <> (in_use + reserved > purchased) LIMIT ?1
            """,
            Self.overageLimit
        ) {
            (
                place: VirtualAccountID(rawValue: $0.integer(0)), sku: $0.text(1), purchased: $0.int(2),
                inUse: $0.int(3), reserved: $0.int(4)
            )
        }
        for position in untold {
            let over = position.inUse + position.reserved - position.purchased
            try operation.transaction.run(
                "UPDATE license_position SET is_over = ?3 WHERE virtual_account = ?1 AND sku = ?2",
                position.place.rawValue,
                position.sku,
                over > 0
            )
            guard let place = try VirtualAccountPlace.find(position.place, in: operation.snapshot) else { continue }
            let domain = try place.domain(in: operation.snapshot)
            try publish(.licenseOverage, to: .smartAccount(place.smartAccount), operation) { data in
                data.member("smartAccount", domain)
                data.member("virtualAccount", place.name.text)
                data.member("sku", position.sku)
                data.member("compliance", Compliance(isOver: over > 0).rawValue)
                data.member("purchased", position.purchased)
                data.member("inUse", position.inUse)
                data.member("reserved", position.reserved)
                data.member("overage", max(0, over))
            }
        }
        return untold.count == Self.overageLimit
    }
}
