/// A virtual account.
public struct VirtualAccountView: Codable, Hashable, Sendable {
    /// `va_…`.
    public var id: String
    /// Its name.
    public var name: String
    /// `va_…` of what it lies in.
    public var parent: String?
    /// Whether licenses go here for which nothing else is said.
    public var isDefault: Bool
    /// Whether it is hidden from partners' search.
    public var isRestricted: Bool
    /// Where it is.
    public var location: String?
    /// The technology it is for.
    public var technologyGroup: String?
    /// The department it is for.
    public var department: String?
    /// To whom it reports.
    public var reportingLine: String?

    /// Puts a view together.
    public init(id: String, name: String, parent: String?, isDefault: Bool, isRestricted: Bool) {
        self.id = id
        self.name = name
        self.parent = parent
        self.isDefault = isDefault
        self.isRestricted = isRestricted
    }
}
