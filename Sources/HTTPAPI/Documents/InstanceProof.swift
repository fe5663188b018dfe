/// With what a product instance shows who it is.
public struct InstanceProof: RequestDocument, Hashable {
    /// What it was given when it registered.
    public var credential: String

    /// Puts a proof together.
    public init(credential: String) { self.credential = credential }
}
