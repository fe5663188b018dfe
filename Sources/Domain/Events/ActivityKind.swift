// ActivityKind: what people and programs did that a log must remember.
//
// GUARANTEES   The texts are written into sealed entries and exports: never renamed, only added to.

/// What an entry of the activity log tells.
public enum ActivityKind: String, CaseIterable, Sendable {
    /// Licenses came into the account.
    case licenseAcquired = "license.acquired"
    /// The return of licenses was asked for.
    case returnRequested = "license.returnRequested"
    /// Licenses were moved between virtual accounts.
    case licenseTransferred = "license.transferred"
    /// Licenses were given back.
    case licenseReturned = "license.returned"
    /// A product instance was registered, renewed or removed.
    case instanceChanged = "instance.changed"
    /// A product instance reported what it uses.
    case usageReported = "usage.reported"
    /// Licenses were reserved for an offline device, or returned by it.
    case reservationChanged = "reservation.changed"
    /// A registration token was made or revoked.
    case registrationTokenChanged = "registrationToken.changed"
    /// A Smart Account was requested, approved, declined, or changed its state or properties.
    case accountChanged = "account.changed"
    /// An agreement was accepted, or recorded.
    case agreementChanged = "agreement.changed"
    /// A virtual account was made, renamed, moved, merged, removed, or changed.
    case virtualAccountChanged = "virtualAccount.changed"
    /// The placement rules were changed.
    case placementChanged = "placement.changed"
    /// Somebody was invited, got or lost a role.
    case peopleChanged = "people.changed"
    /// A partner got or lost a role in the account.
    case partnerAccessChanged = "partnerAccess.changed"
    /// An API token was made or revoked.
    case tokenChanged = "token.changed"
    /// A webhook endpoint was made, changed or removed.
    case endpointChanged = "endpoint.changed"
    /// Somebody said whose an order is.
    case orderAssigned = "order.assigned"
    /// Somebody released lines of an order.
    case orderReleased = "order.released"
    /// Somebody cancelled lines of an order.
    case orderCancelled = "order.cancelled"
    /// Somebody decided about lines that needed a person.
    case reviewDecided = "review.decided"
}
