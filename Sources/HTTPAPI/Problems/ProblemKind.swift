/// What sort of problem it is, which decides the HTTP status.
public enum ProblemKind: String, CaseIterable, Sendable {
    /// The request cannot be read.
    case malformed
    /// The request can be read, and what it says cannot be done by anybody.
    case invalid
    /// What it names does not exist.
    case unknown
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
        case .unknown: 404
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
        case .unknown: "There is no such thing"
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
