/// What `authorize` answers.
public enum Access: String, Sendable {
    /// It may.
    case allowed
    /// It may see that the thing is there, and may not do this with it: 403.
    case forbidden
    /// The thing does not exist for it: 404, the same answer as for one that is not there.
    case hidden
}
