// VisibleAccounts: in which virtual accounts of a Smart Account a principal may do something.
//
// GUARANTEES   A role in the whole account reaches all of them, one in a virtual account that one, and those in it where
//              it says so. Who may in none of them is answered as the account as a whole would.

internal import Domain
internal import Storage

/// The part of a Smart Account that a principal may look at.
enum VisibleAccounts {
    /// The whole account, with what lies in no virtual account.
    case all
    /// These virtual accounts only, by their numbers.
    case some(Set<Int64>)

    /// Finds out.
    ///
    /// - Parameters:
    ///   - action: what is to be done.
    ///   - account: in which account.
    ///   - caller: who asks.
    ///   - snapshot: the state to look at.
    /// - Throws: `FulfilmentError` where it may nowhere; `StorageError`.
    init(for action: Action, in account: SmartAccountID, as caller: Principal, _ snapshot: Snapshot) throws {
        let isThere = try snapshot.integer("SELECT 1 FROM smart_account WHERE id = ?1", account.rawValue) != nil
        let unknown = FulfilmentError.unknownAccount(account.description)
        guard isThere else { throw unknown }
        if authorize(caller, action, .smartAccount(account)) == .allowed {
            self = .all
            return
        }
        let hasPart = caller.grants.contains { grant in
            if case .virtualAccount(_, account, _) = grant.scope { true } else { false }
        }
        let parts = hasPart ? try Self.parts(action, account, caller, snapshot) : []
        if parts.isEmpty { try caller.require(action, on: .smartAccount(account), else: unknown) }
        self = .some(parts)
    }

    /// Whether it reaches a virtual account.
    func contains(_ virtualAccount: Int64?) -> Bool {
        switch self {
        case .all: true
        case .some(let parts): virtualAccount.map(parts.contains) ?? false
        }
    }

    private static func parts(
        _ action: Action,
        _ account: SmartAccountID,
        _ caller: Principal,
        _ snapshot: Snapshot
    ) throws -> Set<Int64> {
        let rows = try snapshot.all(CustomerStatements.virtualAccountParents, account.rawValue) { row in
            (id: row.integer(0), parent: row.optionalInteger(1))
        }
        let parents = Dictionary(rows.map { ($0.id, $0.parent) }) { first, _ in first }
        return Set(
            rows.lazy.map(\.id).filter { id in
                var within: [VirtualAccountID] = []
                var above = parents[id] ?? nil
                while let next = above, within.count < rows.count {
                    within.append(VirtualAccountID(rawValue: next))
                    above = parents[next] ?? nil
                }
                let place = Resource.virtualAccount(VirtualAccountID(rawValue: id), of: account, within: within)
                return authorize(caller, action, place) == .allowed
            }
        )
    }
}
