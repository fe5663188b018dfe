import Testing

import Domain

/// The whole table, role by role and right by right, against what is written here by hand.
@Suite struct AuthorizationTests {
    /// The rights in the columns of `table`.
    private static let columns: [Action] = [
        .readAccount, .changeAccount, .readAgreements, .acceptAgreement, .readPeople, .managePeople,
        .managePartnerAccess,
        .readPlacement, .managePlacement, .readEndpoints, .manageEndpoints, .readVirtualAccount, .manageVirtualAccounts,
        .readLicenses, .transferLicenses, .useLicenses, .manageUse, .readActivity, .readOrders, .manageOrders,
        .readReviews,
        .decideReviews, .findAccounts, .operate,
    ]

    /// A row for each role: + for what it may, in its own place.
    private static let table: [Role: String] = [
        //                           acc  agr  peo  par pla  end  va   licenses  log ord  rev  find op
        .smartAccountApprover: "      ++   ++   +-   -   --   --   --   ----      +   --   --   -    -",
        .smartAccountAdministrator: " ++   +-   ++   +   ++   ++   ++   ++++      +   --   --   -    -",
        .smartAccountUser: "          +-   +-   --   -   +-   +-   +-   ++++      +   --   --   -    -",
        .smartAccountViewer: "        +-   +-   --   -   +-   +-   +-   +---      +   --   --   -    -",
        .virtualAccountAdministrator: "--  --   ++   -   --   --   ++   ++++      +   --   --   -    -",
        .virtualAccountUser: "        --   --   --   -   --   --   +-   ++++      +   --   --   -    -",
        .virtualAccountViewer: "      --   --   --   -   --   --   +-   +---      +   --   --   -    -",
        .partnerAdministrator: "      --   --   ++   -   --   ++   --   ----      +   ++   ++   +    -",
        .partnerOperator: "           --   --   --   -   --   ++   --   ----      -   ++   ++   +    -",
        .partnerReviewer: "           --   --   --   -   --   +-   --   ----      -   +-   ++   +    -",
        .partnerViewer: "             --   --   --   -   --   +-   --   ----      -   +-   +-   -    -",
    ]

    private static let (own, foreign) = (SmartAccountID(rawValue: 1), SmartAccountID(rawValue: 2))
    private static let (partner, otherPartner) = (PartnerID(rawValue: 3), PartnerID(rawValue: 4))
    private static let top = VirtualAccountID(rawValue: 10)
    private static let middle = VirtualAccountID(rawValue: 11)
    private static let leaf = VirtualAccountID(rawValue: 12)
    private static let beside = VirtualAccountID(rawValue: 13)

    /// Every resource there is a question about, and how a grant of each scope reaches it.
    private enum Reach { case none, seen, whole }

    private static let resources: [(name: String, resource: Resource)] = [
        ("own account", .smartAccount(own)), ("foreign account", .smartAccount(foreign)),
        ("top", .virtualAccount(top, of: own, within: [])),
        ("middle", .virtualAccount(middle, of: own, within: [top])),
        ("leaf", .virtualAccount(leaf, of: own, within: [middle, top])),
        ("beside", .virtualAccount(beside, of: own, within: [])),
        ("foreign virtual", .virtualAccount(VirtualAccountID(rawValue: 20), of: foreign, within: [])),
        // Wrongly said to lie in ours: its Smart Account counts.
        (
            "foreign virtual in ours",
            .virtualAccount(VirtualAccountID(rawValue: 20), of: foreign, within: [middle, top])
        ),
        ("partner", .partner(partner)), ("other partner", .partner(otherPartner)), ("installation", .installation),
    ]

    private static func reaches(_ scope: Grant.Scope) -> [String: Reach] {
        switch scope {
        case .smartAccount:
            ["own account": .whole, "top": .whole, "middle": .whole, "leaf": .whole, "beside": .whole]
        case .virtualAccount(_, _, withNested: true): ["own account": .seen, "middle": .whole, "leaf": .whole]
        case .virtualAccount: ["own account": .seen, "middle": .whole]
        case .partner: ["partner": .whole]
        }
    }

    private static let scopes: [Grant.Scope] = [
        .smartAccount(own), .virtualAccount(middle, of: own, withNested: false),
        .virtualAccount(middle, of: own, withNested: true), .partner(partner),
    ]

    @Test func `every role, right and resource is answered as the table says`() throws {
        var cases = 0
        for role in Role.allCases {
            let row = try #require(Self.table[role]).filter { !$0.isWhitespace }
            #expect(row.count == Action.allCases.count)
            for scope in Self.scopes {
                let grant = Grant(role: role, scope: scope)
                let principal = Principal(kind: .person(PrincipalID(rawValue: 1)), grants: [grant])
                for (action, mark) in zip(Self.columns, row) {
                    for (name, resource) in Self.resources {
                        let reach = grant.isCoherent ? Self.reaches(scope)[name] ?? .none : .none
                        let expected: Access =
                            switch reach {
                            case .none: .hidden
                            case .seen: action == .readAccount ? .allowed : .forbidden
                            case .whole: mark == "+" ? .allowed : .forbidden
                            }
                        cases += 1
                        let answer = authorize(principal, action, resource)
                        #expect(answer == expected, "\(role) \(scope) \(action) \(name)")
                    }
                }
            }
        }
        #expect(cases == 11 * 4 * 24 * 11)
        #expect(Set(Self.columns) == Set(Action.allCases))
    }

    @Test func `no customer's role reaches a partner or the installation, however many they are`() {
        let grants = Role.allCases.filter { $0.realm != .partner }.flatMap { role in
            Self.scopes.map { Grant(role: role, scope: $0) }
        }
        let customer = Principal(kind: .person(PrincipalID(rawValue: 1)), grants: grants)
        for action in Action.allCases {
            for resource in [Resource.partner(Self.partner), .partner(Self.otherPartner), .installation] {
                #expect(authorize(customer, action, resource) == .hidden)
            }
        }
    }

    @Test func `a token's limits take rights away and give none`() {
        let grant = Grant(role: .smartAccountAdministrator, scope: .smartAccount(Self.own))
        for limit in Action.allCases {
            let kind = Principal.Kind.client(PrincipalID(rawValue: 1))
            let limited = Principal(kind: kind, grants: [grant], scopes: [limit])
            let unlimited = Principal(kind: kind, grants: [grant])
            for action in Action.allCases {
                let answer = authorize(limited, action, .smartAccount(Self.own))
                let full = authorize(unlimited, action, .smartAccount(Self.own))
                #expect(answer == (action == limit ? full : .forbidden))
            }
        }
    }

    @Test func `an operator may do everything everywhere`() {
        let anna = Principal(kind: .operator(name: "anna"), grants: [])
        for action in Action.allCases {
            for (_, resource) in Self.resources { #expect(authorize(anna, action, resource) == .allowed) }
        }
    }
}
