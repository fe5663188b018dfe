// Activity: one entry of the activity log before it is written.

internal import Domain

/// What is remembered of one deed, for one owner's eyes.
struct Activity {
    /// Whose log it belongs to: what an account's customer sees names nothing of a partner's holding account.
    let owner: EventOwner
    /// What was done.
    let kind: ActivityKind
    /// One sentence for people, without a full stop, for example `20 NET-ADV-100 moved from Berlin to Paris`.
    let summary: String
    /// The virtual account it happened in; where there are two, the one that gained.
    var virtualAccount: VirtualAccountID?
    /// The virtual account that lost, in a transfer.
    var source: VirtualAccountID?
    /// The lot it concerns.
    var lot: LotID?
    /// The SKU it concerns.
    var sku: String?
    /// How many units it concerns.
    var quantity: Int?
    /// The customer's or the partner's order number it followed from, as the owner may see it.
    var orderNumber: String?
    /// Who did it, as the owner may see it; nil for the operation's own actor.
    var actor: String?
}
