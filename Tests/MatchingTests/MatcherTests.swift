import Domain
import Matching
import Testing

/// The tiers, what stands against each of them, and what a held line waits for.
struct MatcherTests {
    /// One row of the table: what is said, and what is decided.
    struct Case: CustomTestStringConvertible, Sendable {
        var says: String
        var kind = OrderKind.standard
        var named: String?
        var namedVirtual: String?
        var number: String?
        var assigned: String?
        var assignedVirtual: String?
        var isOperator = false
        /// `xyz.com/DEFAULT explicitAccount` for a match, `noAccount` for a hold.
        var decided: String
        /// What a held line waits for.
        var keys: [String] = []

        var testDescription: String { says }
    }

    private static let register: Register = {
        var register = Register()
        register.accounts = [
            .made(1, "xyz.com"), .made(2, "abc.com"), .made(3, "pending.com", .pending),
            .made(4, "suspended.com", .suspended), .made(5, "closed.com", .closed),
        ]
        let ids = register.accounts.map(\.id)
        register.customerNumbers = [
            "100": [ids[0]], "200": [ids[1]], "300": [ids[0], ids[1]], "400": [ids[2]], "500": [ids[4]],
            "600": [ids[0], ids[4]],
        ]
        register.virtualAccounts = [ids[0]: ["Berlin"], ids[1]: ["Paris"]]
        return register
    }()

    private static let xyz = "sa_0000000000001", closed = "sa_0000000000005"

    static let cases: [Case] = [
        // Tiers.
        Case(says: "nothing is known", decided: "noAccount"),
        Case(says: "its domain is named", named: "xyz.com", decided: "xyz.com/DEFAULT explicitAccount"),
        Case(says: "its domain in upper case", named: "XYZ.COM", decided: "xyz.com/DEFAULT explicitAccount"),
        Case(says: "its id is named", named: xyz, decided: "xyz.com/DEFAULT explicitAccount"),
        Case(says: "an assignment", assigned: "xyz.com", decided: "xyz.com/DEFAULT assignment"),
        Case(says: "a confirmed number", number: "100", decided: "xyz.com/DEFAULT customerNumber"),
        Case(says: "all agree", named: "xyz.com", number: "100", assigned: xyz, decided: "xyz.com/DEFAULT assignment"),
        Case(says: "a number beside a name", named: xyz, number: "100", decided: "xyz.com/DEFAULT explicitAccount"),
        Case(
            says: "an unconfirmed number beside a name",
            named: "xyz.com",
            number: "999",
            decided: "xyz.com/DEFAULT explicitAccount"
        ),
        // Virtual accounts.
        Case(
            says: "a virtual account",
            named: "xyz.com",
            namedVirtual: "Berlin",
            decided: "xyz.com/Berlin explicitAccount"
        ),
        Case(
            says: "one that is not there",
            named: "xyz.com",
            namedVirtual: "Rome",
            decided: "needsReview",
            keys: [xyz]
        ),
        Case(
            says: "one of another account",
            named: "xyz.com",
            namedVirtual: "Paris",
            decided: "needsReview",
            keys: [xyz]
        ),
        Case(
            says: "the assignment's before the order's",
            named: "xyz.com",
            namedVirtual: "Rome",
            assigned: "xyz.com",
            assignedVirtual: "Berlin",
            decided: "xyz.com/Berlin assignment"
        ),
        Case(
            says: "the order's where the assignment has none",
            namedVirtual: "Berlin",
            assigned: "xyz.com",
            decided: "xyz.com/Berlin assignment"
        ),
        // What is not known.
        Case(says: "an unknown domain", named: "new.com", decided: "noAccount", keys: ["new.com"]),
        Case(says: "an unknown id", named: "sa_0000000000009", decided: "noAccount", keys: ["sa_0000000000009"]),
        Case(says: "an unknown number", number: "999", decided: "noAccount", keys: ["number 999"]),
        Case(says: "a company's name instead of a domain", named: "XYZ Inc", decided: "needsReview"),
        Case(says: "an assignment to a domain to come", assigned: "new.com", decided: "noAccount", keys: ["new.com"]),
        // Vetoes.
        Case(says: "pending", named: "pending.com", decided: "accountPending", keys: ["sa_0000000000003"]),
        Case(says: "suspended", assigned: "suspended.com", decided: "accountPending", keys: ["sa_0000000000004"]),
        Case(
            says: "a number for a pending one",
            number: "400",
            decided: "accountPending",
            keys: ["sa_0000000000003", "number 400"]
        ),
        Case(says: "a closed domain", named: "closed.com", decided: "noAccount", keys: ["closed.com"]),
        Case(says: "a closed id", named: closed, decided: "noAccount", keys: [closed]),
        Case(says: "a number for a closed one", number: "500", decided: "noAccount", keys: ["number 500"]),
        Case(says: "a number for a closed one and another", number: "600", decided: "xyz.com/DEFAULT customerNumber"),
        Case(
            says: "a number for two",
            number: "300",
            decided: "ambiguous",
            keys: [xyz, "sa_0000000000002", "number 300"]
        ),
        Case(
            says: "two confirmed for the number, one of them named",
            named: "xyz.com",
            number: "300",
            decided: "ambiguous",
            keys: [xyz, "sa_0000000000002", "number 300"]
        ),
        Case(
            says: "a number against the name",
            named: "xyz.com",
            number: "200",
            decided: "ambiguous",
            keys: [xyz, "sa_0000000000002", "number 200"]
        ),
        Case(
            says: "a number against an unknown name",
            named: "new.com",
            number: "100",
            decided: "ambiguous",
            keys: ["new.com", xyz, "number 100"]
        ),
        Case(
            says: "a number against a text",
            named: "XYZ Inc",
            number: "100",
            decided: "ambiguous",
            keys: [xyz, "number 100"]
        ),
        Case(
            says: "a feed's assignment against the name",
            named: "xyz.com",
            assigned: "abc.com",
            decided: "ambiguous",
            keys: ["sa_0000000000002", xyz]
        ),
        Case(
            says: "a feed's assignment against a number",
            number: "100",
            assigned: "abc.com",
            decided: "ambiguous",
            keys: ["sa_0000000000002", xyz, "number 100"]
        ),
        Case(says: "another partner's number", number: "other 100", decided: "noAccount", keys: ["number 100"]),
        // An operator's decision.
        Case(
            says: "an operator against the name",
            named: "xyz.com",
            assigned: "abc.com",
            isOperator: true,
            decided: "abc.com/DEFAULT assignment"
        ),
        Case(
            says: "an operator against two",
            number: "300",
            assigned: "abc.com",
            isOperator: true,
            decided: "abc.com/DEFAULT assignment"
        ),
        Case(
            says: "an operator against an unknown name",
            named: "new.com",
            assigned: "abc.com",
            isOperator: true,
            decided: "abc.com/DEFAULT assignment"
        ),
        Case(
            says: "an operator, without the other account's virtual account",
            named: "xyz.com",
            namedVirtual: "Berlin",
            assigned: "abc.com",
            isOperator: true,
            decided: "abc.com/DEFAULT assignment"
        ),
        Case(
            says: "an operator who agrees, with the order's virtual account",
            named: "xyz.com",
            namedVirtual: "Berlin",
            assigned: "xyz.com",
            isOperator: true,
            decided: "xyz.com/Berlin assignment"
        ),
        Case(
            says: "an operator for a pending one",
            named: "xyz.com",
            assigned: "pending.com",
            isOperator: true,
            decided: "accountPending",
            keys: ["sa_0000000000003", xyz]
        ),
        // Orders that are never assigned.
        Case(says: "stocking", kind: .stocking, named: "xyz.com", decided: "notAssignable"),
        Case(
            says: "an agreement",
            kind: .enterpriseAgreement,
            assigned: "xyz.com",
            isOperator: true,
            decided: "notAssignable"
        ),
    ]

