/// The rule that found an account, strongest first.
public enum EvidenceTier: Int, CaseIterable, Comparable, Hashable, Sendable {
    /// T0: a person decided about this order.
    case decision
    /// T1: the account is named, by its id or its domain identifier.
    case named
    /// T2: a registry's number is the account's.
    case registry
    /// T3: the partner's number of the customer, or a learned alias, is confirmed for the account.
    case confirmed
    /// T4: the name is the account's and nobody else's, and something independent says the same.
    case nameAndCorroborator
    /// T5: a company's domain that only this account has, under a similar name.
    case domain
    /// T6: the name is the account's and nobody else's, and nothing else says so.
    case name
    /// T7: the names are similar.
    case similarity

    /// Whether the left one is stronger.
    public static func < (left: EvidenceTier, right: EvidenceTier) -> Bool { left.rawValue < right.rawValue }

    /// Whether it may match without a person.
    public var mayBeAutomatic: Bool { self <= .nameAndCorroborator }
}

extension EvidenceTier: CustomStringConvertible {
    /// `T0` to `T7`.
    public var description: String { "T\(rawValue)" }
}
