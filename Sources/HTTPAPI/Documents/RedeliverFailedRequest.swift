/// Since when failed deliveries are to be sent again.
public struct RedeliverFailedRequest: RequestDocument, Hashable {
    /// The names of all its fields.
    public static let fieldNames: Set = ["within"]

    /// A length of time such as `3d`: of deliveries that are older nothing is sent.
    public var within: String

    /// Puts a request together.
    public init(within: String) { self.within = within }
}
