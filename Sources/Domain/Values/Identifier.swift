// Identifier: the name of one thing, for ever.
//
// GUARANTEES   63 bits, time-ordered: an id made later is larger. An order's id can never be passed for an account's:
//              the kind is part of the type inside and of the text outside (`ord_`, `sa_` …).
// DOES NOT     Hide when a thing was made; an id is not a secret.

/// A kind of thing that has identifiers.
public protocol IdentifierKind {
    /// What its identifiers begin with outside, without the underscore.
    static var prefix: String { get }
}

/// The identifier of a thing of one kind.
public struct Identifier<Kind: IdentifierKind>: Hashable, Comparable, Sendable {
    /// The number as the database keeps it: positive, 63 bits.
    public let rawValue: Int64

    /// Wraps a number read from the database or minted by a generator.
    public init(rawValue: Int64) { self.rawValue = rawValue }

    /// Whether the left one was made first.
    public static func < (left: Identifier, right: Identifier) -> Bool { left.rawValue < right.rawValue }
}

extension Identifier: CustomStringConvertible {
    /// The identifier as it is shown outside, for example `ord_0abcdefghjkmn`.
    public var description: String { "\(Kind.prefix)_\(CrockfordBase32.encode(rawValue))" }

    /// Reads an identifier as it is shown outside; nil when it is of another kind or malformed.
    public init?(_ text: some StringProtocol) {
        guard text.hasPrefix("\(Kind.prefix)_"),
            let value = CrockfordBase32.decode(text.dropFirst(Kind.prefix.count + 1))
        else { return nil }
        self.init(rawValue: value)
    }
}
