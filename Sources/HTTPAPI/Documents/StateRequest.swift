/// The state a Smart Account is to have.
public struct StateRequest: RequestDocument, Hashable {
    /// The names of all its fields.
    public static let fieldNames: Set = ["state"]

    /// `active`, `suspended` or `closed`.
    public var state: String

    /// Puts a request together.
    public init(state: String) { self.state = state }
}
