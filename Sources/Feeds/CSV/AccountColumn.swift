// AccountColumn: the columns of a registry of Smart Accounts.

/// A column of a registry of Smart Accounts.
enum AccountColumn: String, CSVColumn, CaseIterable {
    case domain, name, country, state, aliases, webDomains, identifiers, customerNumbers, virtualAccounts

    static var all: [AccountColumn] { allCases }
    static let known = byName()

    var name: String { rawValue }

    var aliases: [String] {
        switch self {
        case .domain: ["domainidentifier", "smartaccount", "smartaccountdomain"]
        case .name: ["accountname", "company", "companyname", "customer", "customername"]
        case .country: ["countrycode"]
        case .state: ["status", "accountstate", "accountstatus"]
        case .aliases: ["alias", "aka", "alsoknownas", "othernames"]
        case .webDomains: ["webdomain"]
        case .identifiers: ["identifier", "companyidentifiers"]
        case .customerNumbers: ["customernumber", "customerno", "customerid"]
        case .virtualAccounts: ["virtualaccount"]
        }
    }

    var isIdentifier: Bool { self == .domain || self == .identifiers || self == .customerNumbers }
}
