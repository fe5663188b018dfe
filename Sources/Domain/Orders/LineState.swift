// The life of an order line.

/// Where an order line stands.
///
///     held ⇄ scheduled ──▶ released ──▶ returned
///       └────────┴──▶ cancelled
///     recorded and rejected are ends from the beginning: nothing of them ever waits
///
/// `matched` is the moment between held and scheduled; it is the event, not a state a line rests in.
public enum LineState: String, CaseIterable, Sendable {
    /// In the holding account, for a reason.
    case held
    /// The account is certain; the undo window is open, and closes with the release.
    case scheduled
    /// In a virtual account of the customer. It cannot go back to the holding account.
    case released
    /// Taken back before it was released.
    case cancelled
    /// Taken back by the customer after release, by agreement.
    case returned
    /// Refused when its order was accepted.
    case rejected
    /// Not a license that goes through Smart Accounts (hardware, services): kept for the record only.
    case recorded

    /// Whether the line's licenses lie in the holding account.
    public var isWaiting: Bool { self == .held || self == .scheduled }
}
