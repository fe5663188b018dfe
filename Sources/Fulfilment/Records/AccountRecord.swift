// AccountRecord: an account with everything by which an order can be its own, as its rows tell it.

internal import Domain
internal import Matching
internal import Storage

/// What is known of an account, as it was written.
struct AccountRecord: Hashable {
    /// What a registry says besides.
    struct Fact: Hashable {
        let kind: String
        let scheme: String
        let value: String
    }

    let account: SmartAccount
    /// The small number by which keys and names know it.
    let number: Int64
    let facts: [Fact]
    /// Whether it ever had placement rules.
    var hasPlacement = false
    /// Whether a licensing agreement was ever published, which it must accept.
    var mayNeedAgreement = false

    /// The account with the id, whatever its state.
    static func find(_ id: SmartAccountID, in snapshot: Snapshot) throws -> AccountRecord? {
        let found = try snapshot.first(
            """
            SELECT id, domain, name, country, state, registry_number,
                EXISTS(SELECT 1 FROM placement WHERE placement.smart_account = ?1), EXISTS(SELECT 1 FROM agreement)
            FROM smart_account WHERE id = ?1
            """,
            id.rawValue
        ) { row in
            (account: try SmartAccount(row), number: row.integer(5), placement: row.bool(6), agreement: row.bool(7))
        }
        guard let found else { return nil }
        let facts = try snapshot.all(
            "SELECT kind, scheme, value FROM account_fact WHERE smart_account = ?1",
            id.rawValue
        ) { Fact(kind: $0.text(0), scheme: $0.text(1), value: $0.text(2)) }
        return AccountRecord(
            account: found.account,
            number: found.number,
            facts: facts,
            hasPlacement: found.placement,
            mayNeedAgreement: found.agreement
        )
    }

    /// As it is compared.
    var known: AccountFacts {
        // Nearly all accounts have nothing besides.
        if facts.isEmpty { return AccountFacts(account) }
        return AccountFacts(
            account,
            otherNames: facts.filter { $0.kind == "alias" }.map {
                AccountFacts.KnownName($0.value, origin: .additional)
            },
            domains: facts.filter { $0.kind == "webDomain" }.compactMap { fact in
                CustomerDomain(web: Name(unchecked: fact.value)).map { .init($0, isVerified: false) }
            },
            registryIdentifiers: facts.filter { $0.kind == "identifier" }.compactMap { fact in
                let identifier = AccountDocument.CompanyIdentifier(
                    scheme: Name(unchecked: fact.scheme),
                    value: Name(unchecked: fact.value)
                )
                return RegistryIdentifier(identifier, country: account.country)
            }
        )
    }
}
