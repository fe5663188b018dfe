// The operations on Smart Accounts, each one transaction or one snapshot.

internal import Domain
internal import Fulfilment
internal import HTTPAPI
internal import Storage

extension DaemonOperations {
    func accounts(at position: PagePosition) async throws -> Page<AccountView> {
        let after = try place(position.after, IdentifierKinds.SmartAccount.self)
        let accounts = try await database.read {
            try AccountQueries.list(limit: count(for: position), after: after, in: $0)
        }
        return page(accounts, at: position) { $0.id }
    }

    func account(_ key: AccountKey) async throws -> AccountView {
        try await database.read { try view(of: key, in: $0) }
    }

    func register(_ domain: DomainIdentifier, _ request: AccountRequest, by actor: String) async throws -> AccountView {
        let described = try document(domain, request)
        return try await database.write { transaction in
            var document = described
            let isNew = try AccountQueries.account(domain.text, in: transaction.snapshot) == nil
            let namesNoDefault = request.virtualAccounts?.allSatisfy { $0.isDefault == nil } ?? false
            // Of a known account the default is never moved unasked: licenses would go where nobody looks.
            if isNew, namesNoDefault, !document.virtualAccounts.isEmpty { document.virtualAccounts[0].isDefault = true }
            // By its id: when it is closed now, its domain is no longer a name of it.
            let change = try fulfilment.apply(document, partner: nil, actor: actor, in: transaction)
            return try view(of: .id(change.id), in: transaction.snapshot)
        }
    }

    func changeState(of key: AccountKey, to state: SmartAccountState, by actor: String) async throws -> AccountView {
        try await database.write { transaction in
            let id = try accountID(key, in: transaction.snapshot)
            try fulfilment.changeState(ofAccount: id, to: state, actor: actor, in: transaction)
            return try view(of: .id(id), in: transaction.snapshot)
        }
    }

    private func view(of key: AccountKey, in snapshot: Snapshot) throws -> AccountView {
        guard let view = try AccountQueries.account(key.description, in: snapshot) else {
            throw try key.missing(in: snapshot)
        }
        return view
    }

    private func document(_ domain: DomainIdentifier, _ request: AccountRequest) throws(APIError) -> AccountDocument {
        guard let state = SmartAccountState(rawValue: request.state) else {
            let states = SmartAccountState.allCases.map(\.rawValue).joined(separator: ", ")
            throw .invalid("state.invalid", "the state is not one of \(states)")
        }
        var document = AccountDocument(
            domain: domain,
            state: state,
            place: SourcePlace(byteOffset: 0, line: 1, column: 1)
        )
        if let name = request.name { document.name = try checked("name", name, Name.init(_:)) }
        if let country = request.country { document.country = try checked("country", country, CountryCode.init(_:)) }
        for entry in request.virtualAccounts ?? [] {
            var virtualAccount = AccountDocument.VirtualAccountEntry(
                name: try checked("virtualAccount", entry.name, VirtualAccountName.init(_:)),
                isDefault: entry.isDefault ?? false
            )
            if let parent = entry.parent {
                virtualAccount.parent = try checked("virtualAccount", parent, VirtualAccountName.init(_:))
            }
            document.virtualAccounts.append(virtualAccount)
        }
        return document
    }
}
