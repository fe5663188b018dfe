// RealNamesTests: no false match on names of real companies, when everything but the name says “yes”.
//
// The tables have names only, so an independent corroborator is given to every pair: the same building. What is left to
// decide is the name alone, which is harder than what happens in orders.

import Domain
import Matching
import Testing

struct RealNamesTests {
    private let policy = MatchPolicy(now: Timestamp(milliseconds: 0), modes: [.nameAndCorroborator: .auto])

    private func account(_ name: String, id: Int64, domain: String? = nil) -> AccountFacts {
        let line = "| CA | \(domain ?? "account\(id).com") | zip=K1A0B1 street=1_Main"
        let spelled = Spelled.account(line, id: id).facts
        let account = SmartAccount(
            id: spelled.id,
            domain: spelled.identifier,
            name: Name(unchecked: name),
            country: spelled.country,
            state: .active
        )
        return AccountFacts(account, places: spelled.places)
    }

    private func decide(_ name: String, _ book: AccountBook) throws -> SmartAccountID? {
        var customer = Spelled.customer("| CA | | zip=K1A0B1 street=1_Main")
        customer.name = Name(unchecked: name)
        let verdict = try MatchEngine().decide(Evidence(customer, partner: AccountBook.partner), policy, book)
        guard case .matched(let account, _) = verdict.outcome else { return nil }
        return account
    }

    @Test func `pairs of companies that are not the same never match`() throws {
        guard let table = try NameTable.read("organisation_pairs.csv") else { return }
        var (right, wrong): (Int, [String]) = (0, [])
        for row in table.rows {
            var book = AccountBook()
            book.add(account(table.value(row, "name2"), id: 1))
            guard try decide(table.value(row, "name1"), book) != nil else { continue }
            if table.value(row, "is_match") == "true" {
                right += 1
            } else {
                wrong.append("\(table.value(row, "name1")) = \(table.value(row, "name2"))")
            }
        }
        #expect(wrong == [])
        #expect(right >= 40, "of 171 pairs that are the same")
        print("organisation_pairs.csv: \(table.rows.count) pairs, \(right) right, \(wrong.count) false")
    }

    @Test func `names of the lobby registry match the organization that people say they are`() throws {
        guard let register = try NameTable.read("canlobby_register.csv"),
            let queries = try NameTable.read("canlobby_queries.csv")
        else { return }
        var book = AccountBook()
        var groups: [SmartAccountID: String] = [:]
        for (position, row) in register.rows.enumerated() {
            let facts = account(register.value(row, "name"), id: Int64(position + 1))
            book.add(facts)
            groups[facts.id] = register.value(row, "group")
        }
        var (right, wrong): (Int, [String]) = (0, [])
        for row in queries.rows {
            let name = queries.value(row, "name")
            guard let account = try decide(name, book) else { continue }
            if groups[account] == queries.value(row, "group") {
                right += 1
            } else {
                wrong.append("\(name): \(groups[account] ?? "")")
            }
        }
        #expect(wrong == [])
        #expect(right >= 60)
        print("canlobby: \(queries.rows.count) queries, \(right) right, \(wrong.count) false")
    }

    /// Read and found to be one site each, with the same name, address and telephone number, under two labels: Beethoven
    /// School, 25 West 47th Street, and Bethune School, 3033 West Arthington Street.
    private static let labelErrors: Set<Set<String>> = [["2560609", "25460609"], ["303060612", "303360612"]]

    @Test func `sites match the organization they belong to`() throws {
        guard let table = try NameTable.read("sites_with_true_ids.csv") else { return }
        var book = AccountBook()
        var identities: [SmartAccountID: String] = [:]
        var (right, wrong): (Int, [String]) = (0, [])
        var orders: [[String]] = []
        for row in table.rows {
            let identity = table.value(row, "True Id")
            guard !identities.values.contains(identity) else {
                orders.append(row)
                continue
            }
            let id = SmartAccountID(rawValue: Int64(identities.count + 1))
            identities[id] = identity
            book.add(site(table, row, id))
        }
        for row in orders {
            var customer = EndCustomer()
            let (name, street, zip) = fields(table, row)
            (customer.name, customer.street, customer.postalCode) = (name, street, zip)
            customer.country = CountryCode(unchecked: "US")
            customer.email = written(table.value(row, "Email Address"))
            customer.webDomain = written(table.value(row, "Website"))
            let verdict = try MatchEngine().decide(Evidence(customer, partner: AccountBook.partner), policy, book)
            guard case .matched(let account, _) = verdict.outcome else { continue }
            let identity = table.value(row, "True Id")
            if identities[account] == identity || Self.labelErrors.contains([identities[account] ?? "", identity]) {
                right += 1
            } else {
                wrong.append(
                    "\(table.value(row, "True Id")) \(name?.text ?? ""), \(street?.text ?? ""): \(verdict.explanation)"
                )
            }
        }
        #expect(wrong == [])
        #expect(right >= 60)
        print("sites: \(orders.count) orders, \(right) right, \(wrong.count) false")
    }

    private func written(_ text: String) -> Name? { text.isEmpty ? nil : Name(unchecked: text) }

    private func fields(_ table: NameTable, _ row: [String]) -> (name: Name?, street: Name?, zip: Name?) {
        var street = table.value(row, "Address")
        var zip = table.value(row, "Zip")
        if zip.isEmpty, let end = street.firstMatch(of: /,?\s*(?:[A-Z][a-z]+ )*IL (\d{5})$/) {
            zip = String(end.1)
            street = String(street[..<end.range.lowerBound])
        }
        return (written(table.value(row, "Site name")), written(street), written(zip))
    }

    private func site(_ table: NameTable, _ row: [String], _ id: SmartAccountID) -> AccountFacts {
        let (name, street, zip) = fields(table, row)
        let country = CountryCode(unchecked: "US")
        let account = SmartAccount(
            id: id,
            domain: DomainIdentifier(unchecked: "site\(id.rawValue).example.com"),
            name: name ?? Name(unchecked: "-"),
            country: country,
            state: .active
        )
        let web = written(table.value(row, "Website")).flatMap(CustomerDomain.init(web:))
        return AccountFacts(
            account,
            domains: [web].compactMap(\.self).map { .init($0, isVerified: false) },
            places: [PostalPlace(country: country, postalCode: zip, street: street)].compactMap(\.self)
        )
    }
}
