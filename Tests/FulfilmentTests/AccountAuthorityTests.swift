import Domain
import Fulfilment
import Storage
import Testing

/// What a partner's file may say of accounts that are known.
@Suite(.timeLimit(.minutes(1))) struct AccountAuthorityTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var says: String
        /// Who registers the account, and in which state: nil for an operator.
        var registrar: PartnerName?
        var state = SmartAccountState.active
        /// What acme's file says then.
        var then: @Sendable (inout AccountDocument) -> Void
        var outcome = "rejected"

        var testDescription: String { says }
    }

    private static func entry(
        _ name: String,
        in parent: String? = nil,
        isDefault: Bool = false
    ) -> AccountDocument.VirtualAccountEntry {
        .init(
            name: VirtualAccountName(unchecked: name),
            parent: parent.map(VirtualAccountName.init(unchecked:)),
            isDefault: isDefault
        )
    }

    static let cases: [Case] = [
        Case(says: "it repeats what is known", then: { _ in }, outcome: "repeated"),
        Case(
            says: "it adds its customer number",
            then: { $0.customerNumbers = [CustomerNumber(unchecked: "100")] },
            outcome: "changed"
        ),
        Case(says: "it adds a fact", then: { $0.aliases = [Name(unchecked: "XYZ")] }, outcome: "changed"),
        Case(
            says: "it adds a virtual account",
            then: { $0.virtualAccounts = [entry("Rome", in: "DEFAULT")] },
            outcome: "changed"
        ),
        Case(
            says: "it repeats the default",
            then: { $0.virtualAccounts = [entry("DEFAULT", isDefault: true)] },
            outcome: "repeated"
        ),
        Case(says: "it moves the default", then: { $0.virtualAccounts = [entry("Rome", isDefault: true)] }),
        Case(says: "it moves a virtual account", then: { $0.virtualAccounts = [entry("DEFAULT", in: "DEFAULT")] }),
        Case(says: "it gives another name", then: { $0.name = Name(unchecked: "Other") }),
        Case(says: "it reactivates what is suspended", state: .suspended, then: { $0.state = .active }),
        Case(says: "it suspends", then: { $0.state = .suspended }),
        Case(says: "it closes", then: { $0.state = .closed }),
        Case(says: "it closes its own", registrar: FulfilmentWorld.partner, then: { $0.state = .closed }),
        Case(says: "it finishes an operator's registration", state: .pending, then: { $0.state = .active }),
        Case(
            says: "it finishes another partner's registration",
            registrar: FulfilmentWorld.otherPartner,
            state: .pending,
            then: { $0.state = .active }
        ),
        Case(
            says: "it finishes its own registration",
            registrar: FulfilmentWorld.partner,
            state: .pending,
            then: { $0.state = .active },
            outcome: "changed"
        ),
    ]

    private static func document(_ state: SmartAccountState) -> AccountDocument {
        var document = AccountDocument(domain: DomainIdentifier(unchecked: "xyz.com"), state: state, place: .start)
        document.name = Name(unchecked: "Company xyz.com")
        return document
    }

    @Test(arguments: cases, [false, true])
    func `a file governs known accounts only where its partner may`(row: Case, mayManage: Bool) async throws {
        let world = try await FulfilmentWorld.make(mayManageAccounts: mayManage)
        if let registrar = row.registrar {
            let partner = try #require(world.fulfilment.partnerID(registrar))
            let receipt = try await world.receive([.account(Self.document(row.state))], partner: partner)
            #expect(receipt.accounts == AccountCounts(registered: 1))
        } else {
            try await world.account("xyz.com", row.state)
        }
        var document = Self.document(row.state)
        row.then(&document)
        let before = try await world.accountRows()
        let receipt = try await world.receive([.account(document), .order(.made("A-1"))])
        let mayBe = !mayManage || row.outcome != "rejected"
        if mayBe {
            let refused = row.outcome == "rejected"
            #expect(receipt.items.map(\.outcome) == (refused ? ["rejected", "accepted"] : ["accepted"]))
            let counts = row.outcome == "changed" ? AccountCounts(changed: 1) : AccountCounts(unchanged: 1)
            #expect(receipt.accounts == (refused ? nil : counts))
            #expect(receipt.faults.map(\.code) == (row.outcome == "rejected" ? ["account.notYours"] : []))
        } else {
            #expect(!receipt.faults.map(\.code).contains("account.notYours"))
        }
        if mayBe, row.outcome == "rejected" { #expect(try await world.accountRows() == before) }
        await world.database.close()
    }

    @Test func `an operator changes what a partner registered`() async throws {
        let world = try await FulfilmentWorld.make()
        try await world.receive([.account(Self.document(.active))])
        try await world.account("xyz.com", .suspended, partner: world.acme) { $0.name = Name(unchecked: "Other") }
        #expect(try await world.accountRows() == ["Other suspended DEFAULT"])
        await world.database.close()
    }
}

extension FulfilmentWorld {
    fileprivate func accountRows() async throws -> [String] {
        try await texts(
            """
            SELECT a.name || ' ' || a.state || ' ' || v.name FROM smart_account a
            JOIN virtual_account v ON v.smart_account = a.id ORDER BY v.name
            """
        )
    }
}
