// How Smart Accounts and licenses look on the API.

internal import Domain
public import Fulfilment

extension AccountView: APIDocument {
    /// Its shape.
    public static let schema = Schema.answer(
        "A Smart Account",
        [
            .required("id", .id(IdentifierKinds.SmartAccount.self)),
            .required("domain", .text("Its domain identifier")),
            .required("name", .text("The customer's name")),
            .optional("country", .text("Two letters")),
            .required("state", .choice(of: SmartAccountState.self)),
            .optional("virtualAccounts", .list(of: VirtualAccount.self)),
        ]
    )
}

extension AccountView.VirtualAccount: APIDocument {
    /// Its shape.
    public static let schema = Schema.answer(
        "A virtual account",
        [
            .required("id", .id(IdentifierKinds.VirtualAccount.self)),
            .required("name", .text()),
            .optional("parent", .text("The name of the one it lies in")),
            .required("isDefault", .flag("Whether licenses without a named virtual account go here")),
            .required("quantity", .count("How many licenses lie in it")),
        ]
    )
}

extension LicenseView: APIDocument {
    /// Its shape.
    public static let schema = Schema.answer(
        "A license in a virtual account",
        [
            .required("id", .id(IdentifierKinds.Lot.self)),
            .required("sku", .text()),
            .required("quantity", .count()),
            .required("virtualAccount", .text("The name of the virtual account")),
            .required("releasedAt", .moment()),
            .optional("termEndsAt", .moment()),
            .optional("endCustomerOrderNumber", .text("The customer's own order number")),
        ]
    )
}

extension AccountRequest: APIDocument {
    /// Its shape.
    public static let schema = Schema.request(
        "What an operator says of a Smart Account",
        [
            .optional("name", .text("The customer's name; needed for an account that is not known yet")),
            .optional("country", .text("Two letters")),
            .required("state", .choice(of: SmartAccountState.self)),
            .optional("virtualAccounts", .list(of: VirtualAccount.self)),
        ]
    )
}

extension AccountRequest.VirtualAccount: APIDocument {
    /// Its shape.
    public static let schema = Schema.request(
        "A virtual account that is to be there",
        [
            .required("name", .text()),
            .optional("parent", .text("The name of the one it lies in")),
            .optional("isDefault", .flag("Whether licenses without a named virtual account go here")),
        ]
    )
}

extension StateRequest: APIDocument {
    /// Its shape.
    public static let schema = Schema.request(
        "The state an account is to be in",
        [.required("state", .choice(of: SmartAccountState.self))]
    )
}
