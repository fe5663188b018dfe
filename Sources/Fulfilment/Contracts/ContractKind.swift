/// What a contract is.
public enum ContractKind: String, CaseIterable, Sendable {
    /// An enterprise agreement: suites for the whole company over a term.
    case enterpriseAgreement
    /// Any other contract.
    case contract
}
