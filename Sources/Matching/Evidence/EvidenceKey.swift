// EvidenceKey: one thing by which an account and an order find each other, in both directions.
//
// GUARANTEES   The account's side and the order's side make the same key from the same fact. The hash is stable and
//              fits the database's integers; whoever finds by it compares the text.

/// A key of an exact lookup.
public struct EvidenceKey: Hashable, Sendable {
    /// What a key is made of.
    ///
    /// The numbers are kept in databases and never change.
    public enum Kind: Int, CaseIterable, Hashable, Sendable {
        /// An account's domain identifier.
        case identifier = 1
        /// An account's id.
        case account = 2
        /// A registry's number of a company.
        case registry = 3
        /// A partner's confirmed number of a customer.
        case customerNumber = 4
        /// A partner's learned alias: the identity of the orders it is for.
        case alias = 5
        /// K2 of a name.
        case name = 6
        /// K4 of a name.
        case wordSet = 7
        /// A registered domain of a company.
        case domain = 8
        /// What a name that is not in ASCII looks like, and every name that could be meant by it.
        case nameLooks = 9
        /// What a verified domain looks like.
        case domainLooks = 10
        /// The label of a verified domain without its suffix.
        case domainLabel = 11
        /// The first half of a verified domain's label, with its length and suffix.
        case domainHead = 12
        /// The second half of it.
        case domainTail = 13
    }

    /// What it is made of.
    public let kind: Kind
    /// The text that has to be equal.
    public let text: String

    /// Makes a key.
    public init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }

    /// The hash under which it is kept; the kind is part of it.
    public var hash: Int64 { Int64(bitPattern: StableHash.of(text, salt: UInt64(kind.rawValue))) }
}
