// The licenses of an account as a page.

internal import Domain
internal import Fulfilment
internal import Storage

/// Reads pages of licenses.
enum LicensePage {
    static func read(
        of account: SmartAccountID,
        at position: PagePosition,
        in snapshot: Snapshot
    ) throws -> Page<LicenseView> {
        let after = try position.place(IdentifierKinds.Lot.self)
        let licenses = try CustomerView(smartAccount: account)
            .licenses(limit: position.limit, after: after, in: snapshot)
        // The limit counts lots, and a lot can lie in several virtual accounts.
        let isFull = Set(licenses.map(\.id)).count >= position.limit
        return Page(items: licenses, next: isFull ? licenses.last?.id : nil)
    }
}

extension PagePosition {
    /// The place where a page goes on, as an identifier.
    func place<Kind>(_ kind: Kind.Type) throws(APIError) -> Identifier<Kind>? {
        guard let after else { return nil }
        guard let id = Identifier<Kind>(after) else {
            throw .invalid("after.invalid", "there is no such place in this listing", remedy: "begin without 'after'")
        }
        return id
    }
}
