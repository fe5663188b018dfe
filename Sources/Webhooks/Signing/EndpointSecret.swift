// EndpointSecret: what an endpoint's requests are signed with.
//
// GUARANTEES   24 to 64 bytes (Standard Webhooks 1.0). Printing one shows nothing of it: only `reveal` does.

/// The key an endpoint shares with its receiver.
public struct EndpointSecret: Hashable, Sendable {
    /// How many bytes a new one has.
    public static let length = 32
    private static let prefix = "whsec_"
    private static let lengths = 24...64

    /// The key's bytes.
    let key: [UInt8]

    /// Takes a key's bytes; nil when there are too few or too many.
    public init?(key: [UInt8]) {
        guard Self.lengths.contains(key.count) else { return nil }
        self.key = key
    }

    /// Reads a secret as it is shown, `whsec_` and base64; nil when it is not one.
    public init?(_ text: String) {
        guard text.hasPrefix(Self.prefix), let key = Base64.decode(text.dropFirst(Self.prefix.count)) else {
            return nil
        }
        self.init(key: key)
    }

    /// The secret as its receiver needs it; shown once, when it is made.
    public func reveal() -> String { Self.prefix + Base64.encode(key) }
}

extension EndpointSecret: CustomStringConvertible, CustomDebugStringConvertible {
    /// A text without the secret.
    public var description: String { "whsec_…" }
    /// A text without the secret.
    public var debugDescription: String { description }
}
