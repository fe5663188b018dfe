// WebhookSignature: how a receiver knows that a request is ours, and new.
//
// SOURCE   Standard Webhooks 1.0.0: HMAC-SHA256 over `id.timestamp.body`, in base64 behind `v1,`. While a secret is being
//          replaced, one signature by each, the new one first.

internal import Crypto

/// The three headers of Standard Webhooks.
enum WebhookSignature {
    /// The headers of one attempt.
    ///
    /// - Parameters:
    ///   - id: the event's identifier, the same in every attempt.
    ///   - timestamp: the moment of this attempt, in seconds since the epoch.
    ///   - body: the bytes that are sent.
    ///   - secrets: one or two, the newest first.
    /// - Returns: `webhook-id`, `webhook-timestamp` and `webhook-signature`.
    static func headers(
        id: String,
        timestamp: Int64,
        body: [UInt8],
        secrets: [EndpointSecret]
    ) -> [(name: String, value: String)] {
        let signatures = secrets.map { sign(id: id, timestamp: timestamp, body: body, secret: $0) }
        return [
            ("webhook-id", id),
            ("webhook-timestamp", String(timestamp)),
            ("webhook-signature", signatures.joined(separator: " ")),
        ]
    }

    private static func sign(id: String, timestamp: Int64, body: [UInt8], secret: EndpointSecret) -> String {
        var code = HMAC<SHA256>(key: SymmetricKey(data: secret.key))
        code.update(data: Array("\(id).\(timestamp).".utf8))
        code.update(data: body)
        return "v1," + Base64.encode(code.finalize())
    }
}
