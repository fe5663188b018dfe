// From the name of an account to the account.
//
// GUARANTEES   An account that who asks may not know of is answered as one that is not there, in the same words.

public import Domain
public import Fulfilment
public import Storage

extension AccountKey {
    /// The account's id.
    ///
    /// - Parameters:
    ///   - principal: who asks.
    ///   - snapshot: the caller's snapshot.
    /// - Returns: the id.
    /// - Throws: `FulfilmentError` `account.unknown` where there is none, or where it is hidden from who asks; to operators
    ///   `account.closed` where the domain was that of a closed one; `StorageError`.
    public func resolved(for principal: Principal, in snapshot: Snapshot) throws -> SmartAccountID {
        guard let view = try AccountQueries.account(description, in: snapshot), let id = SmartAccountID(view.id) else {
            throw principal.isOperator ? try missing(in: snapshot) : unknown
        }
        guard authorize(principal, .readAccount, .smartAccount(id)) != .hidden else { throw unknown }
        return id
    }

    /// The answer for an account that is not there.
    public var unknown: FulfilmentError {
        FulfilmentError(
            code: "account.unknown",
            message: "there is no Smart Account \(self)",
            remedy: "look at 'holdfast accounts', or make it known with 'holdfast account register'"
        )
    }

    /// Why a name is no account's: nobody has ever had it, or who had it has closed.
    ///
    /// - Parameter snapshot: the caller's snapshot.
    /// - Returns: the error for an operator.
    /// - Throws: `StorageError`.
    public func missing(in snapshot: Snapshot) throws -> APIError {
        guard case .domain(let domain) = self,
            let closed = try snapshot.integer(
                "SELECT max(id) FROM smart_account WHERE domain = ?1 AND state = 'closed'",
                domain.text
            )
        else { return .unknown(unknown.code, unknown.message, remedy: unknown.remedy) }
        let id = SmartAccountID(rawValue: closed)
        return APIError.unknown(
            "account.closed",
            "the Smart Account \(domain) is closed; it is \(id)",
            remedy: "name it by its id, or register the domain anew for another account"
        )
    }
}
