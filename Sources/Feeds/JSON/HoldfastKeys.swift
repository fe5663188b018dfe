// HoldfastKeys: the keys of the documented schema; a test compares them with the schema.

/// The keys of each object.
enum HoldfastKeys {
    static let order = [
        "number", "purpose", "revision", "kind", "orderDate", "currency", "endCustomerOrderNumber", "reseller",
        "releaseOnRequest", "customer", "lines",
    ]
    static let line = ["number", "parent", "action", "sku", "description", "quantity", "unitPrice", "customer"]
    static let customer = CustomerField.allCases.map(\.rawValue)
    static let account = [
        "domain", "name", "country", "state", "aliases", "webDomains", "identifiers", "customerNumbers",
        "virtualAccounts",
    ]
    static let identifier = ["scheme", "value"]
    static let virtualAccount = ["name", "parent", "default"]
    static let assignment = ["orderNumber", "lineNumber", "smartAccount", "virtualAccount"]
}
