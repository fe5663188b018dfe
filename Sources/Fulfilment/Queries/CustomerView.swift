// CustomerView: the only door through which a customer's side is read.
//
// GUARANTEES   Made for one Smart Account, it gives what lies in that account's virtual accounts and nothing else: no
//              other customer's, nothing that waits in a holding account, nothing of a partner's. It cannot: its
//              statements (CustomerStatements) name no table that holds such things.
// DOES NOT     Decide who may look through it: the caller does.

public import Domain
public import Storage

/// What the customer of one Smart Account may see.
public struct CustomerView: Sendable {
    /// The most lots one page has.
    public static let maximumLimit = 1_000

    private let smartAccount: SmartAccountID

    /// A view of one account.
    public init(smartAccount: SmartAccountID) { self.smartAccount = smartAccount }

    /// The account's virtual accounts, the default one first and the others by name, and how many licenses lie in each.
    ///
    /// - Parameter snapshot: the state to look at.
    /// - Returns: the virtual accounts.
    /// - Throws: `StorageError`.
    public func virtualAccounts(in snapshot: Snapshot) throws -> [AccountView.VirtualAccount] {
        try snapshot.all(CustomerStatements.virtualAccounts, smartAccount.rawValue) { row in
            AccountView.VirtualAccount(
                id: VirtualAccountID(rawValue: row.integer(0)).description,
                name: row.text(1),
                parent: row.optionalText(2),
                isDefault: row.bool(3),
                quantity: row.int(4)
            )
        }
    }

    /// A page of licenses by lot.
    ///
    /// - Parameters:
    ///   - limit: how many lots, 1 to 1,000.
    ///   - after: the last lot of the page before; nil for the first page.
    ///   - snapshot: the state to look at.
    /// - Returns: one entry for each lot and virtual account it lies in; a lot is never cut in two by a page, so there
    ///   can be more entries than lots. Fewer lots than asked for come at the end of the list only.
    /// - Throws: `StorageError`.
    public func licenses(limit: Int = 100, after: LotID? = nil, in snapshot: Snapshot) throws -> [LicenseView] {
        try places(limit: min(max(limit, 1), Self.maximumLimit), after: after, in: snapshot).compactMap { place in
            try snapshot.first(
                CustomerStatements.license,
                smartAccount.rawValue,
                place.lot,
                place.virtualAccount,
                transform: Self.license
            )
        }
    }

    /// A lot, where it lies in the account.
    ///
    /// - Parameters:
    ///   - lot: the lot.
    ///   - snapshot: the state to look at.
    /// - Returns: one entry for each virtual account it lies in; none where it does not lie in this account.
    /// - Throws: `StorageError`.
    public func licenses(ofLot lot: LotID, in snapshot: Snapshot) throws -> [LicenseView] {
        try snapshot.all(
            CustomerStatements.licensesOfLot,
            smartAccount.rawValue,
            lot.rawValue,
            transform: Self.license
        )
    }

    /// A lot in a virtual account.
    private struct Place {
        let virtualAccount: Int64
        let lot: Int64
    }

    /// The places of the next lots, by lot; a seek for each place and each virtual account.
    private func places(limit: Int, after: LotID?, in snapshot: Snapshot) throws -> [Place] {
        let next = { (account: Int64, lot: Int64) in
            try snapshot.integer(CustomerStatements.nextLot, account, lot)
                .map { Place(virtualAccount: account, lot: $0) }
        }
        var heads = try snapshot.all(CustomerStatements.virtualAccountNumbers, smartAccount.rawValue) { $0.integer(0) }
            .compactMap { try next($0, after?.rawValue ?? 0) }
        var places: [Place] = []
        for _ in 0..<limit {
            guard let lot = heads.map(\.lot).min() else { break }
            places += heads.filter { $0.lot == lot }
            heads = try heads.compactMap { $0.lot == lot ? try next($0.virtualAccount, lot) : $0 }
        }
        return places
    }

    private static func license(_ row: Row) -> LicenseView {
        LicenseView(
            id: LotID(rawValue: row.integer(0)).description,
            sku: row.text(1),
            quantity: row.int(2),
            virtualAccount: row.text(3),
            releasedAt: Timestamp(milliseconds: row.integer(4)).description,
            termEndsAt: row.optionalInteger(5).map { Timestamp(milliseconds: $0).description },
            endCustomerOrderNumber: row.optionalText(6)
        )
    }
}
