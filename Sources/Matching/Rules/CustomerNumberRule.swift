internal import Domain

/// The partner's number of the customer is confirmed for an account.
struct CustomerNumberRule: MatchRule {
    func findings(_ evidence: MatchEvidence, _ index: some MatchIndex) throws -> [MatchFinding] {
        guard let number = evidence.customerNumber else { return [] }
        return try index.accounts(partner: evidence.partner, customerNumber: number).map { account in
            let reason = "customer number \(number) is confirmed for \(account.domain)"
            return MatchFinding(tier: .customerNumber, subject: .account(account), reason: reason)
        }
    }
}
