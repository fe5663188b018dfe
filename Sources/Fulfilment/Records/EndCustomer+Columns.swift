// An end customer as the columns of its table, in one order for writing, reading and comparing.

internal import Domain
internal import Storage

extension EndCustomer {
    /// What the fields are called where people read of them, in the order of the columns.
    static let fieldNames = [
        "name", "country", "email", "webDomain", "customerNumber", "taxIdentifier", "dunsNumber", "street",
        "postalCode", "city", "smartAccount", "virtualAccount",
    ]

    /// The fields in the order of the table's columns.
    var columns: [String?] {
        [
            name?.text, country?.text, email?.text, webDomain?.text, customerNumber?.text, taxIdentifier?.text,
            dunsNumber?.text, street?.text, postalCode?.text, city?.text, smartAccount?.text, virtualAccount?.text,
        ]
    }

    /// Reads the fields from twelve columns.
    init(_ row: Row, from first: Int32) {
        self.init()
        name = row.optionalText(first).map(Name.init(unchecked:))
        country = row.optionalText(first + 1).map(CountryCode.init(unchecked:))
        email = row.optionalText(first + 2).map(Name.init(unchecked:))
        webDomain = row.optionalText(first + 3).map(Name.init(unchecked:))
        customerNumber = row.optionalText(first + 4).map(CustomerNumber.init(unchecked:))
        taxIdentifier = row.optionalText(first + 5).map(Name.init(unchecked:))
        dunsNumber = row.optionalText(first + 6).map(Name.init(unchecked:))
        street = row.optionalText(first + 7).map(Name.init(unchecked:))
        postalCode = row.optionalText(first + 8).map(Name.init(unchecked:))
        city = row.optionalText(first + 9).map(Name.init(unchecked:))
        smartAccount = row.optionalText(first + 10).map(Name.init(unchecked:))
        virtualAccount = row.optionalText(first + 11).map(VirtualAccountName.init(unchecked:))
    }

    /// The customers that an order names, by their rows.
    static func all(of order: OrderID, in snapshot: Snapshot) throws -> [Int64: EndCustomer] {
        var customers: [Int64: EndCustomer] = [:]
        try snapshot.forEach(
            """
            SELECT id, name, country, email, web_domain, customer_number, tax_identifier, duns_number, street,
                postal_code, city, smart_account, virtual_account
            FROM end_customer WHERE order_id = ?1
            """,
            order.rawValue
        ) { customers[$0.integer(0)] = EndCustomer($0, from: 1) }
        return customers
    }

    /// Keeps the customer with its order.
    ///
    /// - Returns: the row's number.
    func insert(for order: OrderID, _ ids: IdentifierGenerator, in transaction: Transaction) throws -> Int64 {
        let id = ids.nextNumber()
        try insert(as: id, for: order, in: transaction)
        return id
    }

    /// Keeps the customer with its order, as the row of that number.
    func insert(as id: Int64, for order: OrderID, in transaction: Transaction) throws {
        try transaction.run(
            """
            INSERT INTO end_customer(id, order_id, name, country, email, web_domain, customer_number, tax_identifier,
                duns_number, street, postal_code, city, smart_account, virtual_account)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
            """,
            id,
            order.rawValue,
            name?.text,
            country?.text,
            email?.text,
            webDomain?.text,
            customerNumber?.text,
            taxIdentifier?.text,
            dunsNumber?.text,
            street?.text,
            postalCode?.text,
            city?.text,
            smartAccount?.text,
            virtualAccount?.text
        )
    }
}
