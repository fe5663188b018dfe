/// How an endpoint's secret is to be replaced.
public struct RotateRequest: RequestDocument, Hashable {
    /// The names of all its fields.
    public static let fieldNames: Set = ["overlapSeconds", "replace"]
    /// For how long the old secret may sign too: seven days.
    public static let longestOverlapSeconds = 7 * 86_400

    /// For how many seconds the old secret signs too; nil for a day.
    public var overlapSeconds: Int?
    /// Whether a secret that was replaced a short while ago and still signs may stop signing at once; nil means no.
    public var replace: Bool?

    /// Puts a request together.
    public init(overlapSeconds: Int? = nil, replace: Bool? = nil) {
        self.overlapSeconds = overlapSeconds
        self.replace = replace
    }
}
