/// A virtual account that is to be made or changed; in a change, what is left out stays.
public struct VirtualAccountRequest: Codable, Hashable, Sendable {
    /// Its name; in a change the new one, under which the former still works on orders.
    public var name: String?
    /// The virtual account it is to lie in, by its name or as `va_…`; empty for none.
    public var parent: String?
    /// Whether licenses go here for which nothing else is said; the former default is none any more.
    public var isDefault: Bool?
    /// Whether it is hidden from partners' search; its exact name on an order still works.
    public var isRestricted: Bool?
    /// Where it is; empty for nothing.
    public var location: String?
    /// The technology it is for; empty for nothing.
    public var technologyGroup: String?
    /// The department it is for; empty for nothing.
    public var department: String?
    /// To whom it reports; empty for nothing.
    public var reportingLine: String?

    /// Puts a request together.
    public init(name: String? = nil, parent: String? = nil, isDefault: Bool? = nil, isRestricted: Bool? = nil) {
        self.name = name
        self.parent = parent
        self.isDefault = isDefault
        self.isRestricted = isRestricted
    }
}
