/// Who sends or receives: S002 and S003 of an interchange, S006 and S007 of a group.
public struct EDIFACTAddress: Hashable, Sendable {
    /// The identification.
    public var identifier: String
    /// Its qualifier, for example `14` for GS1.
    public var qualifier: String
    /// The internal address (0008 or 0014).
    public var internalAddress: String

    /// Puts an address together.
    public init(identifier: String, qualifier: String = "", internalAddress: String = "") {
        self.identifier = identifier
        self.qualifier = qualifier
        self.internalAddress = internalAddress
    }
}
