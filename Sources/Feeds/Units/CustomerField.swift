// CustomerField: what an order can say about its end customer; the same in CSV and JSON.

/// A field of the end customer.
enum CustomerField: String, CaseIterable, Sendable {
    case name, country, email, webDomain, customerNumber, taxIdentifier, dunsNumber, street, postalCode, city
    case smartAccount, virtualAccount

    /// The documented column of an order's customer.
    var columnName: String {
        switch self {
        case .name: "customerName"
        case .country: "customerCountry"
        case .email: "customerEmail"
        case .webDomain: "customerWebDomain"
        case .taxIdentifier: "customerTaxIdentifier"
        case .dunsNumber: "customerDunsNumber"
        case .street: "customerStreet"
        case .postalCode: "customerPostalCode"
        case .city: "customerCity"
        case .customerNumber, .smartAccount, .virtualAccount: rawValue
        }
    }

    /// The documented column of a single line's customer.
    var lineColumnName: String {
        let name = columnName
        return "line" + name.prefix(1).uppercased() + name.dropFirst()
    }

    /// Other headers, normalized; the column's own name begins with one of the same words.
    var aliases: [String] {
        switch self {
        case .smartAccount: ["smartaccountdomain", "smartaccountid"]
        case .virtualAccount: ["virtualaccountname"]
        default: ["customer", "endcustomer", "enduser"].flatMap { owner in endings.map { owner + $0 } }
        }
    }

    private var endings: [String] {
        switch self {
        case .name: ["", "name", "company", "companyname"]
        case .country: ["country", "countrycode"]
        case .email: ["email", "emailaddress", "mail"]
        case .webDomain: ["webdomain", "domain"]
        case .customerNumber: ["number", "no", "id"]
        case .taxIdentifier: ["taxidentifier", "taxid", "taxnumber", "vat", "vatid", "vatnumber"]
        case .dunsNumber: ["dunsnumber", "duns"]
        case .street: ["street", "address", "addressline1"]
        case .postalCode: ["postalcode", "postcode", "zip", "zipcode"]
        case .city: ["city", "town"]
        case .smartAccount, .virtualAccount: []
        }
    }

    /// Whether it is a number or code, not free text.
    var isIdentifier: Bool {
        switch self {
        case .customerNumber, .taxIdentifier, .dunsNumber, .postalCode, .smartAccount: true
        case .name, .country, .email, .webDomain, .street, .city, .virtualAccount: false
        }
    }
}
