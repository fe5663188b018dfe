// PartnerSettings: what a partner's configuration says about its orders.

public import Domain

/// A partner's settings, read from configuration and replaced as a whole when it is reloaded.
public struct PartnerSettings: Hashable, Sendable {
    /// What is done with a line whose SKU is not in the catalog.
    public enum UnknownSKUPolicy: String, CaseIterable, Sendable {
        /// It is held for review.
        case hold
        /// It is taken for a perpetual, smart-enabled license.
        case accept
    }

    /// The partner's name.
    public var name: PartnerName
    /// Milliseconds between the match and the release, in which the match can be undone.
    public var undoWindow: Int64
    /// What is done with unknown SKUs.
    public var unknownSKUs: UnknownSKUPolicy

    /// Whether its files govern accounts that are known: their states, names and default virtual accounts.
    ///
    /// Every partner may register new accounts, and add to known ones.
    public var mayManageAccounts: Bool
    /// After which times of waiting it is told of its lines.
    public var waiting: WaitingLimits
    /// What may match its orders.
    public var matching: MatchingSettings
    /// Which decisions of one person need another one.
    public var fourEyes: FourEyes

    /// Makes settings; 15 minutes, a hold for review and no say over known accounts unless others are given.
    public init(
        name: PartnerName,
        undoWindow: Int64 = 900_000,
        unknownSKUs: UnknownSKUPolicy = .hold,
        mayManageAccounts: Bool = false,
        waiting: WaitingLimits = WaitingLimits(),
        matching: MatchingSettings = MatchingSettings(),
        fourEyes: FourEyes = FourEyes()
    ) {
        self.name = name
        self.undoWindow = undoWindow
        self.unknownSKUs = unknownSKUs
        self.mayManageAccounts = mayManageAccounts
        self.waiting = waiting
        self.matching = matching
        self.fourEyes = fourEyes
    }
}
