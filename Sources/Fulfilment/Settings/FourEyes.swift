// FourEyes: which decisions of one person need another one.

public import Domain

/// When a decision about a partner's lines becomes a proposal that another person approves.
public struct FourEyes: Hashable, Sendable {
    /// Whether a decision that something speaks against needs another person.
    public var overrideVeto: Bool
    /// Whether the first release to an account that has nothing of this partner's yet does.
    public var firstRelease: Bool
    /// Whether an alias counts only once another person confirmed it: then a second order is not enough.
    public var aliasLearning: Bool
    /// The number of licenses above which a decision does; nil for none.
    public var aboveQuantity: Int?
    /// The value above which a decision does, in the order's currency; nil for none.
    ///
    /// With a limit, a decision about a line without a price does too.
    public var aboveValue: DecimalNumber?

    /// Makes settings; nothing needs another person unless it is given.
    public init(
        overrideVeto: Bool = false,
        firstRelease: Bool = false,
        aliasLearning: Bool = false,
        aboveQuantity: Int? = nil,
        aboveValue: DecimalNumber? = nil
    ) {
        self.overrideVeto = overrideVeto
        self.firstRelease = firstRelease
        self.aliasLearning = aliasLearning
        self.aboveQuantity = aboveQuantity
        self.aboveValue = aboveValue
    }
}
