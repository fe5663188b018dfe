// AccessOwner: the account or partner that people belong to.

public import Domain
internal import Storage

/// Whose people and programs they are.
public enum AccessOwner: Hashable, Sendable {
    /// A customer's.
    case smartAccount(SmartAccountID)
    /// A partner's.
    case partner(PartnerID)

    /// It as a resource.
    var resource: Resource {
        switch self {
        case .smartAccount(let id): .smartAccount(id)
        case .partner(let id): .partner(id)
        }
    }

    /// Whose log tells of it.
    var log: EventOwner {
        switch self {
        case .smartAccount(let id): .smartAccount(id)
        case .partner(let id): .partner(id)
        }
    }

    /// The answer where it is not there, or hidden.
    var unknown: FulfilmentError {
        switch self {
        case .smartAccount(let id): .unknownAccount(id.description)
        case .partner(let id):
            FulfilmentError(
                code: "partner.unknown",
                message: "there is no partner \(id)",
                remedy: "check its name"
            )
        }
    }

    /// For the columns `smart_account` and `partner`, of which one is NULL.
    var columns: (smartAccount: Int64?, partner: Int64?) {
        switch self {
        case .smartAccount(let id): (id.rawValue, nil)
        case .partner(let id): (nil, id.rawValue)
        }
    }

    /// Whether it is a Smart Account that has ended.
    func isClosed(in snapshot: Snapshot) throws -> Bool {
        guard case .smartAccount(let id) = self else { return false }
        return try snapshot.integer("SELECT 1 FROM smart_account WHERE id = ?1 AND state = 'closed'", id.rawValue)
            != nil
    }

    /// Reads the columns `smart_account` and `partner`.
    init?(_ smartAccount: Int64?, _ partner: Int64?) {
        if let smartAccount {
            self = .smartAccount(SmartAccountID(rawValue: smartAccount))
        } else if let partner {
            self = .partner(PartnerID(rawValue: partner))
        } else {
            return nil
        }
    }
}
