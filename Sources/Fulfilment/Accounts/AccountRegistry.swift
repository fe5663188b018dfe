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
            INSERT INTO smart_account(id, domain, name, country, state, created_at, changed_at, registered_by)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7)
            """,
            id.rawValue,
            document.domain.text,
            name.text,
            document.country?.text,
            document.state.rawValue,
            operation.now.milliseconds,
            AssignmentRecord.isOperator(operation.actor) ? nil : partner?.rawValue
        )
        _ = try VirtualAccountTree(account: id, ids: fulfilment.ids, operation: operation).apply(document)
        _ = try addFacts(id)
        let numbers = try confirmCustomerNumbers(id)
        try fulfilment.publish(.accountRegistered, to: .smartAccount(id), operation) { data in
            data.member("id", id.description)
            data.member("smartAccount", document.domain.text)
            data.member("name", name.text)
            data.member("state", document.state.rawValue)
        }
        let nominations = [.waiting(.match(.domain(document.domain)))] + numbers
        return Result(id: id, outcome: .registered, nominations: nominations)
    }

    /// Brings a known account to what the document says.
    func update(_ account: SmartAccount) throws -> Result {
        try AccountAuthority(fulfilment, operation, partner).check(document, of: account)
        var nominations: [Nomination] = []
        var isChanged = try updateName(account)
        if account.state != document.state {
            try fulfilment.change(account, to: document.state, operation)
            nominations += fulfilment.nominations(from: account, to: document.state)
            isChanged = true
        }
        let tree = VirtualAccountTree(account: account.id, ids: fulfilment.ids, operation: operation)
        if try tree.apply(document) {
            if nominations.isEmpty { nominations.append(.waiting(.match(.account(account.id)))) }
            isChanged = true
        }
        if try addFacts(account.id) { isChanged = true }
        let numbers = try confirmCustomerNumbers(account.id)
        return Result(
            id: account.id,
            outcome: isChanged || !numbers.isEmpty ? .changed : .unchanged,
            nominations: nominations + numbers
        )
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
    /// - Returns: by what the lines are found that waited for one that is new.
    private func confirmCustomerNumbers(_ account: SmartAccountID) throws -> [Nomination] {
        guard let partner else { return [] }
        return try document.customerNumbers.compactMap { number in
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
            return added == 1 ? .waiting(.match(.customerNumber(partner, number))) : nil
        }
    }
}
