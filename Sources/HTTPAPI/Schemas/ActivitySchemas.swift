// How the activity log and the register of assets look on the API.

internal import Domain
public import Fulfilment

extension ActivityView: APIDocument {
    /// Its shape.
    public static let schema = Schema.answer(
        "An entry of an activity log",
        [
            .required("id", .id(IdentifierKinds.Activity.self)),
            .required("happenedAt", .moment()),
            .required("kind", .choice(of: ActivityKind.self)),
            .required("actor", .text("Who did it, as the log's owner may know it")),
            .required("summary", .text("One sentence for people")),
            .optional("virtualAccount", .id(IdentifierKinds.VirtualAccount.self, "Where; or the one that gained")),
            .optional("sourceAccount", .id(IdentifierKinds.VirtualAccount.self, "The one that lost")),
            .optional("lot", .id(IdentifierKinds.Lot.self)),
            .optional("sku", .text()),
            .optional("quantity", .count()),
            .optional("orderNumber", .text("The order it followed from, by the owner's own number")),
        ]
    )
}

extension AssetView: APIDocument {
    /// Its shape.
    public static let schema = Schema.answer(
        "Something that an account owns",
        [
            .required("id", .text("The lot, lot_…, or the line of a device, oln_…")),
            .required("kind", .choice(of: AssetKind.self)),
            .required("sku", .text()),
            .optional("name", .text("What the catalog calls it")),
            .required("quantity", .count("How many lie in this virtual account")),
            .optional("virtualAccount", .id(IdentifierKinds.VirtualAccount.self, "Devices lie in none")),
            .optional("virtualAccountName", .text()),
            .required("partner", .text("Through whom it was bought")),
            .optional("orderNumber", .text("The customer's own order number")),
            .required("line", .text("The line of the order")),
            .required("acquiredAt", .moment("When it was released; of a device, when its order was taken")),
            .optional("termStartsAt", .moment()),
            .optional("termEndsAt", .moment()),
        ]
    )
}
