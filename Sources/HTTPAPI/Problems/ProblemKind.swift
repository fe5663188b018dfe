/// What sort of problem it is, which decides the HTTP status.
public enum ProblemKind: String, CaseIterable, Sendable {
    /// The request cannot be read.
    case malformed
    /// The request can be read, and what it says cannot be done by anybody.
    case invalid
    /// It does not say who asks, or nobody that is known.
    case unauthenticated
    /// Who asks may not do that.
    case forbidden
    /// What it names does not exist.
    case unknown
    /// The path does not take that method.
    case methodNotAllowed
    /// It does not fit how things stand.
    case conflict
    /// It is larger than allowed.
    case tooLarge
    /// It was sent to a listener that does not serve it.
    case misdirected
    /// The daemon cannot take it now; later it may.
    case busy
    /// The disk is full; nothing was written.
    case full
    /// The daemon failed.
    case internalError

    /// The HTTP status.
    public var status: Int {
        switch self {
        case .malformed: 400
        case .unauthenticated: 401
        case .forbidden: 403
        case .unknown: 404
        case .methodNotAllowed: 405
        case .conflict: 409
        case .tooLarge: 413
        case .misdirected: 421
        case .invalid: 422
        case .internalError: 500
        case .busy: 503
        case .full: 507
        }
    }

    /// A heading for people, the same for all problems of the kind.
    public var title: String {
        switch self {
        case .malformed: "The request cannot be read"
        case .unauthenticated: "The request does not say who asks"
        case .forbidden: "That is not allowed"
        case .unknown: "There is no such thing"
        case .methodNotAllowed: "The path does not take that method"
        case .conflict: "That does not fit how things stand"
        case .tooLarge: "The request is too large"
        case .misdirected: "This listener does not serve that"
        case .invalid: "The request cannot be carried out"
        case .internalError: "The daemon failed"
        case .busy: "The daemon cannot take it now"
        case .full: "The disk is full"
        }
    }
}
