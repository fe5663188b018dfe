// How virtual accounts, transfers between them and placement rules look on the API.

internal import Domain
public import Fulfilment

extension VirtualAccountView: APIDocument {
    /// Its shape.
    public static let schema = Schema.answer(
        "A virtual account with its attributes",
        [
            .required("id", .id(IdentifierKinds.VirtualAccount.self)),
            .required("name", .text()),
            .optional("parent", .id(IdentifierKinds.VirtualAccount.self)),
            .required("isDefault", .flag("Whether licenses go here for which nothing else is said")),
            .required("isRestricted", .flag("Whether partners' search does not show it")),
            .optional("location", .text()),
            .optional("technologyGroup", .text()),
            .optional("department", .text()),
            .optional("reportingLine", .text()),
        ]
    )
}

extension VirtualAccountRequest: RequestDocument, APIDocument {
    /// Its shape.
    public static let schema = Schema.request(
        "A virtual account that is to be made or changed",
        [
            .optional("name", .text("Its name, unique in the account", lengths: 1...VirtualAccountName.maximumLength)),
            .optional("parent", .text("The one it is to lie in, by its name or id; empty for none")),
            .optional("isDefault", .flag("Makes it the default")),
            .optional("isRestricted", .flag("Hides it from partners' search")),
            .optional("location", .text("Empty for nothing")),
            .optional("technologyGroup", .text("Empty for nothing")),
            .optional("department", .text("Empty for nothing")),
            .optional("reportingLine", .text("Empty for nothing")),
        ]
    )
}

extension PlacementRuleView: APIDocument {
    /// Its shape.
    public static let schema = Schema.request(
        "A placement rule; what it leaves out matches everything",
        [
            .optional("sku", .text("A SKU, or the beginning of one before a star", lengths: 1...200)),
            .optional("city", .text("The end customer's city", lengths: 1...200)),
            .optional("postalCode", .text("The beginning of the end customer's postal code", lengths: 1...200)),
            .optional("country", .text("Two capital letters", pattern: "^[A-Z]{2}$")),
            .optional("partner", .text("A partner's name", lengths: 1...200)),
            .optional("orderPrefix", .text("The beginning of the customer's own order number", lengths: 1...200)),
            .required("virtualAccount", .text("Where the licenses go: a name or an id", lengths: 1...100)),
        ]
    )
}

extension PlacementView: RequestDocument, APIDocument {
    /// Its shape.
    public static let schema = Schema.request(
        "The placement rules of a Smart Account; the first that matches counts",
        [
            .required("version", .integer("The version that the change was made from", 0...1_000_000_000)),
            .required("rules", .list(of: PlacementRuleView.self)),
        ]
    )
}

extension PlacementTrialView: APIDocument {
    /// Its shape.
    public static let schema = Schema.answer(
        "Where a release of the past would have gone",
        [
            .required("lot", .id(IdentifierKinds.Lot.self)),
            .required("sku", .text()),
            .required("quantity", .count()),
            .required("releasedAt", .moment()),
            .required("virtualAccount", .text("Where it went")),
            .required("wouldGoTo", .text("Where it would have gone")),
            .optional("rule", .integer("Which rule says so, from 1", 1...1_000)),
        ]
    )
}
