// Evidence: what an order says of its customer, normalized.
//
// GUARANTEES   A pure function of what was written, of one version: equal evidence over equal accounts decides equally.
//              What cannot be read is not guessed at; it is told in the notes.

public import Domain

/// What is known of the customer of a line, as it is compared.
public struct Evidence: Hashable, Sendable {
    /// Counts the versions of the normalization; kept with every decision.
    ///
    /// Keys of another version do not compare.
    public static let version = 1

    /// Whose order it is.
    public let partner: PartnerID
    /// The customer's name.
    public let name: CompanyName?
    /// The customer's country.
    public let country: CountryCode?
    /// The domains of the mail address and of the web address.
    public let domains: [CustomerDomain]
    /// The registries' numbers whose check digits are right.
    public let registryIdentifiers: [RegistryIdentifier]
    /// Where the customer has its seat.
    public let place: PostalPlace?
    /// The partner's own number of the customer.
    public let customerNumber: CustomerNumber?
    /// The account that the order itself names, as it is written there.
    public let namedAccount: Name?
    /// What people and assignment feeds said of the line, the earlier first.
    public let statements: [Statement]
    /// What was written and is no evidence, and why.
    public let notes: [String]

    /// Normalizes what an order says.
    ///
    /// - Parameters:
    ///   - customer: what the order says of its customer.
    ///   - partner: whose order it is.
    ///   - statements: what people and assignment feeds said of the line.
    public init(_ customer: EndCustomer, partner: PartnerID, statements: [Statement] = []) {
        self.partner = partner
        self.statements = statements
        country = customer.country
        customerNumber = customer.customerNumber
        namedAccount = customer.smartAccount
        place = PostalPlace(country: customer.country, postalCode: customer.postalCode, street: customer.street)
        let read = customer.name.map { CompanyName($0.text) }
        name = read.flatMap { $0.isEmpty ? nil : $0 }
        var notes: [String] = []
        var domains: [CustomerDomain] = []
        for (written, domain) in [
            (customer.email, customer.email.flatMap(CustomerDomain.init(mail:))),
            (customer.webDomain, customer.webDomain.flatMap(CustomerDomain.init(web:))),
        ] {
            if let domain, !domains.contains(domain) {
                domains.append(domain)
            } else if let written, domain == nil {
                notes.append("“\(written)” has no registered domain")
            }
        }
        self.domains = domains
        let numbers = Self.numbers(customer)
        registryIdentifiers = numbers.read
        self.notes = notes + numbers.notes
    }

    private static func numbers(_ customer: EndCustomer) -> (read: [RegistryIdentifier], notes: [String]) {
        var read: [RegistryIdentifier] = []
        var notes: [String] = []
        if let written = customer.taxIdentifier {
            let number =
                RegistryIdentifier(lei: written) ?? RegistryIdentifier(tax: written, country: customer.country)
            if let number { read.append(number) } else { notes.append("tax number “\(written)” cannot be checked") }
        }
        if let written = customer.dunsNumber {
            let number = RegistryIdentifier(duns: written)
            if let number { read.append(number) } else { notes.append("“\(written)” is no D-U-N-S number") }
        }
        return (read, notes)
    }
}
