public import Domain
public import Fulfilment

/// Smart Accounts and the licenses in them.
public protocol AccountOperations: Sendable {
    /// All accounts, without their virtual accounts.
    func accounts(at position: PagePosition) async throws -> Page<AccountView>

    /// An account by its domain identifier or its id.
    func account(_ key: AccountKey) async throws -> AccountView

    /// Makes an account known, or changes what is known of it.
    func register(_ domain: DomainIdentifier, _ request: AccountRequest, by actor: String) async throws -> AccountView

    /// Moves an account to another state.
    func changeState(of key: AccountKey, to state: SmartAccountState, by actor: String) async throws -> AccountView
}
