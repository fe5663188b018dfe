// MatchIndex: what matching asks of the accounts; the database answers, or a test.

public import Domain

/// The accounts as matching looks them up.
public protocol MatchIndex {
    /// The account with the domain identifier that is not closed.
    func account(domain: DomainIdentifier) throws -> SmartAccount?
    /// The account with the id, whatever its state.
    func account(id: SmartAccountID) throws -> SmartAccount?
    /// The accounts that are not closed for which the partner's number of a customer is confirmed.
    func accounts(partner: PartnerID, customerNumber: CustomerNumber) throws -> [SmartAccount]
    /// The account's virtual account of that exact name, or its default one for no name.
    func virtualAccount(_ name: VirtualAccountName?, of account: SmartAccountID) throws -> VirtualAccount?
}
