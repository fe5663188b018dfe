// How licenses in use, product instances and their tokens look on the API.

internal import Domain
public import Fulfilment

extension LicensePositionView: APIDocument {
    /// Its shape.
    public static let schema = Schema.answer(
        "How many licenses of a SKU a virtual account has, and what becomes of them",
        [
            .required("id", .text("The virtual account's id and the SKU, for the next page")),
            .required("virtualAccount", .text("The name of the virtual account")),
            .required("sku", .text()),
            .required("purchased", .count("Units whose terms have not ended")),
            .required("inUse", .count()),
            .required("reserved", .count("Set aside for offline devices")),
            .required("balance", .integer("What is left; negative where more is used than there is")),
            .required("compliance", .choice(of: ["In Compliance", "Out of Compliance"])),
            .required("expiring", .count("How many end within 90 days")),
            .required("expiries", .list(of: End.self)),
        ]
    )
}

extension LicensePositionView.End: APIDocument {
    /// Its shape.
    public static let schema = Schema.answer(
        "Units whose terms end on a day",
        [
            .required("date", .text("The day, UTC", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")),
            .required("quantity", .count()),
        ]
    )
}

extension LicenseCount: APIDocument {
    /// Its shape.
    public static let schema = Schema.request(
        "How many licenses of a SKU",
        [.required("sku", .text(lengths: 1...100)), .required("quantity", .integer(nil, 0...Quantity.maximum))]
    )
}

extension RegistrationTokenRequest: RequestDocument, APIDocument {
    /// Its shape.
    public static let schema = Schema.request(
        "A registration token that is to be made",
        [
            .required("virtualAccount", .text("Its name or id", lengths: 1...100)),
            .optional("description", .text(lengths: 1...100)),
            .optional("days", .integer("How long it counts, 30 unless given", 1...365)),
            .optional("maximumUses", .integer("How many registrations", 1...Quantity.maximum)),
            .optional("allowsExportControlled", .flag()),
        ]
    )
}

extension RegistrationTokenView: APIDocument {
    /// Its shape.
    public static let schema = Schema.answer(
        "A registration token",
        [
            .required("id", .id(IdentifierKinds.RegistrationToken.self)),
            .required("virtualAccount", .text("The name of the virtual account")),
            .optional("description", .text()),
            .required("allowsExportControlled", .flag()),
            .optional("maximumUses", .count()),
            .required("uses", .count()),
            .required("expiresAt", .moment()),
            .required("madeBy", .text()),
            .required("madeAt", .moment()),
            .optional("revokedAt", .moment()),
            .optional("secret", .text("The secret itself, in the answer to its making only")),
        ]
    )
}

extension RegistrationRequest: RequestDocument, APIDocument {
    /// Its shape.
    public static let schema = Schema.request(
        "What a product instance says of itself when it registers",
        [
            .required("token", .text("The secret of a registration token", lengths: 1...200)),
            .required("product", .text("PID", lengths: 1...100)),
            .required("serial", .text(lengths: 1...100)),
            .optional("hostName", .text(lengths: 1...100)),
            .optional("softwareVersion", .text(lengths: 1...100)),
            .optional("credential", .text("Of the present registration, to move it", lengths: 1...200)),
        ]
    )
}

extension UsageReport: RequestDocument, APIDocument {
    /// Its shape.
    public static let schema = Schema.request(
        "All that a product instance uses",
        [
            .required("licenses", .list(of: LicenseCount.self)),
            .optional("virtualAccount", .text("Where it believes to be", lengths: 1...100)),
        ]
    )
}

extension InstanceReport: APIDocument {
    /// Its shape.
    public static let schema = Schema.request(
        "All that a product instance uses, told by itself",
        [
            .required("credential", .text(lengths: 1...200)),
            .required("licenses", .list(of: LicenseCount.self)),
            .optional("virtualAccount", .text("Where it believes to be", lengths: 1...100)),
        ]
    )
}

extension InstanceProof: APIDocument {
    /// Its shape.
    public static let schema = Schema.request(
        "Which product instance asks",
        [.required("credential", .text(lengths: 1...200))]
    )
}

extension InstanceView: APIDocument {
    /// Its shape.
    public static let schema = Schema.answer(
        "A product instance",
        [
            .required("id", .id(IdentifierKinds.ProductInstance.self)),
            .required("virtualAccount", .text("The name of the virtual account")),
            .required("product", .text()),
            .required("serial", .text()),
            .optional("hostName", .text()),
            .optional("softwareVersion", .text()),
            .required("state", .choice(of: ["registered", "silent", "removed"])),
            .required("mayUseExportControlled", .flag()),
            .required("registeredAt", .moment()),
            .required("renewedAt", .moment()),
            .required("authorizedUntil", .moment()),
            .required("licenses", .list(of: LicenseCount.self)),
            .optional("credential", .text("In the answer to the registration only")),
        ]
    )
}
