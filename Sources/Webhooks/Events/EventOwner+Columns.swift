// How an owner is kept in two columns of which one is set.

internal import Domain
internal import Storage

extension EventOwner {
    /// The value of a `partner` column.
    var partner: PartnerID? {
        if case .partner(let id) = self { id } else { nil }
    }

    /// The value of a `smart_account` column.
    var smartAccount: SmartAccountID? {
        if case .smartAccount(let id) = self { id } else { nil }
    }

    /// Reads two columns; a constraint says that one of them is set.
    init(partner: Int64?, smartAccount: Int64) {
        self =
            partner.map { .partner(PartnerID(rawValue: $0)) }
            ?? .smartAccount(SmartAccountID(rawValue: smartAccount))
    }
}
