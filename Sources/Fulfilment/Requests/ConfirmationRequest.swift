public import Domain

/// A person's decision whose a line is.
public struct ConfirmationRequest: Hashable, Sendable {
    /// The line that was looked at, and who decides.
    public var review: ReviewRequest
    /// Whose it is.
    public var smartAccount: SmartAccountID
    /// The virtual account; nil for the account's default.
    public var virtualAccount: VirtualAccountName?
    /// Whether it is for that line alone, and not for all held lines whose orders say the same.
    public var isForOneLine: Bool
    /// Whether it stands although something speaks against the account.
    public var overridesVetoes: Bool

    /// Puts a request together.
    public init(
        _ review: ReviewRequest,
        smartAccount: SmartAccountID,
        virtualAccount: VirtualAccountName? = nil,
        isForOneLine: Bool = false,
        overridesVetoes: Bool = false
    ) {
        self.review = review
        self.smartAccount = smartAccount
        self.virtualAccount = virtualAccount
        self.isForOneLine = isForOneLine
        self.overridesVetoes = overridesVetoes
    }
}
