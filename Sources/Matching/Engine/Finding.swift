internal import Domain

/// What one rule found.
struct Finding: Hashable {
    /// What it leads to.
    enum Subject: Hashable {
        /// An account.
        case account(SmartAccountID)
        /// A reference to an account that is not known.
        case unknown(String)
        /// A text that cannot be a reference to an account.
        case unreadable(String)
    }

    let tier: EvidenceTier
    let subject: Subject
    /// Half a sentence that says why.
    let reason: String
    /// A reason of this finding alone.
    var veto: Veto?
    /// Whether people said that the account goes by this very name; then it may be another than those that are known.
    var isNameLearned = false

    /// The account that was found.
    var account: SmartAccountID? {
        guard case .account(let account) = subject else { return nil }
        return account
    }
}
