// Positions: bought, used, reserved and left, for each SKU and virtual account.
//
// GUARANTEES   A page costs one seek for each virtual account and a few rows for each position, however many lots there are.

public import Domain
public import Storage

extension Fulfilment {
    /// The positions of an account that the caller may see, by virtual account and SKU.
    ///
    /// - Parameters:
    ///   - account: the Smart Account.
    ///   - virtualAccount: the virtual account, by its name or as `va_…`; nil for all.
    ///   - after: the `id` of the last one of the page before; nil for the first page.
    ///   - limit: how many, 1 to 1,001.
    ///   - caller: who asks.
    ///   - snapshot: the state to look at.
    /// - Returns: the positions; fewer than asked for come at the end of the list only.
    /// - Throws: `FulfilmentError`, `StorageError`.
    public func positions(
        of account: SmartAccountID,
        within virtualAccount: String? = nil,
        after: String? = nil,
        limit: Int = 100,
        as caller: Principal,
        in snapshot: Snapshot
    ) throws -> [LicensePositionView] {
        let (limit, now) = (min(max(limit, 1), 1_001), time.now)
        let start = try after.map { try positionKey($0) }
        var views: [LicensePositionView] = []
        for number in try readablePlaces(of: account, virtualAccount, as: caller, in: snapshot) {
            guard views.count < limit else { break }
            guard number >= start?.place ?? 0 else { continue }
            let sku = number == start?.place ? start?.sku ?? "" : ""
            let found = try LicensePosition.all(
                in: number,
                after: sku,
                limit: limit - views.count,
                at: now,
                snapshot
            )
            guard !found.isEmpty,
                let place = try VirtualAccountPlace.find(VirtualAccountID(rawValue: number), in: snapshot)
            else { continue }
            views += try found.map { try $0.view(in: place, at: now, snapshot) }
        }
        return views
    }

    private func positionKey(_ text: String) throws(FulfilmentError) -> (place: Int64, sku: String) {
        let parts = text.split(separator: "/", maxSplits: 1)
        guard parts.count == 2, let place = VirtualAccountID(parts[0]) else {
            throw FulfilmentError.unknownPosition(text)
        }
        return (place.rawValue, String(parts[1]))
    }
}
