// How transfers and reservations look on the API.

internal import Domain
public import Fulfilment

extension TransferRequest: RequestDocument, APIDocument {
    /// Its shape.
    public static let schema = Schema.request(
        "Licenses to move between virtual accounts of one Smart Account: all of it, or nothing",
        [
            .required("items", .list(of: .document(Item.self), atLeast: 1)),
            .optional("destinationAccount", .text("Only the account itself is allowed", lengths: 1...253)),
        ]
    )
}

extension TransferRequest.Item: APIDocument {
    /// Its shape.
    public static let schema = Schema.request(
        "A quantity that goes from one virtual account to another",
        [
            .required("source", .text("Its name or id", lengths: 1...100)),
            .required("destination", .text("Its name or id", lengths: 1...100)),
            .optional("sku", .text("The lots whose terms end first are taken", lengths: 1...100)),
            .optional("lot", .text("The one lot to take from, instead of a SKU", lengths: 1...100)),
            .optional("quantity", .integer("All that can be moved unless given", 1...Quantity.maximum)),
        ]
    )
}

extension TransferView: APIDocument {
    /// Its shape.
    public static let schema = Schema.answer(
        "What was moved, would be moved, or stopped it all",
        [
            .required("isDone", .flag("Whether the licenses were moved: all of them, or none")),
            .required("items", .list(of: Item.self)),
        ]
    )
}

extension TransferView.Item: APIDocument {
    /// Its shape.
    public static let schema = Schema.answer(
        "What became of an item",
        [
            .required("number", .count("Its place in the request, from 1")),
            .required("outcome", .choice(of: ["moved", "movable", "refused"])),
            .required("source", .text()),
            .required("destination", .text()),
            .optional("sku", .text()),
            .optional("quantity", .integer()),
            .required("lots", .list(of: TransferView.Part.self)),
            .optional("problem", .document(TransferView.Problem.self)),
        ]
    )
}

extension TransferView.Part: APIDocument {
    /// Its shape.
    public static let schema = Schema.answer(
        "Units of a lot",
        [
            .required("lot", .id(IdentifierKinds.Lot.self)),
            .required("quantity", .count()),
            .optional("termEndsAt", .moment()),
        ]
    )
}

extension TransferView.Problem: APIDocument {
    /// Its shape.
    public static let schema = Schema.answer(
        "Why an item is refused",
        [.required("code", .text()), .required("message", .text()), .required("remedy", .text())]
    )
}

extension ReservationRequest: RequestDocument, APIDocument {
    /// Its shape.
    public static let schema = Schema.request(
        "Licenses to reserve for an offline device",
        [
            .required("virtualAccount", .text("Its name or id", lengths: 1...100)),
            .required("requestCode", .text("The code that the device shows", lengths: 1...400)),
            .required("kind", .choice(of: ["specific", "universal"])),
            .required("licenses", .list(of: .document(LicenseCount.self), atLeast: 1)),
            .optional("days", .integer("Without an end unless given", 1...3_650)),
            .optional("allowsExportControlled", .flag()),
        ]
    )
}

extension ReservationView: APIDocument {
    /// Its shape.
    public static let schema = Schema.answer(
        "Licenses that are reserved for an offline device, or were",
        [
            .required("id", .id(IdentifierKinds.Reservation.self)),
            .required("virtualAccount", .text("The name of the virtual account")),
            .required("kind", .choice(of: ["specific", "universal"])),
            .required("product", .text()),
            .required("serial", .text()),
            .required("state", .choice(of: ["reserved", "returned", "expired"])),
            .required("licenses", .list(of: LicenseCount.self)),
            .optional("authorizationCode", .text("What the device is to be given")),
            .required("madeBy", .text()),
            .required("madeAt", .moment()),
            .optional("expiresAt", .moment()),
            .optional("endedAt", .moment()),
        ]
    )
}

extension ReturnRequest: APIDocument {
    /// Its shape.
    public static let schema = Schema.request(
        "What a device gives back",
        [.required("returnCode", .text("The code that the device shows", lengths: 1...400))]
    )
}

extension SigningKeyView: APIDocument {
    /// Its shape.
    public static let schema = Schema.answer(
        "The public key of authorization codes",
        [
            .required("algorithm", .choice(of: ["Ed25519"])),
            .required("key", .text("32 bytes in base64url")),
            .required("pem", .text("The same for other programs (RFC 8410)")),
        ]
    )
}
