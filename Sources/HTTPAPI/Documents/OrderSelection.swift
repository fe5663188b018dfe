public import Domain

/// Which orders are asked for; nil parts select all.
public struct OrderSelection: Hashable, Sendable {
    /// Of this partner.
    public var partner: PartnerName?
    /// With a line in this state.
    public var state: LineState?
    /// With a line held for this reason.
    public var holdReason: HoldReason?
    /// With a number that begins so.
    public var numberPrefix: String?
    /// With a line matched to this account.
    public var account: AccountKey?

    /// Describes a selection.
    public init(
        partner: PartnerName? = nil,
        state: LineState? = nil,
        holdReason: HoldReason? = nil,
        numberPrefix: String? = nil,
        account: AccountKey? = nil
    ) {
        self.partner = partner
        self.state = state
        self.holdReason = holdReason
        self.numberPrefix = numberPrefix
        self.account = account
    }
}
