// EndCustomer: what an order says about the customer, as it is written there.
//
// DOES NOT     Say who the customer is: that is decided by matching, from evidence.

/// The end customer as an order names it; every field is optional and none is trusted.
public struct EndCustomer: Hashable, Sendable {
    /// The company's name.
    public var name: Name?
    /// The company's country.
    public var country: CountryCode?
    /// A person's mail address at the company.
    public var email: Name?
    /// The company's web domain.
    public var webDomain: Name?
    /// The partner's own number of the customer.
    public var customerNumber: CustomerNumber?
    /// A tax identifier, with its country's prefix where it has one.
    public var taxIdentifier: Name?
    /// The D-U-N-S number.
    public var dunsNumber: Name?
    /// Street and house number.
    public var street: Name?
    /// The postal code.
    public var postalCode: Name?
    /// The town.
    public var city: Name?
    /// The Smart Account, by its domain identifier or its id, as it is written.
    public var smartAccount: Name?
    /// The virtual account's name.
    public var virtualAccount: VirtualAccountName?

    /// A customer of whom nothing is said.
    public init() {}

    /// Whether nothing is said.
    public var isEmpty: Bool { self == EndCustomer() }

    /// What a line says of its customer, completed by what its order says, field by field.
    ///
    /// A line that names another company or account does not inherit the order's identity, only its own is used:
    /// mixing two companies' fields would make evidence that nobody gave.
    public func completed(by order: EndCustomer?) -> EndCustomer {
        guard let order, !isEmpty else { return order ?? self }
        guard !namesAnother(than: order) else { return self }
        var result = order
        result.overwrite(with: self)
        return result
    }

    /// Whether another company or account is named than there.
    public func namesAnother(than other: EndCustomer) -> Bool {
        name != nil && name != other.name || smartAccount != nil && smartAccount != other.smartAccount
    }

    private mutating func overwrite(with other: EndCustomer) {
        name = other.name ?? name
        country = other.country ?? country
        email = other.email ?? email
        webDomain = other.webDomain ?? webDomain
        customerNumber = other.customerNumber ?? customerNumber
        taxIdentifier = other.taxIdentifier ?? taxIdentifier
        dunsNumber = other.dunsNumber ?? dunsNumber
        street = other.street ?? street
        postalCode = other.postalCode ?? postalCode
        city = other.city ?? city
        smartAccount = other.smartAccount ?? smartAccount
        virtualAccount = other.virtualAccount ?? virtualAccount
    }
}
