// TierRecord: what people made of a tier's matches, and what that allows.
//
// SOURCE   The “rule of three”: with no error among n decisions the rate of errors is below 3/n, with 95 % confidence.

/// How a tier has done, in shadow or automatic, as far as people have looked.
public struct TierRecord: Hashable, Sendable {
    /// So many decisions that people agreed with, and no error, allow a tier to leave the shadow.
    public static let enough = 3_000

    /// Decisions of the tier that a person has looked at and agreed with.
    public var agreed: Int
    /// Decisions that a person found wrong.
    public var wrong: Int

    /// Puts a record together.
    public init(agreed: Int = 0, wrong: Int = 0) {
        self.agreed = agreed
        self.wrong = wrong
    }

    /// Whether the tier may be switched to automatic.
    public var mayBeAutomatic: Bool { wrong == 0 && agreed >= Self.enough }

    /// What the tier may do, whatever its partner's profile allows: one wrong match, and it is in shadow.
    public func limiting(_ mode: TierMode) -> TierMode { wrong > 0 && mode == .auto ? .shadow : mode }

    /// The rate of errors, in millionths, below which the true one lies with 95 % confidence; nil after an error.
    ///
    /// For a record without errors it is three for as many decisions as there were; a rule of thumb from 30 on.
    public var boundPerMillion: Int? {
        guard wrong == 0, agreed > 0 else { return nil }
        return min(1_000_000, (3_000_000 + agreed - 1) / agreed)
    }
}
