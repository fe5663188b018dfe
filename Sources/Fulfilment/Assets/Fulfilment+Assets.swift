// The register of everything an account owns.

public import Domain
public import Storage

extension Fulfilment {
    /// The most assets one page has.
    public static let maximumAssetLimit = 1_000

    /// A page of what an account owns: licenses by virtual account, then devices.
    ///
    /// - Parameters:
    ///   - account: whose.
    ///   - filter: which ones.
    ///   - limit: how many, 1 to 1,000.
    ///   - after: `next` of the page before; nil for the first page.
    ///   - caller: who asks; a role in virtual accounts alone shows what lies in those.
    ///   - snapshot: the state to look at.
    /// - Returns: the page; there are more while it has a `next`.
    /// - Throws: `FulfilmentError` where the caller may not see the licenses, or `after` is no place in the list;
    ///   `StorageError`.
    public func assets(
        of account: SmartAccountID,
        filter: AssetFilter = AssetFilter(),
        limit: Int = 100,
        after: String? = nil,
        as caller: Principal,
        in snapshot: Snapshot
    ) throws -> AssetPage {
        let visible = try VisibleAccounts(for: .readLicenses, in: account, as: caller, snapshot)
        let position = after.flatMap(AssetPosition.init)
        if let after, position == nil { throw FulfilmentError.unknownPosition(after) }
        let limit = min(max(limit, 1), Self.maximumAssetLimit)
        var reader = AssetReader(account, visible, filter, limit: limit, in: snapshot)
        return try reader.page(after: position)
    }
}
