// Looking at product instances.

public import Domain
public import Storage

extension Fulfilment {
    /// A product instance with what it uses.
    ///
    /// - Parameters:
    ///   - id: the instance.
    ///   - caller: who asks.
    ///   - snapshot: the state to look at.
    /// - Returns: the instance.
    /// - Throws: `FulfilmentError`, `StorageError`.
    public func instance(_ id: ProductInstanceID, as caller: Principal, in snapshot: Snapshot) throws -> InstanceView {
        try instance(id, for: .readLicenses, as: caller, in: snapshot).view(at: time.now, in: snapshot)
    }

    /// The registered product instances of an account that the caller may see, virtual account by virtual account.
    ///
    /// - Parameters:
    ///   - account: the Smart Account.
    ///   - virtualAccount: the virtual account, by its name or as `va_…`; nil for all.
    ///   - after: the last one of the page before; nil for the first page.
    ///   - limit: how many, 1 to 1,001.
    ///   - caller: who asks.
    ///   - snapshot: the state to look at.
    /// - Returns: the instances; fewer than asked for come at the end of the list only.
    /// - Throws: `FulfilmentError`, `StorageError`.
    public func instances(
        of account: SmartAccountID,
        within virtualAccount: String? = nil,
        after: ProductInstanceID? = nil,
        limit: Int = 100,
        as caller: Principal,
        in snapshot: Snapshot
    ) throws -> [InstanceView] {
        let (limit, now) = (min(max(limit, 1), 1_001), time.now)
        let last = try after.map { try instance($0, for: .readLicenses, as: caller, in: snapshot) }
        var views: [InstanceView] = []
        for place in try readablePlaces(of: account, virtualAccount, as: caller, in: snapshot) {
            guard views.count < limit else { break }
            guard place >= last?.virtualAccount.rawValue ?? 0 else { continue }
            let start = place == last?.virtualAccount.rawValue ? last?.id.rawValue ?? 0 : 0
            views += try InstanceRecord.all(in: place, after: start, limit: limit - views.count, snapshot)
                .map { try $0.view(at: now, in: snapshot) }
        }
        return views
    }

    /// The virtual accounts whose licenses the caller may see, by their numbers.
    func readablePlaces(
        of account: SmartAccountID,
        _ virtualAccount: String?,
        as caller: Principal,
        in snapshot: Snapshot
    ) throws -> [Int64] {
        if let virtualAccount {
            let place = try VirtualAccountPlace.find(
                virtualAccount,
                of: account,
                for: .readLicenses,
                as: caller,
                in: snapshot
            )
            return [place.id.rawValue]
        }
        let visible = try VisibleAccounts(for: .readLicenses, in: account, as: caller, snapshot)
        return try snapshot.all(CustomerStatements.virtualAccountNumbers, account.rawValue) { $0.integer(0) }
            .filter { visible.contains($0) }
    }
}
