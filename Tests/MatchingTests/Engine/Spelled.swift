// Spelled: accounts and orders in one line of text each, so that a table of hundreds of them can be read.
//
//     Contoso AG | DE | contoso.de | vat=DE136695976 zip=80331 street=Marienplatz_1 state=pending number=K1 web=contoso.com
//     Contoso AG | DE | jane@contoso.de | named=contoso.de vat=… duns=… zip=… street=… number=… web=…
//
// An underscore in a value is a space.

import Domain
import Matching

enum Spelled {
    /// An account with its facts, and the partner's numbers for it.
    static func account(_ line: String, id: Int64) -> (facts: AccountFacts, numbers: [String]) {
        let (fields, values) = parts(line)
        let country = fields[1].isEmpty ? nil : CountryCode(unchecked: fields[1])
        let account = SmartAccount(
            id: SmartAccountID(rawValue: id),
            domain: DomainIdentifier(unchecked: fields[2]),
            name: Name(unchecked: fields[0]),
            country: country,
            state: values["state"].flatMap { SmartAccountState(rawValue: $0[0]) } ?? .active
        )
        let identifiers = ["vat", "duns", "lei"].flatMap { scheme in
            (values[scheme] ?? []).compactMap {
                RegistryIdentifier(.init(scheme: Name(unchecked: scheme), value: Name(unchecked: $0)), country: country)
            }
        }
        let place = PostalPlace(
            country: country,
            postalCode: values["zip"].map { Name(unchecked: $0[0]) },
            street: values["street"].map { Name(unchecked: $0[0]) }
        )
        let facts = AccountFacts(
            account,
            otherNames: (values["alias"] ?? []).map { .init($0, origin: .additional) }
                + (values["former"] ?? []).map { .init($0, origin: .former) },
            domains: (values["web"] ?? []).compactMap { CustomerDomain(web: Name(unchecked: $0)) }
                .map { .init($0, isVerified: false) },
            registryIdentifiers: identifiers,
            places: [place].compactMap(\.self)
        )
        return (facts, values["number"] ?? [])
    }

    /// What an order says of its customer.
    static func customer(_ line: String) -> EndCustomer {
        let (fields, values) = parts(line)
        func value(_ key: String) -> Name? { values[key].map { Name(unchecked: $0[0]) } }
        var customer = EndCustomer()
        customer.name = fields[0].isEmpty ? nil : Name(unchecked: fields[0])
        customer.country = fields.count < 2 || fields[1].isEmpty ? nil : CountryCode(unchecked: fields[1])
        customer.email = fields.count < 3 || fields[2].isEmpty ? nil : Name(unchecked: fields[2])
        customer.webDomain = value("web")
        customer.taxIdentifier = value("vat")
        customer.dunsNumber = value("duns")
        customer.street = value("street")
        customer.postalCode = value("zip")
        customer.smartAccount = value("named")
        customer.customerNumber = values["number"].map { CustomerNumber(unchecked: $0[0]) }
        return customer
    }

    private static func parts(_ line: String) -> (fields: [String], values: [String: [String]]) {
        let fields = line.split(separator: "|", omittingEmptySubsequences: false).map { trimmed($0) }
        var values: [String: [String]] = [:]
        for word in fields.count > 3 ? fields[3].split(separator: " ") : [] {
            guard let sign = word.firstIndex(of: "=") else { continue }
            let value = word[word.index(after: sign)...].replacing("_", with: " ")
            values[String(word[..<sign]), default: []].append(String(value))
        }
        return (fields, values)
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while text.unicodeScalars.first == " " { text.removeFirst() }
        while text.unicodeScalars.last == " " { text.removeLast() }
        return String(text)
    }
}
