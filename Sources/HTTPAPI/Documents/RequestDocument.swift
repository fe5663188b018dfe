// RequestDocument: the JSON body of a request.
//
// GUARANTEES   A field that the document does not have is refused with its name. A misspelled optional field would
//              otherwise be silently ignored: a cancellation of one line would become the cancellation of all lines.

/// A document that comes in with a request.
public protocol RequestDocument: Codable, Sendable {
    /// The names of all its fields.
    static var fieldNames: Set<String> { get }
}
