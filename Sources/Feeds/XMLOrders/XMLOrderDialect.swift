// XMLOrderDialect: what the elements of a sender's XML mean, for formats that need no reader of their own.

internal import Domain

/// What an element means.
enum XMLOrderMeaning {
    /// Nothing: neither it nor what lies in it.
    case nothing
    /// What lies in it means something.
    case group
    /// An order.
    case order
    /// A line of the order.
    case line
    /// The end customer, of the order or of the line it lies in.
    case endCustomer
    /// Its text is a value.
    case value(XMLOrderField)
}

/// A value of an order, a line or an end customer.
enum XMLOrderField {
    // Of the order.
    case orderNumber, orderDate, orderType, endCustomerOrder
    // A reference under the qualifier that stands before it.
    case referenceQualifier, reference
    // Of the line. An identification is the SKU where it is the best that the line has: the lower the rank, the better.
    case lineNumber, quantity, unit, price, baseQuantity, currency, description, skuScheme
    case sku(rank: Int)
    // Of the end customer.
    case name, country, email, customerNumber, dunsNumber, taxIdentifier, street, postalCode, city
    // By names of the partner's own: one that an attribute tells, or `name=value|name=value`.
    case named(XMLOrderNamedValue)
    case namedList
}

/// What the names of a partner's own mean.
enum XMLOrderNamedValue: String, CaseIterable {
    case smartAccount, virtualAccount, customerNumber, endCustomerOrderNumber

    /// What a name means; case does not count.
    init?(_ name: UnsafeRawBufferPointer?) {
        guard let name, name.count <= 40 else { return nil }
        let text = String(decoding: name, as: UTF8.self).lowercased()
        guard let known = Self.allCases.first(where: { $0.rawValue.lowercased() == text }) else { return nil }
        self = known
    }
}

/// A sender's XML.
protocol XMLOrderDialect {
    associatedtype Name: XMLVocabulary

    /// What its files are.
    static var format: FeedFormat { get }

    /// What an element means.
    ///
    /// - Parameters:
    ///   - name: the element.
    ///   - parent: the element it lies in; nil for the root.
    ///   - cursor: its attributes.
    /// - Returns: what it means.
    static func meaning(of name: Name, in parent: Name?, at cursor: XMLCursor) -> XMLOrderMeaning

    /// What the order wants, where the element says so.
    static func purpose(in name: Name, at cursor: XMLCursor) -> Result<OrderDocument.Purpose, ValueFault>?

    /// What the document is called that an element which is not known is, where there should be an order.
    static func otherDocument(_ name: String, in parent: Name?) -> String?

    /// What a document with that root is called that has no order in it; nil where that says nothing.
    static func emptyDocument(_ root: Name) -> String?

    /// Whether an identification of that scheme is no SKU, such as the buyer's own number.
    static func isForeign(scheme: String) -> Bool

    /// Whether a reference under a qualifier is the end customer's order number.
    static func isEndCustomerOrder(qualifier: String) -> Bool
}

extension XMLOrderDialect {
    static func purpose(in name: Name, at cursor: XMLCursor) -> Result<OrderDocument.Purpose, ValueFault>? { nil }

    static func otherDocument(_ name: String, in parent: Name?) -> String? { nil }

    static func emptyDocument(_ root: Name) -> String? { nil }

    static func isForeign(scheme: String) -> Bool { false }

    static func isEndCustomerOrder(qualifier: String) -> Bool { false }
}
