// EventType: the things that happen, in the past tense.
//
// GUARANTEES   The texts are a contract with receivers: they are never renamed, only added to.

/// The kind of an event.
public enum EventType: String, CaseIterable, Sendable {
    /// An order was accepted; its licenses are held.
    case orderAccepted = "order.accepted"
    /// An accepted order was changed by its partner.
    case orderChanged = "order.changed"
    /// An order was cancelled as a whole.
    case orderCancelled = "order.cancelled"
    /// Lines of an order have waited for so long that their partner wants to be told.
    case orderWaiting = "order.waiting"
    /// Lines wait, and for a new reason.
    case licenseHeld = "license.held"
    /// The Smart Account of lines is certain; the undo window is open.
    case licenseMatched = "license.matched"
    /// Licenses were released into a virtual account; their terms have started.
    case licenseReleased = "license.released"
    /// Lines were cancelled before their release.
    case licenseCancelled = "license.cancelled"
    /// The return of released licenses was asked for.
    case licenseReturnRequested = "license.return_requested"
    /// Licenses were moved between virtual accounts.
    case licenseTransferred = "license.transferred"
    /// More licenses of a SKU are used than there are in a virtual account, or no longer.
    case licenseOverage = "license.overage"
    /// The terms of licenses end in 90, 60 or 30 days.
    case licenseExpiring = "license.expiring"
    /// The terms of licenses have ended.
    case licenseExpired = "license.expired"
    /// A product instance did not renew its authorization in time.
    case instanceSilent = "instance.silent"
    /// A tier of matching matched wrongly, and only records what it would match from now on.
    case matchingTierSuspended = "matching.tier_suspended"
    /// A Smart Account became known.
    case accountRegistered = "account.registered"
    /// A Smart Account's state changed.
    case accountStateChanged = "account.state_changed"
    /// The account accepted a version of the licensing agreement.
    case agreementAccepted = "agreement.accepted"
    /// A virtual account was made, changed or removed.
    case virtualAccountChanged = "virtual_account.changed"
    /// The placement rules were changed.
    case placementChanged = "placement.changed"
    /// A file was refused, in whole or in part.
    case fileQuarantined = "file.quarantined"
    /// An endpoint was switched off because it answered 410 or failed for too long.
    case endpointDisabled = "endpoint.disabled"
    /// Somebody asked for a test of an endpoint.
    case endpointTested = "endpoint.tested"
}
