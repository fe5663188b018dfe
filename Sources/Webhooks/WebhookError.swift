// WebhookError: why something that was asked of the webhooks was refused.

public import Domain
public import Storage

/// Why a request about endpoints or deliveries was refused; nothing was changed.
public enum WebhookError: RetryableError, Hashable, Sendable {
    /// A setting that cannot be taken.
    public struct InvalidSetting: Hashable, Sendable {
        /// The setting's name, as in `EndpointDraft`.
        public let name: String
        /// What is wrong with it, as the rest of a sentence that begins with the name.
        public let reason: String
    }

    /// There is none, or it is somebody else's.
    case unknown(String)
    /// Settings that cannot be taken, all of them.
    case invalid([InvalidSetting])
    /// The owner has as many endpoints as it may.
    case tooManyEndpoints(limit: Int)

    /// The secret was replaced a short while ago, and the old one signs until this moment.
    case secretJustReplaced(until: Timestamp)

    /// Trying the same again meets the same refusal.
    public var mayRetry: Bool { false }

    /// A name for programs; never renamed.
    public var code: String {
        switch self {
        case .unknown: "webhook.unknown"
        case .invalid: "webhook.invalid"
        case .tooManyEndpoints: "webhook.too_many_endpoints"
        case .secretJustReplaced: "webhook.secret_just_replaced"
        }
    }

    /// What a person can do about it.
    public var remedy: String {
        switch self {
        case .unknown: "Look at the list for the right identifier."
        case .invalid: "Change the settings that are named and try again."
        case .tooManyEndpoints: "Delete an endpoint that is no longer needed, or let one serve for several types."
        case .secretJustReplaced:
            "Wait until then; or replace it at once (--replace), which cuts off a receiver that has only the oldest."
        }
    }
}

extension WebhookError: CustomStringConvertible {
    /// One sentence for a person.
    public var description: String {
        switch self {
        case .unknown(let id): "there is no \(id)"
        case .invalid(let settings): settings.map { "\($0.name) \($0.reason)" }.joined(separator: "; ")
        case .tooManyEndpoints(let limit): "there are already \(limit) endpoints, and there may be no more"
        case .secretJustReplaced(let until):
            "the secret was replaced already, and the one before it signs until \(until)"
        }
    }
}