    private static func evidence(_ row: Case) -> MatchEvidence {
        let isOther = row.number?.hasPrefix("other ") == true
        var evidence = MatchEvidence(partner: PartnerID(rawValue: isOther ? 2 : 1), orderKind: row.kind)
        evidence.smartAccount = row.named.map(Name.init(unchecked:))
        evidence.virtualAccount = row.namedVirtual.map(VirtualAccountName.init(unchecked:))
        evidence.customerNumber = row.number.map { CustomerNumber(unchecked: isOther ? "100" : $0) }
        evidence.assignment = row.assigned.map { account in
            MatchEvidence.Assignment(
                smartAccount: Name(unchecked: account),
                virtualAccount: row.assignedVirtual.map(VirtualAccountName.init(unchecked:)),
                actor: row.isOperator ? "operator:anna" : "feed:rcp_1",
                isOperatorsDecision: row.isOperator
            )
        }
        return evidence
    }

    @Test(arguments: cases) func `evidence decides, or says what it waits for`(row: Case) throws {
        switch try Matcher().decide(Self.evidence(row), Self.register) {
        case .matched(let account, let virtualAccount, let tier, let explanation):
            #expect("\(account.domain)/\(virtualAccount.name) \(tier)" == row.decided)
            #expect(account.state == .active)
            #expect(!explanation.isEmpty)
        case .held(let reason, let explanation, let keys):
            #expect(reason.rawValue == row.decided)
            let texts = keys.map { key in
                switch key {
                case .domain(let domain): domain.text
                case .account(let id): id.description
                case .customerNumber(_, let number): "number \(number)"
                }
            }
            // A number is waited for in any case; rows about something else leave it out.
            #expect(texts == row.keys)
            #expect(!explanation.isEmpty)
        }
    }

    @Test func `an explanation names everything that speaks for the match`() throws {
        var evidence = MatchEvidence(partner: PartnerID(rawValue: 1), orderKind: .standard)
        evidence.smartAccount = Name(unchecked: "xyz.com")
        evidence.customerNumber = CustomerNumber(unchecked: "100")
        guard case .matched(_, _, _, let explanation) = try Matcher().decide(evidence, Self.register) else {
            return #expect(Bool(false), "it is matched")
        }
        #expect(explanation == "the order names xyz.com, and customer number 100 is confirmed for xyz.com")
    }

    @Test func `an explanation says what an operator overruled`() throws {
        var evidence = MatchEvidence(partner: PartnerID(rawValue: 1), orderKind: .standard)
        evidence.smartAccount = Name(unchecked: "xyz.com")
        evidence.assignment = .init(
            smartAccount: Name(unchecked: "abc.com"),
            virtualAccount: nil,
            actor: "operator:anna",
            isOperatorsDecision: true
        )
        guard case .matched(_, _, _, let explanation) = try Matcher().decide(evidence, Self.register) else {
            return #expect(Bool(false), "it is matched")
        }
        let expected =
            "operator:anna assigned it to abc.com after the order came, which overrules that the order names xyz.com"
        #expect(explanation == expected)
    }

    @Test(
        arguments: [
            ("xyz.com", "xyz.com"), ("EMEA.Xyz.Com", "emea.xyz.com"), ("sa_0000000000001", "sa_0000000000001"),
            ("xyz", nil), ("sa_1", nil), ("XYZ Inc.", nil), ("ord_0000000000001", nil),
        ] as [(String, String?)]
    ) func `a reference is a domain identifier or an id, in one spelling`(written: String, text: String?) {
        #expect(AccountReference(Name(unchecked: written))?.text == text)
    }
}
