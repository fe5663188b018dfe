// UBLNames: which party is the end customer, which identification the SKU, and what is said by names of the partner's own.

internal import Domain

/// What a property or an additional document means.
enum UBLNamedValue {
    case smartAccount, virtualAccount
}

/// The choices of a profile, in a form that is quick to ask.
struct UBLNames {
    private let parties: [String]
    private let identifications: [String]
    private let values: [(name: [UInt8], meaning: UBLNamedValue)]

    init(_ profile: UBLProfile) {
        parties =
            profile.endCustomerParties.isEmpty
            ? [UBLName.originatorParty.rawValue, UBLName.originatorCustomerParty.rawValue]
            : profile.endCustomerParties
        identifications =
            profile.skuIdentifications.isEmpty
            ? ["SellersItemIdentification", "ManufacturersItemIdentification", "StandardItemIdentification"]
            : profile.skuIdentifications
        values = [
            (Array((profile.smartAccountProperty ?? "smartAccount").utf8), .smartAccount),
            (Array((profile.virtualAccountProperty ?? "virtualAccount").utf8), .virtualAccount),
        ]
    }

    /// Where a party is in the list of those that may be the end customer; nil for one that may not.
    func rank(of party: UBLName) -> Int? { parties.firstIndex(of: party.rawValue) }

    /// Where an identification is in the list of those that may be the SKU; nil for one that may not.
    func rank(ofIdentification name: UBLName) -> Int? { identifications.firstIndex(of: name.rawValue) }

    /// What a value of that name means; case does not count.
    func meaning(of name: UnsafeRawBufferPointer) -> UBLNamedValue? {
        values.first { value in
            value.name.count == name.count
                && zip(value.name, name).allSatisfy { left, right in
                    left == right || ASCII.isLetter(left) && left ^ right == 0x20
                }
        }?.meaning
    }
}
