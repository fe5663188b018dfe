internal import Domain

/// What one rule has found, and the words to say it with.
struct MatchFinding: Hashable, Sendable {
    /// What it leads to.
    enum Subject: Hashable, Sendable {
        /// An account.
        case account(SmartAccount)
        /// A reference to an account that is not known.
        case unknown(AccountReference)
        /// A text that cannot be a reference to an account.
        case unreadable(Name)
    }

    /// The rule.
    let tier: MatchTier
    /// What it leads to.
    let subject: Subject
    /// Half a sentence that says why, for example `the order names xyz.com`.
    let reason: String
}

extension MatchFinding {
    /// Follows a reference that somebody wrote.
    init(_ written: Name, tier: MatchTier, reason: String, index: some MatchIndex) throws {
        self.tier = tier
        self.reason = reason
        guard let reference = AccountReference(written) else {
            subject = .unreadable(written)
            return
        }
        let account =
            switch reference {
            case .domain(let domain): try index.account(domain: domain)
            case .id(let id): try index.account(id: id)
            }
        subject = account.map { .account($0) } ?? .unknown(reference)
    }

    /// By what a line with this finding waits.
    var key: MatchKey? {
        switch subject {
        case .account(let account): .account(account.id)
        case .unknown(.domain(let domain)): .domain(domain)
        case .unknown(.id(let id)): .account(id)
        case .unreadable: nil
        }
    }
}
