// X12SetNames: what other transaction sets are, so that one that does not belong here is refused by its name.

/// The names of transaction sets.
enum X12SetNames {
    /// Whether it is an acknowledgement of ours, to which none may be given.
    static func isAcknowledgement(_ identifier: String) -> Bool { identifier == "997" || identifier == "999" }

    /// Whether it is read here.
    static func isOrder(_ identifier: String) -> Bool { identifier == "850" || identifier == "860" }

    /// The identifier with its name, where that is known.
    static func title(_ identifier: String) -> String {
        names[identifier].map { "\(identifier) (\($0))" } ?? "\(identifier.prefix(8))"
    }

    private static let names = [
        "810": "invoice", "820": "payment order", "824": "application advice", "830": "planning schedule",
        "832": "price catalog", "840": "request for quotation", "843": "response to request for quotation",
        "844": "product transfer account adjustment", "846": "inventory inquiry", "849": "response to product transfer",
        "852": "product activity data", "855": "purchase order acknowledgment", "856": "ship notice",
        "857": "shipment and billing notice", "862": "shipping schedule", "864": "text message",
        "865": "purchase order change acknowledgment", "867": "product transfer and resale report",
        "869": "order status inquiry", "870": "order status report", "875": "grocery products purchase order",
        "876": "grocery products purchase order change", "940": "warehouse shipping order",
        "997": "functional acknowledgment", "999": "implementation acknowledgment",
    ]
}
