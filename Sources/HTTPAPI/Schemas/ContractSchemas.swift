// How contracts, and what partners find of accounts, look on the API.

internal import Domain
public import Fulfilment

extension ContractRequest: RequestDocument, APIDocument {
    /// Its shape.
    public static let schema = Schema.request(
        "An enterprise agreement or contract as a whole",
        [
            .required("kind", .choice(of: ContractKind.self)),
            .required("startsOn", .text("The first day of its term, as in 2026-11-25")),
            .optional("endsOn", .text("The last day of its term")),
            .optional("suites", .list(of: .text(lengths: 1...Name.maximumLength))),
            .optional("note", .text(lengths: 1...Name.maximumLength)),
            .optional("orders", .list(of: ContractRequest.Order.self)),
        ]
    )
}

extension ContractRequest.Order: APIDocument {
    /// Its shape.
    public static let schema = Schema.request(
        "An order under a contract; it need not have come yet",
        [
            .required("partner", .text("The partner's name")),
            .required("number", .text("The partner's number of the order", lengths: 1...Name.maximumLength)),
        ]
    )
}

extension ContractView: APIDocument {
    /// Its shape.
    public static let schema = Schema.answer(
        "An enterprise agreement or contract",
        [
            .required("id", .id(IdentifierKinds.Agreement.self)),
            .required("number", .text()),
            .required("kind", .choice(of: ContractKind.self)),
            .required("startsOn", .text("The first day of its term")),
            .optional("endsOn", .text("The last day of its term")),
            .optional("note", .text()),
            .required("suites", .list(of: .text())),
            .required("orders", .list(of: ContractView.Order.self)),
            .required("licenses", .count("How many licenses of its orders lie in the account")),
        ]
    )
}

extension ContractView.Order: APIDocument {
    /// Its shape.
    public static let schema = Schema.answer(
        "An order under a contract",
        [
            .required("partner", .text()),
            .required("number", .text()),
            .required("licenses", .count("How many of its licenses lie in the account")),
        ]
    )
}

extension FoundAccountView: APIDocument {
    /// Its shape.
    public static let schema = Schema.answer(
        "A Smart Account as a partner finds it",
        [
            .required("id", .id(IdentifierKinds.SmartAccount.self)),
            .required("domain", .text()),
            .required("name", .text()),
            .required("state", .choice(of: SmartAccountState.self)),
            .required("virtualAccounts", .list(of: FoundAccountView.VirtualAccount.self)),
        ]
    )
}

extension FoundAccountView.VirtualAccount: APIDocument {
    /// Its shape.
    public static let schema = Schema.answer(
        "A virtual account that orders may name",
        [.required("id", .id(IdentifierKinds.VirtualAccount.self)), .required("name", .text())]
    )
}
