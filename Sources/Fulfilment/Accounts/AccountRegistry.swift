// AccountRegistry: writes one account document.

internal import Domain
internal import Matching
internal import Storage

/// Brings one account to what a document says.
struct AccountRegistry {
    /// What was done, and what has to be decided again because of it.
    struct Result {
        let id: SmartAccountID
        let outcome: AccountChange.Outcome
        let nominations: [Nomination]
    }

    let fulfilment: Fulfilment
    let operation: Operation
    let document: AccountDocument
    let partner: PartnerID?

    private var transaction: Transaction { operation.transaction }
    /// The partner whose word it is; nil for an operator's.
    private var author: PartnerID? { AssignmentRecord.isOperator(operation.actor) ? nil : partner }

    /// Registers the account.
    func register() throws -> Result {
        guard let name = document.name else {
            throw FulfilmentError(
                code: "account.nameMissing",
                message: "\(document.domain) is not known, and no name is given to register it",
                remedy: "give the customer's name"
            )
        }
        guard document.state != .closed else { throw FulfilmentError.unknownAccount(document.domain.text) }
        let id = fulfilment.ids.next(IdentifierKinds.SmartAccount.self)
        try transaction.run(
            """
            INSERT INTO smart_account(id, domain, name, country, state, created_at, changed_at, registered_by,
                registry_number)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7, (SELECT coalesce(max(registry_number), 0) + 1 FROM smart_account))
            """,
            id.rawValue,
            document.domain.text,
            name.text,
            document.country?.text,
            document.state.rawValue,
            operation.now.milliseconds,
            author?.rawValue
        )
        _ = try VirtualAccountTree(account: id, ids: fulfilment.ids, operation: operation).apply(document)
        _ = try addFacts(id)
        _ = try confirmCustomerNumbers(id)
        try tellOfRegistration(id, name)
        return Result(id: id, outcome: .registered, nominations: try nominations(from: nil, id))
    }

    /// Tells of an account that somebody registered; those of a registry's file are told by its receipt.
    ///
    /// Nobody can have asked for events of an account that was not there: a million of them would wait for no reader.
    private func tellOfRegistration(_ id: SmartAccountID, _ name: Name) throws {
        guard !operation.pending.isGathering else { return }
        let summary = "the account was registered as \(document.domain.text), \(document.state.rawValue)"
        try fulfilment.rememberChange(of: id, summary, partner: author, operation)
        try fulfilment.publish(.accountRegistered, to: .smartAccount(id), operation) { data in
            data.member("id", id.description)
            data.member("smartAccount", document.domain.text)
            data.member("name", name.text)
            data.member("state", document.state.rawValue)
        }
    }

    /// Brings a known account to what the document says.
    func update(_ account: SmartAccount) throws -> Result {
        try AccountAuthority(fulfilment, operation, partner).check(document, of: account)
        let before = try AccountRecord.find(account.id, in: operation.snapshot)
        var isChanged = try updateName(account)
        if account.state != document.state {
            try fulfilment.change(account, to: document.state, operation)
            isChanged = true
        }
        let tree = VirtualAccountTree(account: account.id, ids: fulfilment.ids, operation: operation)
        if try tree.apply(document) { isChanged = true }
        if try addFacts(account.id) { isChanged = true }
        if try confirmCustomerNumbers(account.id) { isChanged = true }
        if isChanged {
            try fulfilment.rememberChange(of: account.id, "the account was described anew", partner: author, operation)
        }
        return Result(
            id: account.id,
            outcome: isChanged ? .changed : .unchanged,
            nominations: isChanged ? try nominations(from: before, account.id) : []
        )
    }

    private func nominations(from before: AccountRecord?, _ account: SmartAccountID) throws -> [Nomination] {
        guard let after = try AccountRecord.find(account, in: operation.snapshot) else { return [] }
        return try Nomination.change(from: before, to: after, operation)
    }

    private func updateName(_ account: SmartAccount) throws -> Bool {
        let (name, country) = (document.name ?? account.name, document.country ?? account.country)
        guard name != account.name || country != account.country else { return false }
        try transaction.run(
            "UPDATE smart_account SET name = ?2, country = ?3, changed_at = ?4 WHERE id = ?1",
            account.id.rawValue,
            name.text,
            country?.text,
            operation.now.milliseconds
        )
        return true
    }

    /// Keeps what else is said of the company.
    private func addFacts(_ account: SmartAccountID) throws -> Bool {
        let facts =
            document.aliases.map { ("alias", "", $0.text) } + document.webDomains.map { ("webDomain", "", $0.text) }
            + document.identifiers.map { ("identifier", $0.scheme.text, $0.value.text) }
        var isChanged = false
        for (kind, scheme, value) in facts {
            let added = try transaction.run(
                """
                INSERT INTO account_fact(smart_account, kind, scheme, value, partner, told_at)
                VALUES(?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT(smart_account, kind, scheme, value) DO NOTHING
                """,
                account.rawValue,
                kind,
                scheme,
                value,
                partner?.rawValue,
                operation.now.milliseconds
            )
            if added == 1 { isChanged = true }
        }
        return isChanged
    }

    /// Confirms the partner's numbers of the customer.
    ///
    /// - Returns: whether one is new.
    private func confirmCustomerNumbers(_ account: SmartAccountID) throws -> Bool {
        guard let partner else { return false }
        return try document.customerNumbers.reduce(false) { isChanged, number in
            let added = try transaction.run(
                """
                INSERT INTO customer_number(partner, number, smart_account, confirmed_by, confirmed_at)
                VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT(partner, number, smart_account) DO NOTHING
                """,
                partner.rawValue,
                number.text,
                account.rawValue,
                operation.actor,
                operation.now.milliseconds
            )
            return isChanged || added == 1
        }
    }
}
